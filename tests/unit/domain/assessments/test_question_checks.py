"""What a written question must keep: one example that passes, and one small fault for each check."""

from dataclasses import replace
from fractions import Fraction

import pytest

from aksio.domain.assessments.card_checks import CheckedAgainst
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from tests.make.generation import a_passage

QUOTE = "In 1783 Antoine Lavoisier named the element"


def choice(*texts: str, right: int = 0, text: str = "Who named the element oxygen?") -> QuestionDraft:
    options = tuple(Option.worth(Fraction(place == right), option) for place, option in enumerate(texts))
    return QuestionDraft(text=text, task=SingleChoice(options=options), quote=QUOTE)


def short(text: str = "Who named the element oxygen?", key: str = "Antoine Lavoisier") -> QuestionDraft:
    return QuestionDraft(text=text, task=ShortAnswer(accepted=(AcceptedText(text=key),)), quote=QUOTE)


def cloze(text: str) -> QuestionDraft:
    return QuestionDraft(
        text=text, task=Cloze(gaps=(Gap(accepted=(AcceptedText(text="Antoine Lavoisier"),)),)), quote=QUOTE
    )


def statement(text: str, *, correct: bool) -> QuestionDraft:
    return QuestionDraft(text=text, task=TrueFalse(correct=correct), quote=QUOTE)


def codes(draft: QuestionDraft, known: KnownCards | None = None) -> list[str]:
    against = CheckedAgainst(passage=a_passage(), known=known or KnownCards())
    return [problem.code for problem in question_problems(draft, against)]


MATCHING = QuestionDraft(
    text="Match each year with what happened.",
    task=Matching(
        pairs=(
            Pair(left=Part.of("Priestley published"), right=Part.of("1775")),
            Pair(left=Part.of("Lavoisier named it"), right=Part.of("1783")),
        )
    ),
    quote=QUOTE,
)
GOOD = (
    choice("Antoine Lavoisier", "Joseph Priestley", "Carl Scheele"),
    short(),
    cloze("In 1783 {{1}} named the element."),
    statement(f"{QUOTE}.", correct=True),
    statement("In 1783 Joseph Priestley named the element.", correct=False),
    MATCHING,
)


@pytest.mark.parametrize("draft", GOOD)
def test_a_good_question_has_no_problem(draft: QuestionDraft) -> None:
    assert codes(draft) == []
    assert codes(draft.cleaned()) == []


@pytest.mark.parametrize("draft", GOOD)
def test_a_question_that_the_course_has_is_a_repetition(draft: QuestionDraft) -> None:
    assert codes(draft, KnownCards([(draft.front, draft.back)])) == ["duplicate"]


@pytest.mark.parametrize("draft", GOOD)
def test_a_quote_that_is_not_verbatim_is_found(draft: QuestionDraft) -> None:
    assert codes(replace(draft, quote="In 1783 Lavoisier named it")) == ["quote_not_found"]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (choice("Antoine Lavoisier", "Antoine Lavoisier", "Carl Scheele"), "malformed"),
        (choice("Antoine Lavoisier", "Joseph Priestley", "Carl Scheele", right=9), "malformed"),
        (cloze("In 1783 somebody named the element."), "malformed"),
        (choice("Marie Curie", "Joseph Priestley", "Carl Scheele"), "not_in_passage"),
        (short(key="Marie Curie"), "not_in_passage"),
        (short(text="Who published in 1775?", key="Joseph Priestley"), "not_in_quote"),
        (choice("Antoine Lavoisier", "1783", "Carl Scheele"), "mixed_options"),
        (choice("Antoine Lavoisier", "Joseph Priestley"), "too_few_options"),
        (choice("Antoine Lavoisier", "Lavoisier", "Carl Scheele"), "overlapping_options"),
        (choice("Antoine Lavoisier", "Carl Scheele", "A" + " very" * 15 + " long name"), "uneven_options"),
        (choice("Antoine Lavoisier", "Joseph Priestley", "All of the above"), "catch_all"),
        (choice("Antoine Lavoisier", "Joseph Priestley", "Alle genannten Antworten"), "catch_all"),
        (choice("Antoine Lavoisier", "Joseph Priestley", "Todas las anteriores"), "catch_all"),
        (choice("Antoine Lavoisier", "Joseph Priestley", "جميع ما سبق"), "catch_all"),
        (choice("Antoine Lavoisier", "Joseph Priestley", "以上都是"), "catch_all"),
        (
            choice("Antoine Lavoisier", "Joseph Priestley", "Carl Scheele", text="Who, after Carl Scheele, named it?"),
            "shown_distractor",
        ),
        (statement(f"{QUOTE}.", correct=False), "wrongly_judged"),
        (statement("This text says that Lavoisier named it.", correct=True), "needs_document"),
        (short(text="Did Antoine Lavoisier name the element?"), "leaks_answer"),
    ],
)
def test_each_fault_is_found(draft: QuestionDraft, code: str) -> None:
    assert code in codes(draft)
