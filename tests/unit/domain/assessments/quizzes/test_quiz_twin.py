"""Questions in other words keep their key, and a twin keeps up with its original."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_heading import QuizHeading
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_twin import is_untold, tell, untold
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import QuestionId, QuizId
from tests.make.cards import NOW, some_id
from tests.make.quizzes import a_question, a_quiz, questions_of_every_type, right_answer
from tests.unit.domain.assessments.quizzes.test_grading_properties import (
    clozes,
    matchings,
    multiple_choices,
    orderings,
    single_choices,
)

LATER = NOW + timedelta(days=1)
questions = st.one_of(
    st.sampled_from(questions_of_every_type()),
    st.one_of(multiple_choices(), single_choices(), matchings(), orderings).map(lambda task: a_question(task=task)),
    clozes.map(lambda task: replace(a_question(), text=_gaps(len(task.gaps)), task=task)),
)


def _gaps(count: int) -> str:
    return " ".join(f"{{{{{number}}}}}" for number in range(1, count + 1))


def without_words(value: Any) -> Any:
    """What is left of a question when nothing is said: its shape and its key."""
    if isinstance(value, str):
        return type(value)
    if isinstance(value, tuple):
        return tuple(map(without_words, value))
    if hasattr(value, "__dataclass_fields__"):
        fields = (name for name in value.__dataclass_fields__ if name not in ("id", "source", "name", "tags"))
        return type(value), {name: without_words(getattr(value, name)) for name in fields}
    return value


def ids_in(value: Any) -> list[str]:
    """The ids of all parts, in their order."""
    if isinstance(value, tuple):
        return [found for each in value for found in ids_in(each)]
    if not hasattr(value, "__dataclass_fields__"):
        return []
    own = [value.id] if hasattr(value, "id") else []
    return own + [found for name in value.__dataclass_fields__ for found in ids_in(getattr(value, name))]


def spanish(question: Question) -> Question:
    """Another word for every word."""
    return question.retold(tuple(f"¡{text}!" for text in question.texts))


@given(questions)
def test_told_with_the_same_words_it_is_the_same_question(question: Question) -> None:
    assert question.retold(question.texts) == question


@given(questions)
def test_in_other_words_the_key_is_the_same_and_earns_everything(question: Question) -> None:
    twin = spanish(question)
    assert twin.texts == tuple(f"¡{text}!" for text in question.texts)
    assert without_words(twin) == without_words(question)
    assert ids_in(twin) == ids_in(question)
    assert (twin.source, twin.name, twin.tags, twin.section) == (
        question.source,
        question.name,
        question.tags,
        question.section,
    )
    if not isinstance(question.task, Essay):
        assert twin.grade(right_answer(twin)).fraction == 1
    if not isinstance(question.task, Matching):
        assert question.grade(right_answer(question)).fraction == twin.grade(right_answer(twin)).fraction


def test_all_that_is_said_is_translated() -> None:
    said = {kind: a_question(kind).texts for kind in QuestionKind}
    assert said[QuestionKind.NUMERIC][3:] == ("About.", "Exactly.", "No.")
    assert "The other way round." in said[QuestionKind.SHORT_ANSWER]
    assert said[QuestionKind.MATCHING].count("Norway") == 1, "a text that stands there twice is asked for once"
    assert set(said[QuestionKind.ESSAY]) >= {"Argument", "None", "Clear"}


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        (QuestionKind.CLOZE, {"Plants turn {{1}} into {{2}}.": "Plants turn {{1}} into it."}),
        (QuestionKind.SINGLE_CHOICE, {"Bergen": "Oslo"}),
        (QuestionKind.TRUE_FALSE, {"It is not.": " "}),
    ],
)
def test_what_lost_a_gap_or_an_option_or_a_text_is_refused(kind: QuestionKind, change: dict[str, str]) -> None:
    question = a_question(kind)
    assert set(change) <= set(question.texts)
    with pytest.raises(Invalid):
        question.retold(tuple(change.get(text, text) for text in question.texts))


def a_twin(quiz: Quiz) -> Quiz:
    return quiz.translate(id=QuizId(some_id("twin")), language="es", now=NOW)


def told(twin: Quiz, quiz: Quiz, *which: Question, heading: QuizHeading | None = None) -> None:
    """Put some questions into the twin."""
    fresh = iter(range(len(twin.questions), 99))
    tell(
        twin,
        quiz,
        heading=heading,
        questions={question.id: spanish(question) for question in which},
        new_id=lambda: QuestionId(some_id(f"twin question {next(fresh)}")),
        now=LATER,
    )


def test_a_twin_is_a_draft_with_the_rules_of_its_original() -> None:
    quiz = a_quiz()
    twin = a_twin(quiz)
    assert (twin.title, twin.language, twin.twin_of, twin.questions) == ("Quiz quiz (es)", "es", quiz.id, ())
    assert (twin.settings, twin.sections, twin.course_id) == (quiz.settings, quiz.sections, quiz.course_id)
    with pytest.raises(Invalid):
        quiz.translate(id=twin.id, language="de", now=NOW)


@given(st.permutations(range(9)), st.integers(1, 8))
def test_questions_stand_in_their_order_whichever_came_first(order: list[int], first: int) -> None:
    quiz = a_quiz()
    twin = a_twin(quiz)
    for chosen in (order[:first], order[first:]):
        told(twin, quiz, *(quiz.questions[place] for place in chosen))
    assert [question.twin_of for question in twin.questions] == [question.as_original for question in quiz.questions]
    assert [question.text for question in twin.questions] == [f"¡{question.text}!" for question in quiz.questions]
    assert untold(quiz, twin) == []


def test_what_was_changed_since_is_told_again_and_keeps_its_id() -> None:
    quiz = a_quiz()
    twin = a_twin(quiz)
    told(twin, quiz, *quiz.questions)
    before = [question.id for question in twin.questions]
    quiz.mend_question(quiz.questions[2], now=LATER)
    assert untold(quiz, twin) == [], "nothing was changed"
    quiz.mend_question(replace(quiz.questions[2], text="Is it so?"), now=LATER)
    new = replace(a_question(name="new"), section="More")
    quiz.edit(sections=(*quiz.sections, QuizSection(name="More")), now=LATER)
    quiz.add_questions([new], now=LATER)
    assert untold(quiz, twin) == [quiz.questions[2], new]
    told(twin, quiz, *untold(quiz, twin))
    assert [question.id for question in twin.questions][:-1] == before
    assert (twin.questions[2].text, twin.questions[-1].section) == ("¡Is it so?!", "More")
    assert untold(quiz, twin) == []


def test_a_title_is_told_once_and_again_when_it_changes() -> None:
    quiz = a_quiz()
    twin = a_twin(quiz)
    assert is_untold(quiz.heading, twin)
    told(twin, quiz, heading=quiz.heading.retold(("Prueba", "Todo.")))
    assert (twin.title, twin.description) == ("Prueba", "Todo.")
    assert not is_untold(quiz.heading, twin)
    quiz.edit(title="Another", now=LATER)
    assert is_untold(quiz.heading, twin)
