"""Views of attempts out of memory, and the sums over their marks."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from statistics import fmean

from aksio.adapters.memory.assessments.quizzes import MemoryQuizzes, versions_of
from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore
from aksio.application.assessments.quizzes.attempt_views import AttemptSummary
from aksio.application.assessments.quizzes.quiz_reader_ports import (
    AnalysedQuiz,
    AttemptFilter,
    CountedAttempts,
    TakerFigures,
)
from aksio.application.assessments.quizzes.quiz_views import AnswerToJudge, KindFigures, ToJudge
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.quizzes.answers import ChosenOption, ChosenOptions
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.calibration import ConfidenceSums, bin_of
from aksio.domain.assessments.quizzes.item_analysis import ItemSums
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.assessments.quizzes.response import Grade, GradedBy, Response
from aksio.domain.shared.ids import CourseId, LearnerId, QuestionId, QuizId

Judged = tuple[Question, Response, Grade]


class MemoryAttemptsReader:
    """See the ports `AttemptsReader` and `QuizAnalyses`."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def attempts(self, taker_id: LearnerId, chosen: AttemptFilter, page: PageRequest) -> Page[AttemptSummary]:
        """See the port."""
        theirs = [
            one
            for one in self._attempts()
            if one.taker_id == taker_id
            and chosen.quiz_id in (None, one.quiz_id)
            and chosen.status in (None, one.status)
        ]
        theirs.sort(key=lambda one: (one.started_at, one.id), reverse=True)
        return page_after(theirs, page, lambda one: one.id, self._summary)

    async def counted(self, quiz_id: QuizId, *, taker_id: LearnerId) -> CountedAttempts:
        """See the port."""
        quiz: Quiz | None = self._store.rows.get("quizzes", {}).get(quiz_id)
        theirs = [one for one in self._attempts() if one.quiz_id == quiz_id and one.taker_id == taker_id]
        if quiz is None or (quiz.learner_id != taker_id and not theirs):
            raise QuizNotFound
        published = versions_of(self._store, quiz_id)
        percents = (_percent(one) for one in sorted(theirs, key=lambda one: one.number))
        return CountedAttempts(
            settings=published[-1].settings if published else quiz.settings,
            attempts=len(theirs),
            percents=tuple(percent for percent in percents if percent is not None),
        )

    async def figures(self, taker_id: LearnerId, course_id: CourseId | None) -> TakerFigures:
        """See the port."""
        theirs = [one for one in self._attempts() if one.taker_id == taker_id and course_id in (None, one.course_id)]
        percents = [percent for percent in map(_percent, theirs) if percent is not None]
        marks: dict[QuestionKind, list[float]] = defaultdict(list)
        confidence: dict[int, ConfidenceSums] = {}
        for question, response, grade in (one for attempt in theirs for one in _judged(attempt)):
            marks[question.kind].append(float(grade.fraction))
            if (sure := response.confidence) is not None:
                sums = confidence.get(bin_of(sure), ConfidenceSums())
                confidence[bin_of(sure)] = sums.plus(confidence=sure, mark=float(grade.fraction))
        return TakerFigures(
            quizzes=len({one.quiz_id for one in theirs}),
            attempts=len(theirs),
            in_progress=sum(one.status is AttemptStatus.IN_PROGRESS for one in theirs),
            awaiting_grade=sum(one.status is AttemptStatus.SUBMITTED for one in theirs),
            average_percent=fmean(percents) if percents else None,
            best_percent=max(percents, default=None),
            by_type={kind: KindFigures(answers=len(all_), average_mark=fmean(all_)) for kind, all_ in marks.items()},
            confidence=confidence,
        )

    async def of(self, quiz_id: QuizId, *, learner_id: LearnerId) -> AnalysedQuiz:
        """See the port."""
        quiz = await self._quiz(quiz_id, learner_id)
        graded = [one for one in self._attempts() if one.quiz_id == quiz_id and one.status is AttemptStatus.GRADED]
        sums: dict[QuestionId, ItemSums] = defaultdict(ItemSums)
        for attempt in graded:
            for question, response, grade in _judged(attempt):
                mark = float(grade.fraction)
                rest = float(attempt.score.earned) - mark * float(question.points)
                sums[question.id] = sums[question.id].plus(
                    mark=mark, rest=rest, duration_ms=response.duration_ms, chosen=_chosen(response)
                )
        percents = [percent for percent in map(_percent, graded) if percent is not None]
        average = fmean(percents) if percents else None
        return AnalysedQuiz(questions=quiz.questions, attempts=len(graded), average_percent=average, sums=sums)

    async def to_judge(
        self, quiz_id: QuizId, which: ToJudge, page: PageRequest, *, learner_id: LearnerId
    ) -> Page[AnswerToJudge]:
        """See the port."""
        await self._quiz(quiz_id, learner_id)
        waiting = [
            _to_judge(attempt, question)
            for attempt in self._attempts()
            for question in attempt.key
            if attempt.quiz_id == quiz_id and attempt.is_over and _WHICH[which](attempt.responses[question.id])
        ]
        waiting.sort(key=lambda one: (one.submitted_at, one.attempt_id, one.question_id))
        return page_after(waiting, page, lambda one: one.question_id, lambda one: one)

    def _attempts(self) -> list[Attempt]:
        return list(self._store.rows.get("quiz_attempts", {}).values())

    async def _quiz(self, quiz_id: QuizId, learner_id: LearnerId) -> Quiz:
        return await MemoryQuizzes(MemorySession(self._store)).get(quiz_id, learner_id=learner_id)

    def _summary(self, attempt: Attempt) -> AttemptSummary:
        version = versions_of(self._store, attempt.quiz_id)[attempt.paper.version - 1]
        score, passing = attempt.score, attempt.paper.settings.passing_percent
        return AttemptSummary(
            id=attempt.id,
            quiz_id=attempt.quiz_id,
            quiz_title=version.title,
            number=attempt.number,
            status=attempt.status,
            started_at=attempt.started_at,
            expires_at=attempt.expires_at,
            submitted_at=attempt.submitted_at,
            score=float(score.earned) if attempt.is_over else None,
            max_score=float(score.maximum),
            percent=_percent(attempt),
            passed=score.passed(passing) if attempt.is_over else None,
            is_final=_percent(attempt) is not None,
            version=attempt.version,
        )


def _percent(attempt: Attempt) -> float | None:
    percent = attempt.score.percent if attempt.is_over else None
    return None if percent is None else float(percent)


def _judged(attempt: Attempt) -> Iterator[Judged]:
    for question in attempt.key if attempt.is_over else ():
        response = attempt.responses[question.id]
        if response.grade is not None:
            yield question, response, response.grade


def _chosen(response: Response) -> frozenset[str]:
    match response.answer:
        case ChosenOption(option_id=option_id):
            return frozenset([option_id])
        case ChosenOptions(option_ids=option_ids):
            return frozenset(option_ids)
    return frozenset()


_WHICH: dict[ToJudge, Callable[[Response], bool]] = {
    ToJudge.UNGRADED: lambda response: response.grade is None,
    ToJudge.BY_MODEL: lambda response: response.grade is not None and response.grade.by is GradedBy.MODEL,
    ToJudge.APPEALED: lambda response: response.appeal is not None and response.appeal.is_open,
}


def _to_judge(attempt: Attempt, question: Question) -> AnswerToJudge:
    response = attempt.responses[question.id]
    grade = response.grade
    assert attempt.submitted_at is not None
    return AnswerToJudge(
        attempt_id=attempt.id,
        question_id=question.id,
        answer=response.answer,
        text=response.text,
        points=float(question.points),
        mark=None if grade is None else float(grade.fraction),
        graded_by=None if grade is None else grade.by,
        reading=response.reading,
        appeal=response.appeal,
        submitted_at=attempt.submitted_at,
    )
