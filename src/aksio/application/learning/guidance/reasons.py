"""The reasons there are to do something: each looks at the facts, and says nothing where there is nothing to say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aksio.application.learning.goals.measuring import MeasuredGoal
from aksio.application.learning.guidance.exam_facts import ExamFacts
from aksio.application.learning.guidance.ports import Exam
from aksio.domain.learning.planning.plan_progress import plan_progress
from aksio.domain.learning.recommendation import Action, Recommendation, RecommendationReason
from aksio.domain.shared.ids import LearnerId

WEAK = 0.6
ENOUGH_ANSWERS = 3
WITHIN_REACH = 75
LOOKED_BACK = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class State:
    """What is looked at."""

    learner_id: LearnerId
    facts: ExamFacts
    goals: Sequence[MeasuredGoal]
    leeches: int


def recommendations(state: State) -> list[Recommendation]:
    """All, in no order that matters."""
    return [
        *_overdue(state),
        *_weak_topics(state),
        *_unread(state),
        *_plans_behind(state),
        *_goals_within_reach(state),
        *_leeches(state),
    ]


def _overdue(state: State) -> Iterator[Recommendation]:
    """`forgotten` is how many more of them are expected to be forgotten by now than on the days they were due."""
    today, rules = state.facts.today, state.facts.rules
    late = [(group, group.due_on) for group in state.facts.groups if group.due_on is not None and group.due_on < today]
    if late:
        cards = sum(group.cards for group, _ in late)
        forgotten = sum(
            group.cards
            * (
                rules.chance(group.standing, group.standing.interval_days)
                - rules.chance(group.standing, group.standing.interval_days + (today - due_on).days)
            )
            for group, due_on in late
        )
        oldest = max((today - due_on).days for _, due_on in late)
        figures = {"cards": cards, "forgotten": round(forgotten, 2), "oldest_days": oldest}
        yield Recommendation(
            id=Recommendation.id_for(state.learner_id, RecommendationReason.OVERDUE_CARDS, None),
            reason=RecommendationReason.OVERDUE_CARDS,
            action=Action.REVIEW,
            size=cards,
            figures=figures,
        )


def _weak_topics(state: State) -> Iterator[Recommendation]:
    exams = {exam.course_id: exam for exam in state.facts.exams}
    for known in state.facts.topics:
        if known.known < WEAK and known.evidence >= ENOUGH_ANSWERS:
            exam = exams[known.topic.course_id]
            yield Recommendation(
                id=Recommendation.id_for(state.learner_id, RecommendationReason.WEAK_TOPIC, known.topic.id),
                reason=RecommendationReason.WEAK_TOPIC,
                action=Action.PRACTISE,
                size=1 - known.known,
                figures={
                    "mastery": round(known.known, 4),
                    "answers": known.evidence,
                    "days_left": _days_left(exam, state.facts.today),
                },
                title=known.topic.label,
                subject_id=known.topic.id,
                course_id=exam.course_id,
            )


def _unread(state: State) -> Iterator[Recommendation]:
    """Pages never read before an exam, as far as they are known; reading speed is measured, or two minutes a page."""
    record = state.facts.record
    for exam in state.facts.exams:
        outline, days = state.facts.outlines.get(exam.course_id), _days_left(exam, state.facts.today)
        documents = () if outline is None else outline.documents
        pages = sum(one.pages or 0 for one in documents)
        unread = sum(max(0, (one.pages or 0) - record.pages.get(one.id, 0)) for one in documents)
        if unread and days:
            yield Recommendation(
                id=Recommendation.id_for(state.learner_id, RecommendationReason.UNREAD_MATERIAL, exam.course_id),
                reason=RecommendationReason.UNREAD_MATERIAL,
                action=Action.READ,
                size=unread,
                figures={
                    "pages_unread": unread,
                    "pages": pages,
                    "days_left": days,
                    "minutes_a_day": round(unread * record.speed.minutes_per_page / days, 1),
                },
                title=exam.course,
                subject_id=exam.course_id,
                course_id=exam.course_id,
            )


def _plans_behind(state: State) -> Iterator[Recommendation]:
    since = state.facts.today - LOOKED_BACK
    for plan in state.facts.plans:
        behind = plan_progress((one for one in plan.sessions if one.date >= since), today=state.facts.today)
        if behind.minutes_missed:
            yield Recommendation(
                id=Recommendation.id_for(state.learner_id, RecommendationReason.PLAN_BEHIND, plan.id),
                reason=RecommendationReason.PLAN_BEHIND,
                action=Action.ADAPT_PLAN,
                size=behind.minutes_missed,
                figures={"sessions_missed": behind.missed, "minutes_missed": behind.minutes_missed},
                title=plan.title,
                subject_id=plan.id,
            )


def _goals_within_reach(state: State) -> Iterator[Recommendation]:
    for goal, progress in ((one.goal, one.progress) for one in state.goals):
        if WITHIN_REACH <= progress.percent < 100 and progress.days_left:
            yield Recommendation(
                id=Recommendation.id_for(state.learner_id, RecommendationReason.GOAL_WITHIN_REACH, goal.id),
                reason=RecommendationReason.GOAL_WITHIN_REACH,
                action=Action.STUDY,
                size=round(progress.percent, 1),
                figures={
                    "percent": round(progress.percent, 1),
                    "remaining": round(progress.remaining, 2),
                    "days_left": progress.days_left,
                },
                title=goal.title,
                subject_id=goal.id,
                course_id=goal.course_id,
            )


def _leeches(state: State) -> Iterator[Recommendation]:
    if state.leeches:
        yield Recommendation(
            id=Recommendation.id_for(state.learner_id, RecommendationReason.LEECHES, None),
            reason=RecommendationReason.LEECHES,
            action=Action.EDIT_CARDS,
            size=state.leeches,
            figures={"cards": state.leeches},
        )


def _days_left(exam: Exam, today: date) -> int:
    return (exam.date - today).days
