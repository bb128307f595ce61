"""Quizzes are written, published, taken, ended by the clock, graded and regraded."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from aksio.adapters.languages.langdetect_detector import LangdetectLanguageDetector
from aksio.adapters.memory.assessments.attempts import MemoryAttemptQueues
from aksio.adapters.memory.assessments.attempts_reader import MemoryAttemptsReader
from aksio.adapters.memory.assessments.quizzes import MemoryQuizzesReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.errors import UnknownCourse
from aksio.application.assessments.quizzes.add_questions import AddQuestions, AddQuestionsCommand
from aksio.application.assessments.quizzes.analyse_quiz import AnalyseQuiz, AnalyseQuizQuery
from aksio.application.assessments.quizzes.answer_question import AnswerQuestion, AnswerQuestionCommand
from aksio.application.assessments.quizzes.archive_quiz import ArchiveQuiz, ArchiveQuizCommand
from aksio.application.assessments.quizzes.attempt_views import AttemptView
from aksio.application.assessments.quizzes.create_quiz import CreateQuiz, CreateQuizCommand
from aksio.application.assessments.quizzes.delete_quiz import DeleteQuiz, DeleteQuizCommand
from aksio.application.assessments.quizzes.delete_quizzes import DeleteQuizzes, DeleteQuizzesCommand
from aksio.application.assessments.quizzes.edit_question import EditQuestion, EditQuestionCommand
from aksio.application.assessments.quizzes.edit_quiz import EditQuiz, EditQuizCommand
from aksio.application.assessments.quizzes.get_attempt import GetAttempt, GetAttemptQuery
from aksio.application.assessments.quizzes.get_quiz_result import GetQuizResult, GetQuizResultQuery
from aksio.application.assessments.quizzes.grade_answer import GradeAnswer, GradeAnswerCommand
from aksio.application.assessments.quizzes.list_questions import ListQuestions, ListQuestionsQuery
from aksio.application.assessments.quizzes.publish_quiz import PublishQuiz, PublishQuizCommand
from aksio.application.assessments.quizzes.question_content import QuestionContent
from aksio.application.assessments.quizzes.quiz_views import QuestionView, QuizView
from aksio.application.assessments.quizzes.regrade_attempts import RegradeAttempts, RegradeAttemptsCommand
from aksio.application.assessments.quizzes.request_regrade import RequestRegrade, RequestRegradeCommand
from aksio.application.assessments.quizzes.shown_attempt import Submission
from aksio.application.assessments.quizzes.start_attempt import StartAttempt, StartAttemptCommand
from aksio.application.assessments.quizzes.submit_attempt import SubmitAttempt, SubmitAttemptCommand
from aksio.application.assessments.quizzes.submit_overdue_attempts import SubmitOverdueAttempts
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.quizzes.answers import TruthValue, WrittenText
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.counting import AttemptCounting
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.quiz_errors import (
    AttemptOver,
    NoAttemptsLeft,
    QuizHasTakers,
    QuizNotFound,
    QuizNotOpen,
)
from aksio.domain.assessments.quizzes.quiz_events import AttemptGraded, AttemptSubmitted, QuizRegradeRequested
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from aksio.domain.shared.errors import Invalid, Stale
from aksio.domain.shared.ids import LearnerId
from tests.make.cards import COURSE, LEARNER, some_id
from tests.make.clock import FixedClock
from tests.make.study import CountedIds, OneCalendar, TheseCourses

TAKER = LearnerId(some_id("taker"))
TRUE: QuestionContent = {"text": "Light is a wave.", "task": TrueFalse(correct=True)}
ESSAY: QuestionContent = {"text": "Why is the sky blue?", "task": Essay(), "points": Decimal(3)}
RULES = QuizSettings(time_limit_minutes=10, max_attempts=2, passing_percent=Decimal(50))


class House:
    """The use cases on one store in memory."""

    def __init__(self, store: MemoryStore, clock: FixedClock, courses: TheseCourses) -> None:
        self.store, self.clock, self.ids = store, clock, CountedIds()
        submission, uow = Submission(calendars=OneCalendar("Europe/Oslo")), MemoryUnitOfWork(store)
        self.create = CreateQuiz(uow, courses, clock, self.ids)
        self.edit = EditQuiz(uow, courses, clock)
        self.add = AddQuestions(uow, clock, self.ids)
        self.mend = EditQuestion(uow, clock)
        self.publish = PublishQuiz(uow, LangdetectLanguageDetector(), clock)
        self.start = StartAttempt(uow, submission, clock, self.ids)
        self.answer = AnswerQuestion(uow, clock)
        self.submit = SubmitAttempt(uow, submission, clock)
        self.show = GetAttempt(uow, submission, clock)
        self.grade = GradeAnswer(uow, clock)
        self.end_overdue = SubmitOverdueAttempts(MemoryAttemptQueues(store), uow, submission, clock)
        self.regrade = RegradeAttempts(MemoryAttemptQueues(store), uow, clock)

    async def quiz(self, *contents: QuestionContent, settings: QuizSettings = RULES) -> QuizView:
        """A published quiz."""
        command = CreateQuizCommand(
            learner_id=LEARNER, course_id=COURSE, title="Light", settings=settings, questions=contents
        )
        quiz = await self.create(command)
        return await self.publish(PublishQuizCommand(quiz_id=quiz.id, learner_id=LEARNER))

    async def begin(self, quiz: QuizView, taker_id: LearnerId = LEARNER) -> AttemptView:
        """An attempt at it."""
        return await self.start(StartAttemptCommand(quiz_id=quiz.id, owner_id=LEARNER, taker_id=taker_id))

    async def say(self, attempt: AttemptView, value: bool, taker_id: LearnerId = LEARNER) -> None:
        """Answer its first question."""
        command = AnswerQuestionCommand(
            attempt_id=attempt.id,
            question_id=attempt.questions[0].id,
            taker_id=taker_id,
            answer=TruthValue(value=value),
        )
        await self.answer(command)

    async def finish(self, attempt: AttemptView, taker_id: LearnerId = LEARNER) -> AttemptView:
        """Submit it."""
        return await self.submit(SubmitAttemptCommand(attempt_id=attempt.id, taker_id=taker_id))


@pytest.fixture
def house(store: MemoryStore, clock: FixedClock, courses: TheseCourses) -> House:
    return House(store, clock, courses)


async def test_a_quiz_belongs_to_a_course_of_its_owner(house: House) -> None:
    with pytest.raises(UnknownCourse):
        await house.create(CreateQuizCommand(learner_id=TAKER, course_id=COURSE, title="Light"))
    assert house.store.rows == {}


async def test_all_wrong_questions_are_named_by_index(house: House) -> None:
    quiz = await house.quiz(TRUE)
    wrong: QuestionContent = {"text": " ", "task": TrueFalse(correct=True), "points": Decimal(0)}
    with pytest.raises(Invalid) as refusal:
        await house.add(AddQuestionsCommand(quiz_id=quiz.id, learner_id=LEARNER, contents=[TRUE, wrong]))
    assert [error.pointer for error in refusal.value.errors] == ["/questions/1/text", "/questions/1/points"]


async def test_who_saw_an_old_version_changes_nothing(house: House) -> None:
    quiz = await house.quiz(TRUE)
    command = EditQuizCommand(
        quiz_id=quiz.id, learner_id=LEARNER, changes={"title": "Dark"}, settings={"max_attempts": 1}, expected_version=1
    )
    with pytest.raises(Stale):
        await house.edit(command)
    edited = await house.edit(replace(command, expected_version=quiz.version))
    assert (edited.title, edited.settings) == ("Dark", replace(RULES, max_attempts=1))


async def test_another_device_goes_on_with_the_open_attempt(house: House) -> None:
    quiz = await house.quiz(TRUE)
    attempt = await house.begin(quiz)
    await house.say(attempt, True)
    again = await house.begin(quiz)
    assert (again.id, again.questions) == (attempt.id, attempt.questions)
    assert [answer.answer for answer in again.answers] == [TruthValue(value=True)]


async def test_attempts_run_out(house: House) -> None:
    quiz = await house.quiz(TRUE)
    for _ in range(2):
        await house.finish(await house.begin(quiz))
    with pytest.raises(NoAttemptsLeft):
        await house.begin(quiz)
    assert (await house.begin(quiz, TAKER)).number == 1


@pytest.mark.parametrize(
    ("opens", "closes", "is_open"), [(None, None, True), (1, None, False), (-2, -1, False), (-1, 1, True)]
)
async def test_a_quiz_is_open_between_its_hours(
    house: House, opens: int | None, closes: int | None, is_open: bool
) -> None:
    now = house.clock.now()
    opens_at, closes_at = (None if hours is None else now + timedelta(hours=hours) for hours in (opens, closes))
    quiz = await house.quiz(TRUE, settings=QuizSettings(opens_at=opens_at, closes_at=closes_at))
    if is_open:
        assert (await house.begin(quiz)).expires_at == closes_at
        return
    with pytest.raises(QuizNotOpen):
        await house.begin(quiz)


async def test_an_archived_quiz_cannot_be_started(house: House) -> None:
    quiz = await house.quiz(TRUE)
    archive = ArchiveQuiz(MemoryUnitOfWork(house.store), house.clock)
    await archive(ArchiveQuizCommand(quiz_id=quiz.id, learner_id=LEARNER))
    with pytest.raises(QuizNotOpen):
        await house.begin(quiz)


async def test_the_clock_ends_an_attempt_that_nobody_looks_at(house: House) -> None:
    attempt = await house.begin(await house.quiz(TRUE))
    await house.say(attempt, True)
    assert await house.end_overdue() == 0
    house.clock.go_on(timedelta(minutes=11))
    with pytest.raises(AttemptOver):
        await house.say(attempt, False)
    assert await house.end_overdue() == 1
    assert await house.end_overdue() == 0
    shown = await house.show(GetAttemptQuery(attempt_id=attempt.id, taker_id=LEARNER))
    assert (shown.status, shown.submitted_at) == (AttemptStatus.GRADED, attempt.expires_at)
    assert shown.score is not None
    assert shown.score.percent == 100


async def test_a_look_ends_an_overdue_attempt_and_the_next_start_is_a_new_one(house: House) -> None:
    quiz = await house.quiz(TRUE)
    first = await house.begin(quiz)
    house.clock.go_on(timedelta(minutes=11))
    shown = await house.show(GetAttemptQuery(attempt_id=first.id, taker_id=LEARNER))
    assert shown.status is AttemptStatus.GRADED
    second = await house.begin(quiz)
    house.clock.go_on(timedelta(minutes=11))
    with pytest.raises(NoAttemptsLeft):
        await house.begin(quiz)
    assert second.number == 2
    events = [event for event in house.store.outbox if isinstance(event, AttemptSubmitted)]
    assert [event.attempt_id for event in events] == [first.id, second.id]


async def test_the_owner_grades_what_another_wrote(house: House) -> None:
    quiz = await house.quiz(ESSAY)
    attempt = await house.begin(quiz, TAKER)
    question_id = attempt.questions[0].id
    command = AnswerQuestionCommand(
        attempt_id=attempt.id, question_id=question_id, taker_id=TAKER, answer=WrittenText(text="Scattering.")
    )
    await house.answer(command)
    assert (await house.finish(attempt, TAKER)).status is AttemptStatus.SUBMITTED
    grade = GradeAnswerCommand(attempt_id=attempt.id, question_id=question_id, owner_id=LEARNER, score=Fraction(2))
    graded = await house.grade(grade)
    assert (graded.mark.fraction, graded.answer) == (Fraction(2, 3), WrittenText(text="Scattering."))
    with pytest.raises(Invalid):
        await house.grade(replace(grade, score=Fraction(4)))
    assert isinstance(house.store.outbox[-1], AttemptGraded)


async def test_a_mended_key_regrades_everybody_once(house: House) -> None:
    quiz = await house.quiz(TRUE)
    for taker in (LEARNER, TAKER):
        attempt = await house.begin(quiz, taker)
        await house.say(attempt, False, taker)
        await house.finish(attempt, taker)
    (question,) = (await _questions(house, quiz)).items
    mend = EditQuestionCommand(
        quiz_id=quiz.id,
        question_id=question.question.id,
        learner_id=LEARNER,
        changes={},
        task_fields={"correct": False},
    )
    await house.mend(mend)
    await house.publish(PublishQuizCommand(quiz_id=quiz.id, learner_id=LEARNER))
    request = RequestRegrade(MemoryUnitOfWork(house.store), house.clock)
    await request(RequestRegradeCommand(quiz_id=quiz.id, learner_id=LEARNER))
    event = house.store.outbox[-1]
    assert isinstance(event, QuizRegradeRequested)
    for _ in range(2):
        await house.regrade(RegradeAttemptsCommand(quiz_id=event.quiz_id, number=event.number))
    attempts = house.store.rows["quiz_attempts"].values()
    assert [(one.score.percent, len(one.changes)) for one in attempts] == [(100, 1), (100, 1)]


async def _questions(house: House, quiz: QuizView) -> Page[QuestionView]:
    query = ListQuestionsQuery(quiz_id=quiz.id, learner_id=LEARNER, page=PageRequest())
    return await ListQuestions(MemoryQuizzesReader(house.store))(query)


async def test_the_result_counts_as_the_quiz_says(house: House) -> None:
    quiz = await house.quiz(TRUE, settings=replace(RULES, attempt_counting=AttemptCounting.AVERAGE))
    for value in (True, False):
        attempt = await house.begin(quiz)
        await house.say(attempt, value)
        await house.finish(attempt)
    result = GetQuizResult(MemoryAttemptsReader(house.store))
    found = await result(GetQuizResultQuery(quiz_id=quiz.id, taker_id=LEARNER))
    assert (found.attempts, found.attempts_left, found.percent, found.passed) == (2, 0, 50, True)
    with pytest.raises(QuizNotFound):
        await result(GetQuizResultQuery(quiz_id=quiz.id, taker_id=TAKER))


async def test_an_analysis_needs_thirty_attempts(house: House) -> None:
    quiz = await house.quiz(TRUE, {**TRUE, "text": "So is sound."}, settings=QuizSettings())
    analyse = AnalyseQuiz(MemoryAttemptsReader(house.store))
    query = AnalyseQuizQuery(quiz_id=quiz.id, learner_id=LEARNER)
    for number in range(30):
        found = await analyse(query)
        assert [item.statistics.facility for item in found.items] == [None, None]
        taker = LearnerId(some_id(number))
        attempt = await house.begin(quiz, taker)
        await house.say(attempt, number < 15, taker)
        second = AnswerQuestionCommand(
            attempt_id=attempt.id,
            question_id=attempt.questions[1].id,
            taker_id=taker,
            answer=TruthValue(value=number >= 15),
        )
        await house.answer(second)
        await house.finish(attempt, taker)
    first, _ = (await analyse(query)).items
    assert (first.statistics.facility, first.statistics.discrimination) == (50, -100)
    assert first.statistics.is_suspicious


async def test_a_quiz_that_others_took_cannot_be_deleted(house: House) -> None:
    quiz = await house.quiz(TRUE)
    delete = DeleteQuiz(MemoryUnitOfWork(house.store), house.clock)
    command = DeleteQuizCommand(quiz_id=quiz.id, learner_id=LEARNER)
    await house.begin(quiz, TAKER)
    with pytest.raises(QuizHasTakers):
        await delete(command)
    await DeleteQuizzes(MemoryUnitOfWork(house.store), house.clock)(DeleteQuizzesCommand(learner_id=TAKER))
    await house.begin(quiz)
    await delete(command)
    assert house.store.rows["quizzes"] == house.store.rows["quiz_attempts"] == {}


async def test_everything_of_a_learner_goes(house: House) -> None:
    quiz = await house.quiz(TRUE)
    await house.begin(quiz, TAKER)
    await DeleteQuizzes(MemoryUnitOfWork(house.store), house.clock)(DeleteQuizzesCommand(learner_id=LEARNER))
    assert house.store.rows["quizzes"] == house.store.rows["quiz_attempts"] == {}
