"""What to do next, with its reason and its numbers, and what the learner said to it.

The same state gives the same advice: nothing here is drawn by lot, and an id follows from what the advice is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import NotFound
from aksio.domain.shared.ids import CourseId, LearnerId, RecommendationId

COOL_DOWN = timedelta(days=7)
CLEARLY_MORE = 1.5
MOST_OF_A_KIND = 3
_NAMES = UUID("0197f0c0-5a6b-7000-8000-616476696365")


class RecommendationNotFound(NotFound):
    """Nothing of that kind is recommended any more, or it was somebody else's."""

    code = "recommendation_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such recommendation.")


class RecommendationReason(StrEnum):
    """Why something should be done, in the order of advice: what fades comes first, tidying up last."""

    OVERDUE_CARDS = "overdue_cards"
    WEAK_TOPIC = "weak_topic"
    UNREAD_MATERIAL = "unread_material"
    PLAN_BEHIND = "plan_behind"
    GOAL_WITHIN_REACH = "goal_within_reach"
    LEECHES = "leeches"


class Action(StrEnum):
    """What a client offers to do about it."""

    REVIEW = "review"
    PRACTISE = "practise"
    READ = "read"
    ADAPT_PLAN = "adapt_plan"
    STUDY = "study"
    EDIT_CARDS = "edit_cards"


class Decision(StrEnum):
    """What the learner said."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """`subject_id` is the topic, course, plan or goal; of the learner's cards as a whole it is None.

    `size` is how big the matter is, in the unit of its reason; `figures` are the numbers that speak for it.
    """

    id: RecommendationId
    reason: RecommendationReason
    action: Action
    size: float
    figures: Mapping[str, float]
    title: str | None = None
    subject_id: UUID | None = None
    course_id: CourseId | None = None

    @staticmethod
    def id_for(learner_id: LearnerId, reason: RecommendationReason, subject_id: UUID | None) -> RecommendationId:
        """The same advice has the same id, day after day."""
        return RecommendationId(uuid5(_NAMES, f"{learner_id}/{reason}/{subject_id}"))


@dataclass(kw_only=True, eq=False)
class RecommendationAnswer(Aggregate):
    """What the learner said to an advice, on which study day, and how big the matter was then."""

    id: RecommendationId
    learner_id: LearnerId
    reason: RecommendationReason
    decision: Decision
    size: float
    answered_on: date
    answered_at: datetime

    def hides(self, advice: Recommendation, *, today: date) -> bool:
        """Accepted: for the rest of the study day. Dismissed: for a week, unless the matter has clearly grown."""
        if self.decision is Decision.ACCEPTED:
            return today <= self.answered_on
        grown = advice.size >= CLEARLY_MORE * self.size and advice.size > self.size
        return today < self.hidden_until and not grown

    @property
    def hidden_until(self) -> date:
        """The study day from which on it may come again."""
        wait = timedelta(days=1) if self.decision is Decision.ACCEPTED else COOL_DOWN
        return self.answered_on + wait


def advice(
    found: Iterable[Recommendation], answers: Iterable[RecommendationAnswer], *, today: date
) -> list[Recommendation]:
    """What is left to be said today, in order: at most three of a kind, the biggest matters first."""
    said = {answer.id: answer for answer in answers}
    left = [one for one in found if one.id not in said or not said[one.id].hides(one, today=today)]
    order = list(RecommendationReason)
    left.sort(key=lambda one: (order.index(one.reason), -one.size, one.id))
    return [one for place, one in enumerate(left) if _place_of_its_kind(left, place) < MOST_OF_A_KIND]


def _place_of_its_kind(advice: Sequence[Recommendation], place: int) -> int:
    return sum(one.reason is advice[place].reason for one in advice[:place])


def chosen(found: Iterable[Recommendation], id: RecommendationId) -> Recommendation:
    """The one of that id. Raises RecommendationNotFound where the reason is gone, or never was."""
    for one in found:
        if one.id == id:
            return one
    raise RecommendationNotFound
