"""Acts, topics and evidence that say something in every field."""

from datetime import UTC, datetime, timedelta

from aksio.domain.learning.activity import Activity, ActivityKind, LocalDay, Recall
from aksio.domain.learning.mastery import Evidence
from aksio.domain.learning.topic import Topic, TopicKind
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import ActivityId, CourseId, LearnerId
from tests.make.cards import COURSE, LEARNER, NOW, some_id

OSLO = StudyCalendar(zone="Europe/Oslo")
BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
LIGHT = Topic(course_id=COURSE, kind=TopicKind.TAG, label="light")
WAVES = Topic(course_id=COURSE, kind=TopicKind.SECTION, label=str(some_id("waves")))
OTHER_COURSE = CourseId(some_id("another course"))
MATURE = Recall(correct=0.75, interval_days=30, expected=0.875)
ELSEWHERE = Topic(course_id=OTHER_COURSE, kind=TopicKind.CONCEPT, label="elsewhere")


def an_act(
    name: object = "act",
    *,
    at: datetime = BEGUN,
    learner_id: LearnerId = LEARNER,
    kind: ActivityKind = ActivityKind.REVIEW,
    course_id: CourseId | None = COURSE,
    recall: Recall | None = MATURE,
    undone_at: datetime | None = None,
) -> Activity:
    """A review of a mature card, unless something else is said."""
    return Activity(
        id=ActivityId(some_id(name)),
        learner_id=learner_id,
        kind=kind,
        occurred_at=at,
        day=LocalDay.at(at, OSLO),
        seconds=12,
        pages=2,
        course_id=course_id,
        subject_id=some_id("card"),
        recall=recall,
        undone_at=undone_at,
    )


def acts_a_minute_apart(count: int) -> list[Activity]:
    """In their order, reviews and reading in turn."""
    kinds = (ActivityKind.REVIEW, ActivityKind.READING)
    return [an_act(number, at=BEGUN + timedelta(minutes=number), kind=kinds[number % 2]) for number in range(count)]


def evidence_of(act: Activity, *, contested: bool = False) -> Evidence:
    """What an act shows."""
    return Evidence(
        activity_id=act.id,
        occurred_at=act.occurred_at,
        correct=True,
        retention=True,
        contested_at=NOW if contested else None,
    )
