"""Write many flashcards, all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from aksio.application.assessments.errors import within
from aksio.application.assessments.ports import AssessmentsUnitOfWork, OwnCourses, StudyCalendars
from aksio.application.assessments.references import DEFAULT_SCHEDULING, schedulings
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.flashcard import Flashcard, FlashcardChanges
from aksio.domain.assessments.scheduling import Scheduling
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId

MOST_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class CreateFlashcardsCommand:
    """Each of the contents has at least a course, a front and a back."""

    learner_id: LearnerId
    contents: Sequence[FlashcardChanges]


class CreateFlashcards:
    """Raises Invalid with every field of every card that is wrong, as `/flashcards/3/front`."""

    def __init__(
        self, uow: AssessmentsUnitOfWork, courses: OwnCourses, calendars: StudyCalendars, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._courses = courses
        self._calendars = calendars
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateFlashcardsCommand) -> list[FlashcardView]:
        if not 1 <= len(command.contents) <= MOST_AT_ONCE:
            raise Invalid.field("/flashcards", "out_of_range", f"From 1 to {MOST_AT_ONCE} cards at once.")
        now, learner_id = self._clock.now(), command.learner_id
        today = Today.at(now, await self._calendars.of(learner_id))
        wanted = frozenset(content["course_id"] for content in command.contents)
        courses = await self._courses.among(wanted, learner_id=learner_id)
        deck_ids = frozenset(deck_id for content in command.contents if (deck_id := content.get("deck_id")) is not None)
        async with self._uow as uow:
            decks = await schedulings(uow.decks, deck_ids, learner_id=learner_id)
            cards = self._written(command, courses, decks, now)
            uow.flashcards.add(*cards)
            await uow.commit()
        return [FlashcardView.of(card, today) for card in cards]

    def _written(
        self,
        command: CreateFlashcardsCommand,
        courses: frozenset[CourseId],
        decks: Mapping[DeckId, Scheduling],
        now: datetime,
    ) -> list[Flashcard]:
        """The cards, or every error of them all."""
        cards: list[Flashcard] = []
        errors: list[FieldError] = []
        for number, content in enumerate(command.contents):
            deck_id = content.get("deck_id")
            found: list[FieldError | None] = [*_unknown(content, courses, decks)]
            try:
                scheduling = DEFAULT_SCHEDULING if deck_id is None else decks.get(deck_id, DEFAULT_SCHEDULING)
                cards.append(
                    Flashcard.write(
                        id=FlashcardId(self._ids.new()),
                        learner_id=command.learner_id,
                        scheduling=scheduling,
                        now=now,
                        **content,
                    )
                )
            except Invalid as refusal:
                found += refusal.errors
            errors += within(f"/flashcards/{number}", found)
        refuse(errors)
        return cards


def _unknown(
    content: FlashcardChanges, courses: frozenset[CourseId], decks: Mapping[DeckId, Scheduling]
) -> list[FieldError]:
    deck_id, errors = content.get("deck_id"), []
    if content["course_id"] not in courses:
        errors.append(FieldError(pointer="/course_id", code="course_not_found", message="There is no such course."))
    if deck_id is not None and deck_id not in decks:
        errors.append(FieldError(pointer="/deck_id", code="deck_not_found", message="There is no such deck."))
    return errors
