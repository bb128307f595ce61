"""Progress asks what was reviewed; assessments know."""

from datetime import date, datetime

from aksio.application.assessments.reader_ports import ReviewFact
from aksio.application.assessments.reviews.list_review_facts import ListReviewFacts, ListReviewFactsQuery
from aksio.application.learning.progress.entering import Told
from aksio.domain.assessments.review import ReviewKind
from aksio.domain.learning.activity import Activity, ActivityKind, LocalDay, Recall
from aksio.domain.learning.retention import chance_of_recall
from aksio.domain.learning.topic import topics_of
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import ActivityId, FlashcardId, LearnerId, ReviewId


class AssessmentsReviewHistory:
    """See the port ReviewHistory."""

    def __init__(self, list_review_facts: ListReviewFacts) -> None:
        self._list_review_facts = list_review_facts

    async def of_card(
        self, flashcard_id: FlashcardId, *, learner_id: LearnerId, since: datetime, calendar: StudyCalendar
    ) -> list[Told]:
        """See the port."""
        query = ListReviewFactsQuery(learner_id=learner_id, flashcard_id=flashcard_id, since=since)
        return [_told(fact, calendar) for fact in await self._list_review_facts(query)]

    async def of_learner(
        self, learner_id: LearnerId, *, since: date, after: Told | None, limit: int, calendar: StudyCalendar
    ) -> list[Told]:
        """See the port."""
        place = None if after is None else (after.activity.occurred_at, ReviewId(after.activity.id))
        query = ListReviewFactsQuery(learner_id=learner_id, since_day=since, after=place, limit=limit)
        return [_told(fact, calendar) for fact in await self._list_review_facts(query)]


def _told(fact: ReviewFact, calendar: StudyCalendar) -> Told:
    """One more try on the same day says nothing of memory: it is no evidence.

    A scheduler that tells chances is held to its own; the others are taken at nine of ten at the end of the interval.
    """
    expected = fact.chance
    if expected is None and fact.interval_days is not None and fact.elapsed_days is not None:
        expected = chance_of_recall(fact.elapsed_days, fact.interval_days)
    act = Activity(
        id=ActivityId(fact.review_id),
        learner_id=fact.learner_id,
        kind=ActivityKind.REVIEW,
        occurred_at=fact.reviewed_at,
        day=LocalDay.at(fact.reviewed_at, calendar, day=fact.day),
        seconds=None if fact.duration_ms is None else round(fact.duration_ms / 1000),
        course_id=fact.course_id,
        subject_id=fact.flashcard_id,
        recall=Recall(correct=float(fact.passed), interval_days=fact.interval_days, expected=expected),
        undone_at=fact.undone_at,
    )
    if fact.kind is ReviewKind.REPETITION or fact.course_id is None:
        return Told(activity=act)
    return Told(activity=act, topics=topics_of(fact.course_id, fact.section_id, fact.tags))
