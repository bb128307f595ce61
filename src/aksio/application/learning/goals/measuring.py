"""How far goals are reached: a constant number of questions for however many of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aksio.application.learning.goals.ports import DoneOn, GoalsReader, QuizzesTaken
from aksio.application.learning.progress.ports import StudyCalendars
from aksio.application.shared.ports import Clock
from aksio.domain.learning.goal import Goal, Measure
from aksio.domain.learning.goal_progress import GoalProgress, first_day, progress_by_days, progress_by_value
from aksio.domain.learning.mastery import MASTERED
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class MeasuredGoal:
    """A goal and how far it is reached."""

    goal: Goal
    progress: GoalProgress


class GoalMeasures:
    """Reads what was done; from the days summed up, never from what a client says."""

    def __init__(self, reader: GoalsReader, quizzes: QuizzesTaken, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._quizzes = quizzes
        self._calendars = calendars
        self._clock = clock

    async def of(self, goals: Sequence[Goal], *, learner_id: LearnerId) -> list[MeasuredGoal]:
        """In the same order."""
        if not goals:
            return []
        today = await self.today(learner_id)
        facts = await self._facts(goals, learner_id, today)
        return [MeasuredGoal(goal=goal, progress=facts.progress(goal, today)) for goal in goals]

    async def today(self, learner_id: LearnerId) -> date:
        """The learner's study day."""
        return (await self._calendars.of(learner_id)).day_of(self._clock.now())

    async def _facts(self, goals: Sequence[Goal], learner_id: LearnerId, today: date) -> "_Facts":
        measures = {goal.measure for goal in goals}
        since = min(first_day(goal, today) for goal in goals)
        facts = _Facts()
        if measures - {Measure.QUIZZES, Measure.MASTERY}:
            facts.done = await self._reader.done(learner_id, since=since)
        if Measure.QUIZZES in measures:
            facts.quizzes = await self._quizzes.since(since, learner_id=learner_id)
        if Measure.MASTERY in measures:
            facts.masteries = await self._reader.masteries(learner_id)
        return facts


class _Facts:
    """What was read for all goals together."""

    def __init__(self) -> None:
        self.done: Mapping[DoneOn, Tally] = {}
        self.quizzes: Mapping[DoneOn, int] = {}
        self.masteries: Mapping[CourseId, Sequence[float]] = {}

    def progress(self, goal: Goal, today: date) -> GoalProgress:
        if goal.measure is Measure.MASTERY:
            return progress_by_value(goal, self._mastered(goal.course_id), today=today)
        return progress_by_days(goal, self._days(goal), today=today)

    def _days(self, goal: Goal) -> dict[date, float]:
        days: dict[date, float] = defaultdict(float)
        amounts = self._amounts(goal.measure)
        for (day, course_id), amount in amounts.items():
            if goal.course_id in (None, course_id):
                days[day] += amount
        return days

    def _amounts(self, measure: Measure) -> Mapping[DoneOn, float]:
        match measure:
            case Measure.QUIZZES:
                return {key: float(count) for key, count in self.quizzes.items()}
            case Measure.MINUTES:
                return {key: tally.seconds / 60 for key, tally in self.done.items()}
            case Measure.PAGES:
                return {key: float(tally.pages) for key, tally in self.done.items()}
            case _:
                return {key: float(tally.reviews) for key, tally in self.done.items()}

    def _mastered(self, course_id: CourseId | None) -> float:
        known = [one for course, topics in self.masteries.items() if course_id in (None, course) for one in topics]
        return 100 * sum(one >= MASTERED for one in known) / len(known) if known else 0.0
