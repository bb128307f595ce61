"""An attempt is answered, submitted once, graded by what was served, and regraded on the record."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.quizzes.answers import Answer, ChosenOption, TruthValue, WrittenText
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.part import part_id
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_errors import (
    AnswerLocked,
    AttemptNotSubmitted,
    AttemptOver,
    NoHint,
    QuestionNotFound,
)
from aksio.domain.assessments.quizzes.quiz_events import AttemptGraded, AttemptSubmitted
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings, ShowAnswers
from aksio.domain.assessments.quizzes.response import GradedBy
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId, QuestionId
from tests.make.cards import COURSE, NOW, UTC_DAYS, some_id
from tests.make.quizzes import EVERY_RULE, a_question, a_quiz, an_attempt, published, right_answer

LATER = NOW + timedelta(minutes=5)
PLAIN = QuizSettings(passing_percent=Decimal(50))
GRADED_BY_KEY = tuple(a_question(kind) for kind in QuestionKind if kind is not QuestionKind.ESSAY)


def begun(*questions: Question, settings: QuizSettings = PLAIN) -> tuple[Quiz, Attempt]:
    quiz = a_quiz(questions=questions or GRADED_BY_KEY, sections=(), settings=settings)
    attempt = an_attempt(published(quiz))
    return quiz, attempt


def submitted(*questions: Question, settings: QuizSettings = PLAIN, right: int | None = None) -> Attempt:
    _, attempt = begun(*questions, settings=settings)
    for question in attempt.paper.questions[:right]:
        attempt.answer(question.id, right_answer(question), now=LATER)
    attempt.submit(calendar=UTC_DAYS, now=LATER)
    return attempt


def test_all_right_is_all_the_points() -> None:
    attempt = submitted()
    assert attempt.status is AttemptStatus.GRADED
    assert attempt.score.earned == attempt.score.maximum == Fraction(20)
    assert attempt.score.percent == 100
    assert attempt.score.passed(Decimal(100)) is True


def test_unanswered_questions_count_in_the_maximum() -> None:
    attempt = submitted(right=2)
    assert attempt.score.percent == 25
    assert attempt.score.passed(Decimal(50)) is False
    assert set(attempt.responses) == {question.id for question in GRADED_BY_KEY}


def test_an_answer_may_change_until_it_is_submitted() -> None:
    question = a_question(QuestionKind.TRUE_FALSE)
    _, attempt = begun(question)
    attempt.answer(question.id, TruthValue(value=True), confidence=0.9, duration_ms=1500, now=NOW)
    attempt.answer(question.id, TruthValue(value=False), now=NOW)
    attempt.answer(question.id, None, now=NOW)
    attempt.answer(question.id, TruthValue(value=False), confidence=0.4, duration_ms=2500, now=LATER)
    attempt.submit(calendar=UTC_DAYS, now=LATER)
    assert attempt.score.percent == 100
    with pytest.raises(AttemptOver):
        attempt.answer(question.id, TruthValue(value=True), now=LATER)
    event = attempt.take_events()[0]
    assert isinstance(event, AttemptSubmitted)
    assert [(answer.fraction, answer.confidence, answer.seconds) for answer in event.questions] == [(1, 0.4, 2.5)]
    assert (event.course_id, event.day, event.percent) == (COURSE, NOW.date(), 100)


def test_the_same_answer_again_changes_nothing() -> None:
    question = a_question(QuestionKind.TRUE_FALSE)
    _, attempt = begun(question)
    attempt.answer(question.id, TruthValue(value=True), confidence=0.9, now=NOW)
    response = attempt.responses[question.id]
    attempt.answer(question.id, TruthValue(value=True), confidence=0.9, now=LATER - timedelta(seconds=1))
    assert attempt.responses[question.id] is response
    assert attempt.updated_at == NOW


def test_submitting_twice_is_once() -> None:
    attempt = submitted()
    score = attempt.score
    attempt.submit(calendar=UTC_DAYS, now=LATER + timedelta(days=1))
    assert attempt.score == score
    assert attempt.submitted_at == LATER
    assert [type(event) for event in attempt.take_events()] == [AttemptSubmitted, AttemptGraded]


def test_the_servers_clock_decides() -> None:
    _, attempt = begun(settings=replace(PLAIN, time_limit_minutes=5))
    question = attempt.paper.questions[0]
    attempt.answer(question.id, right_answer(question), now=LATER - timedelta(seconds=1))
    with pytest.raises(AttemptOver):
        attempt.answer(question.id, None, now=LATER)
    assert attempt.is_overdue(LATER)
    attempt.submit(calendar=UTC_DAYS, now=LATER + timedelta(days=2))
    assert attempt.submitted_at == LATER
    assert attempt.score.earned == Fraction(5, 2)


def test_a_quiz_that_closes_ends_its_attempts() -> None:
    _, attempt = begun(settings=replace(EVERY_RULE, closes_at=LATER))
    assert attempt.expires_at == LATER


def test_a_hint_costs_once_and_never_more_than_the_mark() -> None:
    question = a_question(QuestionKind.TRUE_FALSE)
    _, attempt = begun(question, settings=replace(PLAIN, negative_marking=True))
    assert attempt.take_hint(question.id, now=NOW) == attempt.take_hint(question.id, now=NOW) == "Think of the north."
    attempt.answer(question.id, right_answer(question), now=NOW)
    attempt.submit(calendar=UTC_DAYS, now=LATER)
    assert attempt.score.percent == 90
    with pytest.raises(NoHint):
        begun(bare := replace(question, hint=None))[1].take_hint(bare.id, now=NOW)


def test_feedback_to_an_answer_makes_it_stand() -> None:
    question = a_question(QuestionKind.TRUE_FALSE)
    _, attempt = begun(question, settings=replace(PLAIN, instant_feedback=True))
    attempt.answer(question.id, TruthValue(value=True), now=NOW)
    assert attempt.responses[question.id].grade is not None
    attempt.answer(question.id, TruthValue(value=True), now=NOW)
    for other in (TruthValue(value=False), None):
        with pytest.raises(AnswerLocked):
            attempt.answer(question.id, other, now=NOW)


def test_essays_wait_and_the_score_says_so() -> None:
    essay, other = a_question(QuestionKind.ESSAY), a_question(QuestionKind.TRUE_FALSE)
    attempt = submitted(essay, other)
    assert attempt.status is AttemptStatus.SUBMITTED
    assert attempt.score.percent is None
    assert (attempt.score.percent_so_far, attempt.score.pending) == (Fraction(50), Fraction(5, 2))
    assert attempt.score.passed(Decimal(60)) is None
    assert attempt.score.passed(Decimal(50)) is True
    assert [type(event) for event in attempt.take_events()] == [AttemptSubmitted]

    attempt.grade(essay.id, Fraction(1, 2), comment="Good.", now=LATER)
    assert attempt.score.percent == 75
    assert [(change.before, change.after, change.by) for change in attempt.changes] == [
        (None, Fraction(5, 4), GradedBy.OWNER)
    ]
    (event,) = attempt.take_events()
    assert isinstance(event, AttemptGraded)
    assert (event.percent, event.pending) == (75, 0)


def test_an_empty_essay_waits_for_nobody() -> None:
    attempt = submitted(a_question(QuestionKind.ESSAY), right=0)
    assert attempt.status is AttemptStatus.GRADED
    assert attempt.score.percent == 0


def test_a_mended_key_regrades_on_the_record_and_spares_the_owners_word() -> None:
    first, second = a_question(QuestionKind.TRUE_FALSE, 1), a_question(QuestionKind.TRUE_FALSE, 2)
    quiz, attempt = begun(first, second)
    for question in (first, second):
        attempt.answer(question.id, TruthValue(value=True), now=NOW)
    attempt.submit(calendar=UTC_DAYS, now=NOW)
    attempt.grade(second.id, Fraction(1, 4), now=NOW)
    assert attempt.score.percent == Fraction(25, 2)
    for question in (first, second):
        quiz.mend_question(replace(question, task=TrueFalse(correct=True)), now=LATER)
    assert attempt.score.percent == Fraction(25, 2)

    version = published(quiz)
    attempt.take_events()
    attempt.regrade(version, now=LATER)
    attempt.regrade(version, now=LATER)
    assert attempt.score.percent == Fraction(125, 2)
    assert attempt.paper.question(first.id).task == first.task
    (change,) = [change for change in attempt.changes if change.by is GradedBy.KEY]
    assert (change.question_id, change.version) == (first.id, 2)
    assert (change.before, change.after) == (Fraction(0), Fraction(5, 2))
    assert [type(event) for event in attempt.take_events()] == [AttemptGraded]


def test_a_question_that_is_gone_is_graded_as_before_and_an_option_that_is_gone_earns_nothing() -> None:
    gone, mended = a_question(QuestionKind.TRUE_FALSE), a_question(QuestionKind.SINGLE_CHOICE)
    quiz, attempt = begun(gone, mended)
    attempt.answer(gone.id, right_answer(gone), now=NOW)
    attempt.answer(mended.id, ChosenOption(option_id=part_id("Oslo")), now=NOW)
    attempt.submit(calendar=UTC_DAYS, now=NOW)
    quiz.remove_question(gone.id, now=LATER)
    options = (Option.worth(Fraction(1), "Roma"), Option.worth(Fraction(0), "Madrid"))
    quiz.mend_question(replace(mended, task=SingleChoice(options=options)), now=LATER)
    attempt.regrade(published(quiz), now=LATER)
    assert attempt.score.percent == 50


def test_only_a_submitted_attempt_is_graded() -> None:
    _, attempt = begun()
    question = attempt.paper.questions[0]
    with pytest.raises(AttemptNotSubmitted):
        attempt.grade(question.id, Fraction(1), now=NOW)
    attempt.submit(calendar=UTC_DAYS, now=NOW)
    with pytest.raises(Invalid):
        attempt.grade(question.id, Fraction(3, 2), now=NOW)
    with pytest.raises(QuestionNotFound):
        attempt.grade(QuestionId(some_id("other")), Fraction(1), now=NOW)


@pytest.mark.parametrize(
    ("show", "open_quiz", "closed_quiz"),
    [
        (ShowAnswers.NEVER, False, False),
        (ShowAnswers.AFTER_ATTEMPT, True, True),
        (ShowAnswers.AFTER_CLOSE, False, True),
    ],
)
def test_when_answers_are_shown(show: ShowAnswers, open_quiz: bool, closed_quiz: bool) -> None:
    settings = replace(PLAIN, show_answers=show)
    assert not begun(settings=settings)[1].shows_answers(quiz_closed=True)
    attempt = submitted(settings=settings)
    assert attempt.shows_answers(quiz_closed=False) == open_quiz
    assert attempt.shows_answers(quiz_closed=True) == closed_quiz


def test_anothers_course_is_not_named_to_others() -> None:
    quiz = a_quiz(questions=GRADED_BY_KEY, sections=())
    attempt = an_attempt(published(quiz), taker_id=LearnerId(some_id("taker")))
    attempt.submit(calendar=UTC_DAYS, now=NOW)
    event = attempt.take_events()[0]
    assert isinstance(event, AttemptSubmitted)
    assert (event.learner_id, event.course_id) == (some_id("taker"), None)


@pytest.mark.parametrize(("confidence", "duration_ms"), [(1.1, None), (-0.1, None), (None, -1), (float("nan"), None)])
def test_confidence_and_time_have_bounds(confidence: float | None, duration_ms: int | None) -> None:
    _, attempt = begun()
    question = attempt.paper.questions[0]
    with pytest.raises(Invalid):
        attempt.answer(question.id, None, confidence=confidence, duration_ms=duration_ms, now=NOW)


@given(st.data(), st.booleans())
def test_the_order_of_answering_does_not_matter_and_percents_have_bounds(data: st.DataObject, negative: bool) -> None:
    settings = replace(PLAIN, negative_marking=negative)
    choices = {
        question.id: data.draw(st.sampled_from([None, right_answer(question), _wrong_answer(question)]))
        for question in GRADED_BY_KEY
    }
    scores = []
    for order in (list(choices), data.draw(st.permutations(list(choices)))):
        _, attempt = begun(settings=settings)
        for question_id in order:
            attempt.answer(question_id, choices[question_id], now=NOW)
        attempt.submit(calendar=UTC_DAYS, now=NOW)
        scores.append(attempt.score)
    assert scores[0] == scores[1]
    percent = scores[0].percent
    assert percent is not None
    assert (-100 if negative else 0) <= percent <= 100
    assert (percent == 100) == all(choices[question.id] == right_answer(question) for question in GRADED_BY_KEY)


def _wrong_answer(question: Question) -> Answer | None:
    match question.kind:
        case QuestionKind.TRUE_FALSE:
            return TruthValue(value=True)
        case QuestionKind.SINGLE_CHOICE:
            return ChosenOption(option_id=part_id("Bergen"))
        case QuestionKind.SHORT_ANSWER:
            return WrittenText(text="no idea")
        case _:
            return None
