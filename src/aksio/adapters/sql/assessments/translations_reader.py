"""Views of translations straight from SQL."""

from sqlalchemy import ColumnElement, RowMapping, select

from aksio.adapters.sql.assessments.translations import from_row
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.translations import translations
from aksio.application.assessments.translations.translation_storage_ports import TranslationFilter
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId

_NEWEST = (translations.c.created_at, translations.c.id)


class SqlTranslationsReader(SqlReader):
    """See the port."""

    async def translations(
        self, learner_id: LearnerId, chosen: TranslationFilter, page: PageRequest
    ) -> Page[TranslationView]:
        """See the port."""
        query = select(translations).where(translations.c.learner_id == learner_id, *_conditions(chosen))
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _view, *_NEWEST)


def _conditions(chosen: TranslationFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.status is not None:
        conditions.append(translations.c.status == chosen.status.value)
    if chosen.subject is not None:
        conditions.append(translations.c.subject == chosen.subject.value)
    if chosen.original_id is not None:
        conditions.append(translations.c.original_id == chosen.original_id)
    return conditions


def _view(row: RowMapping) -> TranslationView:
    return TranslationView.of(from_row(row))
