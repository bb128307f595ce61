"""A quiz is written, published in versions that never change, and archived."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.quizzes.paper import Paper
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import MOST_QUESTIONS, QuizStatus
from aksio.domain.assessments.quizzes.quiz_errors import NotPublishable, QuestionNotFound
from aksio.domain.assessments.quizzes.quiz_events import QuizArchived, QuizPublished, QuizRegradeRequested
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings, ShowAnswers
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import QuestionId
from tests.make.cards import NOW, some_id
from tests.make.quizzes import a_question, a_quiz, published, questions_of_every_type

LATER = NOW + timedelta(minutes=1)


def test_what_is_published_never_changes() -> None:
    quiz = a_quiz(sections=())
    version = published(quiz)
    asked = version.questions
    quiz.mend_question(replace(quiz.questions[0], text="Mended?"), now=LATER)
    quiz.remove_question(quiz.questions[1].id, now=LATER)
    assert version.questions == asked
    assert quiz.has_changes
    assert published(quiz).number == 2


def test_publishing_twice_is_once() -> None:
    quiz = a_quiz(sections=())
    published(quiz)
    assert quiz.publish(now=LATER) is None
    assert [type(event) for event in quiz.take_events()] == [QuizPublished]


def test_an_archived_quiz_can_be_published_again() -> None:
    quiz = a_quiz(sections=())
    published(quiz)
    quiz.archive(now=LATER)
    quiz.archive(now=LATER)
    assert quiz.status is QuizStatus.ARCHIVED
    assert quiz.closing.is_past(NOW)
    assert published(quiz).number == 2
    assert [type(event) for event in quiz.take_events()] == [QuizPublished, QuizArchived, QuizPublished]


def test_there_must_be_something_to_ask() -> None:
    with pytest.raises(NotPublishable):
        a_quiz(questions=(), sections=()).publish(now=NOW)
    with pytest.raises(NotPublishable, match="Pool"):
        a_quiz(sections=(QuizSection(name="Pool", draw=1),)).publish(now=NOW)


def test_a_question_keeps_its_type() -> None:
    quiz = a_quiz()
    first, second = quiz.questions[:2]
    with pytest.raises(Invalid, match="type"):
        quiz.mend_question(replace(second, id=first.id), now=LATER)


def test_questions_are_put_into_an_order() -> None:
    quiz = a_quiz()
    backwards = [question.id for question in reversed(quiz.questions)]
    quiz.reorder(backwards, now=LATER)
    assert [question.id for question in quiz.questions] == backwards
    for wrong in (backwards[1:], [*backwards, backwards[0]], [QuestionId(some_id("other")), *backwards[1:]]):
        with pytest.raises(Invalid):
            quiz.reorder(wrong, now=LATER)


def test_a_question_of_another_quiz_is_not_here() -> None:
    with pytest.raises(QuestionNotFound):
        a_quiz().question(QuestionId(some_id("other")))


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"title": " "}, "/title"),
        ({"description": "x" * 5001}, "/description"),
        ({"sections": (QuizSection(name="A"), QuizSection(name="A"))}, "/sections/1/name"),
        ({"sections": (QuizSection(name="A", draw=0),)}, "/sections/0/draw"),
        ({"questions": tuple(a_question(name=number) for number in range(MOST_QUESTIONS + 1))}, "/questions"),
        ({"questions": (replace(a_question(), section="Gone"),)}, "/sections"),
    ],
)
def test_what_a_quiz_must_not_be(wrong: dict[str, object], pointer: str) -> None:
    quiz = a_quiz(sections=())
    for name, value in wrong.items():
        setattr(quiz, name, value)
    with pytest.raises(Invalid) as refusal:
        quiz.edit(now=LATER)
    assert pointer in [error.pointer for error in refusal.value.errors]


def test_all_wrong_settings_are_named_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        QuizSettings(
            time_limit_minutes=0,
            max_attempts=101,
            passing_percent=Decimal("NaN"),
            opens_at=NOW,
            closes_at=NOW,
            instant_feedback=True,
            show_answers=ShowAnswers.NEVER,
        )
    pointers = [error.pointer for error in refusal.value.errors]
    assert pointers == ["/time_limit_minutes", "/max_attempts", "/passing_percent", "/closes_at", "/instant_feedback"]


def test_a_regrade_is_by_the_latest_version() -> None:
    quiz = a_quiz(sections=())
    with pytest.raises(NotPublishable):
        quiz.regrade(now=NOW)
    published(quiz)
    quiz.take_events()
    quiz.regrade(now=LATER)
    (event,) = quiz.take_events()
    assert isinstance(event, QuizRegradeRequested)
    assert event.number == 1


seeds = st.text(alphabet="0123456789abcdef", min_size=1, max_size=32)


@given(seeds, st.integers(1, 6), st.booleans())
def test_a_paper_is_a_function_of_its_seed(seed: str, draw: int, shuffle: bool) -> None:
    pool = tuple(replace(a_question(name=number), section="Pool") for number in range(6))
    settings = QuizSettings(shuffle_questions=shuffle)
    fixed = questions_of_every_type()[1:]
    version = published(
        a_quiz(questions=(*fixed, *pool), sections=(QuizSection(name="Pool", draw=draw),), settings=settings)
    )
    paper = Paper.drawn(version, seed)
    ids = [question.id for question in paper.questions]
    assert paper == Paper.drawn(version, seed) == Paper.again(version, seed, tuple(ids))
    assert {question.id for question in fixed} == set(ids[: len(fixed)])
    assert len(set(ids[len(fixed) :])) == draw
    if not shuffle:
        assert ids == [question.id for question in version.questions if question.id in ids]


def test_seeds_draw_different_questions_in_different_orders() -> None:
    questions = tuple(a_question(name=number) for number in range(5))
    settings = QuizSettings(shuffle_questions=True)
    version = published(a_quiz(questions=questions, sections=(), settings=settings))
    papers = [Paper.drawn(version, str(seed)) for seed in range(60)]
    assert len({paper.questions for paper in papers}) > 30
    firsts = [paper.questions[0] for paper in papers]
    assert all(firsts.count(question) > 2 for question in questions)


@given(seeds)
def test_what_is_served_never_has_the_key(seed: str) -> None:
    version = published(a_quiz(sections=()))
    paper = Paper.drawn(version, seed)
    for question, served in zip(paper.questions, paper.served(), strict=True):
        text = repr(served)
        for secret in ("Because it is so.", "north", "Twice two", "9.81", "verbatim", "Clear", "photosynthesis"):
            assert secret not in text
        parts = (*served.options, *served.lefts, *served.rights, *served.items)
        assert {type(part) for part in parts} <= {Part}
        assert served.kind is question.kind


def test_what_is_to_be_ordered_is_served_in_an_order_that_tells_nothing() -> None:
    question = a_question(QuestionKind.ORDERING)
    version = published(a_quiz(questions=(question,), sections=(), settings=QuizSettings()))
    orders = {Paper.drawn(version, str(seed)).served()[0].items for seed in range(60)}
    assert len(orders) > 15
