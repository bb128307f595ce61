"""QTI items of each common interaction, in both versions."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from tests.make.qti import a_qti_package, an_item, choices, declared
from tests.make.quiz_files import questions_in, read_quiz
from tests.make.quizzes import a_question

pytestmark = pytest.mark.parametrize("version", ["2.1", "3.0"])
IDS = [a_question().id]


def only(item: bytes) -> tuple[str, Any]:
    """What the one question of a file says and asks for; it keeps the rules."""
    record = read_quiz(item)
    assert record.skipped == []
    (question,) = questions_in(record, IDS)
    assert question.name == "Light"
    return question.text, question.task


def test_a_single_choice(version: str) -> None:
    asked = f"<prompt>How <b>fast</b>?</prompt>{choices('Slow', 'Fast')}"
    body = f'<p>Look.</p><choiceInteraction responseIdentifier="R" maxChoices="1">{asked}</choiceInteraction>'
    text, task = only(an_item(body, declared("B"), version=version))
    assert text == "Look.\nHow fast?"
    assert isinstance(task, SingleChoice)
    assert [(one.text, one.fraction) for one in task.options] == [("Slow", Fraction(0)), ("Fast", Fraction(1))]


def test_a_multiple_choice_with_a_mapping(version: str) -> None:
    body = f'<choiceInteraction responseIdentifier="R" maxChoices="0">{choices("2", "3", "4", "6")}</choiceInteraction>'
    right = declared("A", "B", cardinality="multiple", mapping="A=1 B=1 C=-1")
    task = only(an_item("<p>Primes?</p>" + body, right, version=version))[1]
    assert isinstance(task, MultipleChoice)
    half = Fraction(1, 2)
    assert [one.fraction for one in task.options] == [half, half, -half, 0]


def test_text_entries(version: str) -> None:
    entry = '<textEntryInteraction responseIdentifier="R"/>'
    text, task = only(an_item(f"<p>Who? {entry}</p>", declared("Bohr", base="string"), version=version))
    assert (text, type(task)) == ("Who?", ShortAnswer)
    text, task = only(an_item(f"<p>I am {entry}, I say.</p>", declared("Bohr", base="string"), version=version))
    assert (text, type(task)) == ("I am {{1}}, I say.", Cloze)
    right = declared("York", base="string", mapping="York=2 york=1")
    task = only(an_item(f"<p>Where? {entry}</p>", right, version=version))[1]
    assert isinstance(task, ShortAnswer)
    assert [(one.text, one.fraction) for one in task.accepted] == [("York", 1), ("york", Fraction(1, 2))]
    text, task = only(an_item(f"<p>How many? {entry}</p>", declared("2.5", base="float"), version=version))
    assert isinstance(task, Numeric)
    assert (text, task.value) == ("How many?", Decimal("2.5"))


def test_an_extended_text(version: str) -> None:
    right = '<responseDeclaration identifier="R" cardinality="single" baseType="string"/>'
    body = '<extendedTextInteraction responseIdentifier="R"><prompt>Write.</prompt></extendedTextInteraction>'
    assert only(an_item(body, right, version=version)) == ("Write.", Essay())


def test_a_match(version: str) -> None:
    def associable(*names: str) -> str:
        inside = "".join(
            f'<simpleAssociableChoice identifier="{name}" matchMax="1">{name}!</simpleAssociableChoice>'
            for name in names
        )
        return f"<simpleMatchSet>{inside}</simpleMatchSet>"

    sets = associable("a", "b") + associable("X", "Y", "Z")
    body = f'<matchInteraction responseIdentifier="R"><prompt>Match.</prompt>{sets}</matchInteraction>'
    right = declared("a Y", "b X", cardinality="multiple", base="directedPair")
    text, task = only(an_item(body, right, version=version))
    assert isinstance(task, Matching)
    assert (text, [(pair.left.text, pair.right.text) for pair in task.pairs]) == (
        "Match.",
        [("a!", "Y!"), ("b!", "X!")],
    )
    assert [part.text for part in task.distractors] == ["Z!"]


def test_an_order_a_gap_match_and_an_inline_choice(version: str) -> None:
    body = f'<orderInteraction responseIdentifier="R"><prompt>Sort.</prompt>{choices("b", "a")}</orderInteraction>'
    task = only(an_item(body, declared("B", "A", cardinality="ordered"), version=version))[1]
    assert isinstance(task, Ordering)
    assert [item.text for item in task.items] == ["a", "b"]
    body = (
        '<gapMatchInteraction responseIdentifier="R"><gapText identifier="W">warm</gapText>'
        '<gapText identifier="C">cold</gapText><p>Sun is <gap identifier="G1"/>, snow <gap identifier="G2"/>.</p>'
        "</gapMatchInteraction>"
    )
    right = declared("W G1", "C G2", cardinality="multiple", base="directedPair")
    text, task = only(an_item(body, right, version=version))
    assert text == "Sun is (1), snow (2)."
    assert isinstance(task, Matching)
    assert [(pair.left.text, pair.right.text) for pair in task.pairs] == [("(1)", "warm"), ("(2)", "cold")]
    inline = (
        '<inlineChoiceInteraction responseIdentifier="R"><inlineChoice identifier="A">hot</inlineChoice>'
        '<inlineChoice identifier="B">cold</inlineChoice></inlineChoiceInteraction>'
    )
    text, task = only(an_item(f"<p>Ice is {inline} today.</p>", declared("B"), version=version))
    assert (text, type(task)) == ("Ice is _____ today.", SingleChoice)


def test_a_package_and_what_is_left_out(version: str) -> None:
    good = an_item(
        f'<choiceInteraction responseIdentifier="R"><prompt>?</prompt>{choices("x", "y")}</choiceInteraction>',
        declared("A"),
        version=version,
    )
    keyless = good.replace(b"<value>A</value>", b"").replace(b"<qti-value>A</qti-value>", b"")
    odd = an_item('<hotspotInteraction responseIdentifier="R"/>', declared("A"), version=version)
    record = read_quiz(a_qti_package({"a/1.xml": good, "2.xml": odd, "3.xml": keyless}))
    assert [one.place for one in record.questions] == ["a/1.xml, i1"]
    assert [(one.place, one.reason) for one in record.skipped] == [
        ("2.xml, i1", "unsupported_interaction"),
        ("3.xml, i1", "no_key"),
    ]
