"""What decks and cards refer to has to exist and to be the learner's own."""

from aksio.application.assessments.errors import UnknownCourse
from aksio.application.assessments.ports import Decks, OwnCourses
from aksio.domain.assessments.deck import DeckNotFound
from aksio.domain.assessments.scheduling import Scheduling
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId

DEFAULT_SCHEDULING = Scheduling()


async def require_course(courses: OwnCourses, course_id: CourseId, *, learner_id: LearnerId) -> None:
    """Raises UnknownCourse."""
    if not await courses.among(frozenset([course_id]), learner_id=learner_id):
        raise UnknownCourse


async def schedulings(decks: Decks, deck_ids: frozenset[DeckId], *, learner_id: LearnerId) -> dict[DeckId, Scheduling]:
    """How cards in each of these decks are scheduled; decks that are missing are not the learner's."""
    if not deck_ids:
        return {}
    return {deck.id: deck.scheduling for deck in await decks.get_many(deck_ids, learner_id=learner_id)}


async def scheduling_of(decks: Decks, deck_id: DeckId | None, *, learner_id: LearnerId) -> Scheduling:
    """How a card in that deck, or in none, is scheduled. Raises DeckNotFound."""
    if deck_id is None:
        return DEFAULT_SCHEDULING
    found = await schedulings(decks, frozenset([deck_id]), learner_id=learner_id)
    if deck_id not in found:
        raise DeckNotFound
    return found[deck_id]
