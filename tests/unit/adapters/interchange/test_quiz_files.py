"""Quizzes in GIFT and JSON: what is written is read again, and what Moodle's manual shows is understood."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.interchange.any_quiz import QUIZ_WRITERS
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from aksio.domain.assessments.source import Source
from tests.make.quiz_files import gift_questions, questions_in, read_quiz, with_sections, written_quiz
from tests.make.quizzes import EVERY_RULE, a_question, a_quiz, questions_of_every_type


@given(questions=st.lists(gift_questions(), min_size=1, max_size=4))
def test_gift_that_is_written_is_read_again(questions: list[Question]) -> None:
    writer = QUIZ_WRITERS["gift"]
    assert not [loss for question in questions for loss in writer.losses(question)]
    content = written_quiz(with_sections(a_quiz(), questions), "gift")
    again = questions_in(read_quiz(content), [question.id for question in questions])
    assert again == tuple(questions)


def test_json_keeps_everything_but_the_document() -> None:
    quiz = with_sections(a_quiz(), questions_of_every_type())
    quiz.settings, quiz.description = EVERY_RULE, "What it is about."
    record = read_quiz(written_quiz(quiz, "json"))
    assert (record.title, record.description, record.settings, record.sections) == (
        quiz.title, quiz.description, quiz.settings, quiz.sections)  # fmt: skip
    kept = Source(document_id=None, page=3, text="verbatim")
    again = questions_in(record, [question.id for question in quiz.questions])
    assert again == tuple(replace(question, source=kept) for question in quiz.questions)


@given(questions=st.lists(gift_questions(), max_size=3))
def test_json_that_is_written_is_read_again(questions: list[Question]) -> None:
    content = written_quiz(with_sections(a_quiz(), questions), "json")
    assert questions_in(read_quiz(content), [question.id for question in questions]) == tuple(questions)


def only(gift: str) -> dict[str, Any]:
    (record,) = read_quiz(gift.encode()).questions
    return dict(record.content)


def test_a_choice_with_weights_and_feedback() -> None:
    content = only(
        "::Q1:: Capital \\= of Norway? {\n~Bergen#No.\n=Oslo#Yes\\: right.\n~%25%Christiania####Since 1814.\n}"
    )
    task = content["task"]
    assert isinstance(task, SingleChoice)
    assert [(one.text, one.fraction, one.feedback) for one in task.options] == [
        ("Bergen", 0, "No."), ("Oslo", 1, "Yes: right."), ("Christiania", Fraction(1, 4), None)]  # fmt: skip
    assert (content["name"], content["text"], content["explanation"]) == ("Q1", "Capital = of Norway?", "Since 1814.")


def test_several_right_answers() -> None:
    task = only("Primes? {~%33.33333%2 ~%33.33333%3 ~%33.33333%5 ~%-50%4 ~9}")["task"]
    assert isinstance(task, MultipleChoice)
    assert [one.fraction for one in task.options] == [Fraction(1, 3)] * 3 + [Fraction(-1, 2), 0]


def test_true_and_false_and_what_is_said() -> None:
    assert only("Sky is blue.{T}")["task"] == TrueFalse(correct=True)
    assert only("x {FALSE#Wrong you are#Right}")["task"] == TrueFalse(
        correct=False, feedback_wrong="Wrong you are", feedback_right="Right"
    )


def test_short_answers_and_an_essay() -> None:
    task = only("Who?{=Grant =%50%U. S. Grant#Nearly}")["task"]
    assert isinstance(task, ShortAnswer)
    assert [(one.text, one.fraction, one.feedback) for one in task.accepted] == [
        ("Grant", 1, None), ("U. S. Grant", Fraction(1, 2), "Nearly")]  # fmt: skip
    assert only("Write.{}")["task"] == Essay()


@pytest.mark.parametrize(
    ("text", "value", "tolerance"),
    [("#3", "3", "0"), ("#3.14:0.01", "3.14", "0.01"), ("#1..5", "3", "2"), ("#=-2e3:1", "-2e3", "1")],
)
def test_numbers(text: str, value: str, tolerance: str) -> None:
    task = only(f"How many?{{{text}}}")["task"]
    assert isinstance(task, Numeric)
    assert (task.value, task.tolerance) == (Decimal(value), Decimal(tolerance))


def test_several_numbers() -> None:
    task = only("When?{# =1822:0#Yes =%50%1822:2#Near ~#Far}")["task"]
    assert isinstance(task, Numeric)
    (other,) = task.alternatives
    assert (task.feedback_right, task.feedback_wrong) == ("Yes", "Far")
    assert (other.tolerance, other.fraction, other.feedback) == (Decimal(2), Fraction(1, 2), "Near")


def test_matching_with_a_distractor() -> None:
    task = only("Match. {=a -> 1 =b -> 2 = -> 3}")["task"]
    assert isinstance(task, Matching)
    assert [(pair.left.text, pair.right.text) for pair in task.pairs] == [("a", "1"), ("b", "2")]
    assert [part.text for part in task.distractors] == ["3"]


def test_a_missing_word() -> None:
    gap = only("Moodle costs {=nothing =no money} to download.")
    assert (gap["text"], type(gap["task"])) == ("Moodle costs {{1}} to download.", Cloze)
    choice = only("It costs {~much =nothing} to try.")
    assert (choice["text"], type(choice["task"])) == ("It costs _____ to try.", SingleChoice)


def test_comments_categories_formats_and_descriptions() -> None:
    record = read_quiz(
        b"\xef\xbb\xbf// a comment\r\n$CATEGORY: $course$/top/Optics\r\n\r\nRead this first.\r\n\r\n"
        b"// [tag:light]\r\n[html]<b>Light</b> &amp; dark?{T}\r\n\r\n"
    )
    (question,) = record.questions
    assert (question.place, question.content["text"]) == ("Line 7", "Light & dark?")
    assert (question.content["section"], question.content["tags"]) == ("Optics", ("light",))
    assert record.sections == (QuizSection(name="Optics"),)
    assert [(one.place, one.reason) for one in record.skipped] == [("Line 4", "description")]


def test_all_mistakes_at_once_with_their_lines() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_quiz(b"Fine?{T}\n\nOpen {=a\n\n::Name: x {T}\n\nNumber {#many}\n\nTwo {T} {F}\n\nWhat {is this}\n")
    places = [error.message.partition(":")[0] for error in refused.value.errors]
    assert places == ["Line 3", "Line 5", "Line 7", "Line 9", "Line 11"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"\n\n// nothing\n", b"x" * 300_000])
def test_what_is_no_gift_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        assert read_quiz(content).questions


def test_what_gift_cannot_say_is_named() -> None:
    losses = QUIZ_WRITERS["gift"].losses
    assert any(loss.is_whole for loss in losses(a_question(QuestionKind.ORDERING)))
    assert any(loss.is_whole for loss in losses(a_question(QuestionKind.CLOZE)))
    said = " ".join(loss.message for loss in losses(a_question(QuestionKind.NUMERIC)))
    assert all(word in said for word in ("points", "hint", "difficulty", "source", "unit"))
    content = written_quiz(with_sections(a_quiz(), [a_question(QuestionKind.ORDERING)]), "gift").decode()
    assert "Lost: An ordering cannot be written." in content
