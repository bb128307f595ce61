"""What to do next, and why: made from figures, so that each reason can be checked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Conflict, NotFound
from aksio.domain.shared.ids import CourseId, LearnerId, RecommendationId

DISMISSED_FOR_DAYS = 14
ENOUGH_EVIDENCE = 3
WEAK = 0.6
EXAM_WITHIN_DAYS = 30
_NAMES = UUID("0197f0c0-5a6b-7000-8000-7265636f6d6d")


class RecommendationKind(StrEnum):
    """What it is about."""

    REVIEW_DUE = "review_due"
    WEAK_TOPIC = "weak_topic"
    EXAM_NEAR = "exam_near"
    PLAN_BEHIND = "plan_behind"


class RecommendationStatus(StrEnum):
    """What the learner said to it. An open one expires with its study day."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class RecommendationNotFound(NotFound):
    """No such recommendation of this learner, or it has expired."""

    code = "recommendation_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such recommendation, or it has expired.")


class AlreadyDecided(Conflict):
    """The learner said something else to it before."""

    code = "already_decided"

    def __init__(self) -> None:
        super().__init__("You have already decided about this recommendation.")


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A figure, what it is called, and a sentence with it."""

    code: str
    number: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Something worth doing. `weight` orders advice; `subject_id` is the course, topic or plan that it is about."""

    kind: RecommendationKind
    subject_id: UUID
    course_id: CourseId | None
    weight: float
    title: str
    reasons: tuple[Reason, ...]


@dataclass(kw_only=True, eq=False)
class Recommendation(Aggregate):
    """Advice to a learner on a study day. It is stored when the learner decides about it."""

    id: RecommendationId
    learner_id: LearnerId
    advice: Advice
    day: date
    expires_at: datetime
    status: RecommendationStatus = RecommendationStatus.OPEN
    decided_at: datetime | None = None

    @classmethod
    def of(cls, advice: Advice, *, learner_id: LearnerId, day: date, expires_at: datetime) -> "Recommendation":
        """The same advice on the same day is the same recommendation."""
        name = f"{learner_id}/{advice.kind}/{advice.subject_id}/{day}"
        id = RecommendationId(uuid5(_NAMES, name))
        return cls(id=id, learner_id=learner_id, advice=advice, day=day, expires_at=expires_at)

    def decide(self, status: RecommendationStatus, *, now: datetime) -> None:
        """Accept or dismiss; saying the same again changes nothing. Raises AlreadyDecided."""
        if self.status not in (RecommendationStatus.OPEN, status):
            raise AlreadyDecided
        if self.status is RecommendationStatus.OPEN:
            self.status, self.decided_at = status, now

    def silences(self, advice: Advice, *, day: date) -> bool:
        """Whether this decision keeps such advice away: dismissed for two weeks, accepted for the day."""
        if (self.advice.kind, self.advice.subject_id) != (advice.kind, advice.subject_id):
            return False
        if self.status is RecommendationStatus.ACCEPTED:
            return day <= self.day
        return self.status is RecommendationStatus.DISMISSED and (day - self.day).days < DISMISSED_FOR_DAYS


@dataclass(frozen=True, kw_only=True)
class WeakTopic:
    """A topic with what its evidence says."""

    topic_id: UUID
    course_id: CourseId
    name: str
    known: float
    evidence: int


@dataclass(frozen=True, kw_only=True)
class NearExam:
    """An exam and the score that it would bring, or None where nothing is known."""

    course_id: CourseId
    course: str
    days_left: int
    expected_score: float | None


@dataclass(frozen=True, kw_only=True)
class Slippage:
    """A plan that is behind."""

    plan_id: UUID
    title: str
    minutes_behind: int


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The figures that advice is made of."""

    learner_id: LearnerId
    due: int
    overdue: int
    topics: Sequence[WeakTopic] = ()
    exams: Sequence[NearExam] = ()
    slippages: Sequence[Slippage] = ()


def advice_for(situation: Situation) -> list[Advice]:
    """All that is worth saying, the most pressing first."""
    found = [
        *_about_reviews(situation),
        *(
            _about_topic(topic)
            for topic in situation.topics
            if topic.evidence >= ENOUGH_EVIDENCE and topic.known < WEAK
        ),
        *(_about_exam(exam) for exam in situation.exams if 0 <= exam.days_left <= EXAM_WITHIN_DAYS),
        *(_about_plan(one) for one in situation.slippages if one.minutes_behind > 0),
    ]
    return sorted(found, key=lambda one: (-one.weight, one.kind, one.subject_id))


def _about_reviews(situation: Situation) -> Iterable[Advice]:
    if situation.due <= 0:
        return
    reasons = [Reason(code="cards_due", number=situation.due, text=f"{situation.due} cards are due.")]
    if situation.overdue:
        text = f"{situation.overdue} of them have waited since an earlier day."
        reasons.append(Reason(code="cards_overdue", number=situation.overdue, text=text))
    yield Advice(
        kind=RecommendationKind.REVIEW_DUE,
        subject_id=situation.learner_id,
        course_id=None,
        weight=0.5 + min(0.4, situation.overdue / 250),
        title="Review the cards that are due",
        reasons=tuple(reasons),
    )


def _about_topic(topic: WeakTopic) -> Advice:
    return Advice(
        kind=RecommendationKind.WEAK_TOPIC,
        subject_id=topic.topic_id,
        course_id=topic.course_id,
        weight=0.3 + 0.5 * (1 - topic.known),
        title=f"Practise “{topic.name}”",
        reasons=(
            Reason(code="mastery", number=topic.known, text=f"You know it with a chance of {topic.known:.0%}."),
            Reason(code="evidence", number=topic.evidence, text=f"That is seen from {topic.evidence} answers."),
        ),
    )


def _about_exam(exam: NearExam) -> Advice:
    reasons = [Reason(code="days_left", number=exam.days_left, text=f"The exam is in {exam.days_left} days.")]
    if exam.expected_score is not None:
        text = f"As things stand the expected score is {exam.expected_score:.0%}."
        reasons.append(Reason(code="expected_score", number=exam.expected_score, text=text))
    nearness = 1 - exam.days_left / (EXAM_WITHIN_DAYS + 1)
    return Advice(
        kind=RecommendationKind.EXAM_NEAR,
        subject_id=exam.course_id,
        course_id=exam.course_id,
        weight=0.4 + 0.5 * nearness * (1 - (exam.expected_score or 0)),
        title=f"Prepare for the exam in {exam.course}",
        reasons=tuple(reasons),
    )


def _about_plan(slippage: Slippage) -> Advice:
    behind = slippage.minutes_behind
    return Advice(
        kind=RecommendationKind.PLAN_BEHIND,
        subject_id=slippage.plan_id,
        course_id=None,
        weight=0.45 + min(0.4, behind / 600),
        title=f"Catch up with “{slippage.title}”, or adapt it",
        reasons=(Reason(code="minutes_behind", number=behind, text=f"It is {behind} minutes behind."),),
    )
