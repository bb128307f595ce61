"""What there is to tell a learner on a day, if anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aksio.application.notifications.letters.ports import StudyFacts
from aksio.application.notifications.letters.weekly_report import WeeklyReport
from aksio.domain.notifications.kind import Kind
from aksio.domain.notifications.letter_time import EXAM_DAYS
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class FindNewsQuery:
    """Of one kind, for a date of the learner's calendar."""

    learner_id: LearnerId
    kind: Kind
    day: date


@dataclass(frozen=True, kw_only=True)
class News:
    """Something to tell. `key` names it among all news; `data` holds plain JSON values."""

    key: str
    data: Mapping[str, object]


class FindNews:
    """Nothing due, no exam ahead and no week with study is nothing to tell."""

    def __init__(self, facts: StudyFacts, report: WeeklyReport) -> None:
        self._facts = facts
        self._report = report

    async def __call__(self, query: FindNewsQuery) -> list[News]:
        key = f"{query.kind.value}:{query.learner_id}:{query.day.isoformat()}"
        match query.kind:
            case Kind.DAILY_DIGEST:
                return await self._digest(query, key)
            case Kind.EXAM_REMINDER:
                ahead = await self._exams(query)
                return [
                    News(key=f"{key}:{exam['course_id']}", data=exam) for exam in ahead if exam["days"] in EXAM_DAYS
                ]
            case Kind.WEEKLY_REPORT:
                return await self._week(query, key)
            case _:
                return []

    async def _digest(self, query: FindNewsQuery, key: str) -> list[News]:
        due = await self._facts.due_cards(query.learner_id)
        if due == 0:
            return []
        streak, exams = await self._facts.streak_days(query.learner_id), await self._exams(query)
        return [News(key=key, data={"due": due, "streak": streak, "exams": exams})]

    async def _exams(self, query: FindNewsQuery) -> list[dict[str, object]]:
        exams = await self._facts.exams(query.learner_id)
        return [
            {
                "course_id": str(exam.course_id),
                "course": exam.course,
                "date": exam.date.isoformat(),
                "days": (exam.date - query.day).days,
            }
            for exam in sorted(exams, key=lambda exam: exam.date)
            if exam.date >= query.day
        ]

    async def _week(self, query: FindNewsQuery, key: str) -> list[News]:
        report = await self._report.of(query.learner_id, query.day)
        if report is None:
            return []
        return [News(key=key, data={**report, "streak": await self._facts.streak_days(query.learner_id)})]
