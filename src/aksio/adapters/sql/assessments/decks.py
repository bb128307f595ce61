"""Decks in SQL."""

from sqlalchemy import RowMapping, delete, select, update

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.assessments import decks, flashcards
from aksio.adapters.sql.writes import Delete, Insert, Row, Statement, Update
from aksio.domain.assessments.deck import Deck, DeckNotFound
from aksio.domain.assessments.twins import TwinSchedules
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId


class SqlDecks:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, deck_id: DeckId, *, learner_id: LearnerId) -> Deck:
        """See the port."""
        found = await self.get_many(frozenset([deck_id]), learner_id=learner_id)
        if not found:
            raise DeckNotFound
        return found[0]

    async def get_many(self, deck_ids: frozenset[DeckId], *, learner_id: LearnerId) -> list[Deck]:
        """See the port."""
        query = select(decks).where(decks.c.id.in_(sorted(deck_ids)), decks.c.learner_id == learner_id)
        return [deck_from_row(row) for row in await self._session.rows(query)]

    def add(self, deck: Deck) -> None:
        """See the port."""
        self._session.write(Insert(decks, [_to_row(deck)]))
        self._session.record(deck)

    def save(self, deck: Deck) -> None:
        """See the port."""
        self._session.write(Update(decks, _to_row(deck), where={"id": deck.id, "version": deck.version}))
        self._session.record(deck)

    def remove(self, deck: Deck) -> None:
        """See the port."""
        in_deck = flashcards.c.deck_id == deck.id
        self._session.write(
            Statement(update(flashcards).where(in_deck).values(deck_id=None, version=flashcards.c.version + 1)),
            Statement(update(decks).where(decks.c.twin_of == deck.id).values(_NO_TWIN)),
            Delete(decks, where={"id": deck.id, "version": deck.version}),
        )
        self._session.record(deck)

    def remove_all(self, course_id: CourseId | None, *, learner_id: LearnerId) -> None:
        """See the port."""
        gone = decks.c.learner_id == learner_id
        if course_id is not None:
            gone &= decks.c.course_id == course_id
        in_them = flashcards.c.deck_id.in_(select(decks.c.id).where(gone))
        self._session.write(
            Statement(update(flashcards).where(in_them).values(deck_id=None, version=flashcards.c.version + 1)),
            Statement(update(decks).where(decks.c.twin_of.in_(select(decks.c.id).where(gone))).values(_NO_TWIN)),
            Statement(delete(decks).where(gone)),
        )


_NO_TWIN = {"twin_of": None, "twin_schedules": None, "version": decks.c.version + 1}


def _to_row(deck: Deck) -> Row:
    return {
        "id": deck.id,
        "learner_id": deck.learner_id,
        "version": deck.version + 1,
        "name": deck.name,
        "course_id": deck.course_id,
        "description": deck.description,
        "language": deck.language,
        "language_sought_at": deck.language_sought_at,
        "scheduler": deck.scheduler,
        "desired_retention": deck.desired_retention,
        "twin_of": deck.twin_of,
        "twin_schedules": None if deck.twin_schedules is None else deck.twin_schedules.value,
        "created_at": deck.created_at,
        "updated_at": deck.updated_at,
    }


def deck_from_row(row: RowMapping) -> Deck:
    """The deck again."""
    schedules = row["twin_schedules"]
    return Deck(**{**row, "twin_schedules": None if schedules is None else TwinSchedules(schedules)})
