"""A deck: cards that are studied together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self, TypedDict, Unpack

from aksio.domain.assessments.deck_events import DeckSchedulingChanged
from aksio.domain.assessments.scheduling import DEFAULT_RETENTION, Scheduling, scheduling_errors
from aksio.domain.assessments.twins import TwinSchedules
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Invalid, NotFound, refuse
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId
from aksio.domain.shared.language import language_error, spoken
from aksio.domain.shared.text import text_error

LONGEST_NAME = 200


class DeckNotFound(NotFound):
    """No such deck, or somebody else's."""

    code = "deck_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such deck.")


class DeckChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    name: str
    description: str | None
    course_id: CourseId | None
    language: str | None
    scheduler: str
    desired_retention: float


@dataclass(kw_only=True, eq=False)
class Deck(Aggregate):
    """A deck. Its cards follow `scheduler`, and with FSRS come when the chance of recall is `desired_retention`.

    `language` (BCP 47) is what its owner says, else what its cards were found to be in; `language_sought_at` is when
    they were last read for that. A twin says in its language what the deck `twin_of` says.
    """

    id: DeckId
    learner_id: LearnerId
    name: str
    course_id: CourseId | None = None
    description: str | None = None
    language: str | None = None
    language_sought_at: datetime | None = None
    scheduler: str = "sm2"
    desired_retention: float = DEFAULT_RETENTION
    twin_of: DeckId | None = None
    twin_schedules: TwinSchedules | None = None
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        refuse(
            [
                text_error("/name", self.name, longest=LONGEST_NAME),
                None if self.description is None else text_error("/description", self.description, longest=5_000),
                None if self.language is None else language_error("/language", self.language),
                *scheduling_errors(self.scheduler, self.desired_retention),
            ]
        )

    @classmethod
    def create(
        cls,
        *,
        id: DeckId,
        learner_id: LearnerId,
        name: str,
        course_id: CourseId | None = None,
        description: str | None = None,
        language: str | None = None,
        scheduler: str = "sm2",
        desired_retention: float = DEFAULT_RETENTION,
        now: datetime,
    ) -> Self:
        """A new, empty deck. Raises Invalid with every field that is wrong."""
        return cls(
            id=id,
            learner_id=learner_id,
            name=name,
            course_id=course_id,
            description=description,
            language=language,
            scheduler=scheduler,
            desired_retention=desired_retention,
            created_at=now,
            updated_at=now,
        )

    def translate(self, *, id: DeckId, language: str, schedules: TwinSchedules, now: datetime) -> "Deck":
        """An empty twin for another language. Raises Invalid when that is none, or is the deck's own."""
        if self.language is not None and spoken(self.language) == spoken(language):
            raise Invalid.field("/language", "same_language", "The deck is in this language already.")
        return Deck(
            id=id,
            learner_id=self.learner_id,
            name=f"{self.name[: LONGEST_NAME - len(language) - 3]} ({language})",
            course_id=self.course_id,
            description=self.description,
            language=language,
            scheduler=self.scheduler,
            desired_retention=self.desired_retention,
            twin_of=self.id,
            twin_schedules=schedules,
            created_at=now,
            updated_at=now,
        )

    @property
    def scheduling(self) -> Scheduling:
        """How its cards are scheduled."""
        return Scheduling(scheduler=self.scheduler, desired_retention=self.desired_retention)

    def tell_language(self, found: str | None, *, now: datetime) -> None:
        """Its cards were read: they are in that language, or it cannot be told. What its owner says stands."""
        self.language = self.language or found
        self.language_sought_at = now

    def edit(self, *, now: datetime, **changes: Unpack[DeckChanges]) -> None:
        """Change some particulars. Raises Invalid with every field that is wrong."""
        scheduling = self.scheduling
        for name, value in changes.items():
            setattr(self, name, value)
        self.__post_init__()
        self.updated_at = now
        if (self.scheduling.scheduler, self.scheduling.aim) != (scheduling.scheduler, scheduling.aim):
            self._record(DeckSchedulingChanged(occurred_at=now, deck_id=self.id, learner_id=self.learner_id))
