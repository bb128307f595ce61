"""Show somebody everything that is stored about them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from aksio.application.accounts.ports import PersonalData
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ExportPersonalDataQuery:
    """Whose data."""

    account_id: LearnerId


class ExportPersonalData:
    """Reads while it is read. No copy is made that would have to be kept safe and erased later."""

    def __init__(self, data: PersonalData) -> None:
        self._data = data

    def __call__(self, query: ExportPersonalDataQuery) -> AsyncIterator[tuple[str, dict[str, object]]]:
        """Table and row, table by table."""
        return self._data.rows(query.account_id)
