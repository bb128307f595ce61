"""How well a topic is known: Bayesian knowledge tracing (Corbett & Anderson 1995) over answers in their order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from aksio.domain.shared.ids import ActivityId

MASTERED = 0.95


@dataclass(frozen=True, kw_only=True)
class Tracing:
    """The chances of knowing at first, of learning at an answer, of slipping, and of guessing right."""

    known_at_first: float = 0.3
    learns: float = 0.1
    slips: float = 0.1
    guesses: float = 0.2

    def expected(self, known: float) -> float:
        """The chance of a right answer."""
        return known * (1 - self.slips) + (1 - known) * self.guesses

    def after(self, known: float, *, correct: bool) -> float:
        """The chance of knowing it after an answer: by Bayes' rule, then with what the answer itself taught."""
        if correct:
            posterior = known * (1 - self.slips) / self.expected(known)
        else:
            posterior = known * self.slips / (1 - self.expected(known))
        return posterior + (1 - posterior) * self.learns


TRACING = Tracing()


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """An answer as evidence for a topic. What the learner contests is kept, and counts no more."""

    activity_id: ActivityId
    occurred_at: datetime
    correct: bool
    retention: bool
    contested_at: datetime | None = None

    @property
    def place(self) -> tuple[datetime, ActivityId]:
        """Where it belongs, whenever it arrives."""
        return self.occurred_at, self.activity_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Mastery:
    """A topic as all its evidence together shows it. `recalls` are those that tell of memory over days."""

    known: float = TRACING.known_at_first
    evidence: int = 0
    correct: int = 0
    contested: int = 0
    recalls: int = 0
    recalls_passed: int = 0
    last_at: datetime | None = None
    last_id: ActivityId | None = None

    @property
    def is_mastered(self) -> bool:
        """Known almost surely."""
        return self.known >= MASTERED

    def comes_last(self, evidence: Evidence) -> bool:
        """Whether that evidence is later than all that is in here."""
        return self.last_at is None or self.last_id is None or (self.last_at, self.last_id) < evidence.place

    def after(self, evidence: Evidence) -> "Mastery":
        """With one more, later than all before."""
        counts = evidence.contested_at is None
        return Mastery(
            known=TRACING.after(self.known, correct=evidence.correct) if counts else self.known,
            evidence=self.evidence + counts,
            correct=self.correct + (counts and evidence.correct),
            contested=self.contested + (not counts),
            recalls=self.recalls + (counts and evidence.retention),
            recalls_passed=self.recalls_passed + (counts and evidence.retention and evidence.correct),
            last_at=evidence.occurred_at,
            last_id=evidence.activity_id,
        )


def mastery(evidence: Iterable[Evidence]) -> Mastery:
    """What all the evidence comes to, in whatever order it arrived."""
    found = Mastery()
    for one in sorted(evidence, key=lambda one: one.place):
        found = found.after(one)
    return found
