"""The schedulers that there are, behind one port."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from aksio.domain.assessments.fsrs import Fsrs
from aksio.domain.assessments.memory import MemoryModel
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.scheduling import FSRS, Scheduling
from aksio.domain.assessments.sm2 import Profile, profile_named
from aksio.domain.shared.ids import FlashcardId


class Scheduler(Protocol):
    """Makes the next schedule out of one and an answer. The same question always has the same answer."""

    @property
    def version(self) -> int:
        """Changes whenever results would."""

    def after(
        self,
        before: ReviewSchedule,
        rating: Rating,
        *,
        at: datetime,
        day: date,
        flashcard_id: FlashcardId,
        offset_days: int | None = None,
    ) -> ReviewSchedule:
        """The schedule after an answer given at that instant, on that study day of the learner.

        `offset_days` is the place within the range of equally good intervals, counted from its earliest, where one was
        chosen; otherwise the card's lot decides. A scheduler without such a range has no use for it.
        """


@dataclass(frozen=True, kw_only=True)
class Sm2:
    """SM-2 in one of its profiles."""

    profile: Profile

    @property
    def version(self) -> int:
        """See the port."""
        return self.profile.version

    def after(
        self,
        before: ReviewSchedule,
        rating: Rating,
        *,
        at: datetime,
        day: date,
        flashcard_id: FlashcardId,  # SM-2 draws no lots
        offset_days: int | None = None,
    ) -> ReviewSchedule:
        """See the port."""
        return before.after(rating, at=at, day=day)


@dataclass(frozen=True, kw_only=True)
class Schedulers:
    """Those of one learner: FSRS has the parameters of theirs."""

    model: MemoryModel | None = None

    def named(self, name: str) -> Scheduler:
        """Raises Invalid, naming `/scheduler`, where there is none of that name."""
        return self.fsrs if name == FSRS else Sm2(profile=profile_named(name))

    @property
    def fsrs(self) -> Fsrs:
        """FSRS with this learner's memory."""
        if self.model is None:
            raise LookupError("FSRS was asked for where no memory model was given.")
        return Fsrs(model=self.model)

    def carried(self, schedule: ReviewSchedule, scheduling: Scheduling) -> ReviewSchedule:
        """The schedule from which a log is folded, moved to another way of scheduling."""
        if schedule.is_new:
            return scheduling.begin()
        moved = replace(schedule, scheduler=scheduling.scheduler, desired_retention=scheduling.aim, memory=None)
        return self.fsrs.carried(moved) if scheduling.scheduler == FSRS else moved


SM2_ONLY = Schedulers()
"""For cards that are known to follow SM-2."""
