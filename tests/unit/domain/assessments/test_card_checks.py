"""What keeps a drafted card from becoming a flashcard."""

from dataclasses import replace

import pytest

from aksio.domain.assessments.card_checks import CheckedAgainst, check_codes, problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.known_cards import KnownCards
from tests.make.generation import a_draft, a_passage


def codes(draft: CardDraft, **against: object) -> list[str]:
    checked = replace(CheckedAgainst(passage=a_passage(), known=KnownCards()), **against)  # type: ignore[arg-type]
    return [problem.code for problem in problems_of(draft, checked)]


def test_a_good_draft_has_no_problem() -> None:
    assert codes(a_draft()) == []


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (a_draft(front="  ?!"), "incomplete"),
        (a_draft(back="…"), "incomplete"),
        (a_draft(front="Who named it, " + "and why, " * 50 + "?"), "too_long"),
        (a_draft(hint="h" * 601), "too_long"),
        (a_draft(explanation="\x00"), "unstorable_text"),
        (
            a_draft(back="a chemist who wrote much and who for years was a collector of taxes as well"),
            "long_answer",
        ),
        (a_draft(back="他" * 31), "long_answer"),
        (a_draft(front="Who named oxygen? When did he do so?"), "several_facts"),
        (a_draft(back="Antoine Lavoisier; Joseph Priestley"), "several_facts"),
        (a_draft(back="It was Lavoisier. He did so in 1783"), "several_facts"),
        (a_draft(back="1) Lavoisier 2) Priestley"), "several_facts"),
        (a_draft(front="Who named Lavoisier, Antoine among them?"), "leaks_answer"),
        (a_draft(front="What did ANTOINE   LAVOISIER name?"), "leaks_answer"),
        (a_draft(quote="In 1783, Antoine Lavoisier named the element"), "quote_not_found"),
        (a_draft(quote=" \n"), "quote_not_found"),
    ],
)
def test_a_bad_draft_is_named_by_its_code(draft: CardDraft, code: str) -> None:
    assert codes(draft) == [code]


@pytest.mark.parametrize(
    "front",
    [
        "In the text, who named oxygen?",
        "According to the passage, who named oxygen?",
        "Who is credited in this article with the name of oxygen?",
        "What does the passage say about oxygen?",
        "Wer hat laut diesem Text den Sauerstoff benannt?",
        "Wer gab im Text dem Sauerstoff seinen Namen?",
        "¿Quién nombró el oxígeno según el texto?",
        "¿Qué elemento se describe en este pasaje?",
        "من سمّى الأكسجين في هذا النص؟",
        "وفقا للنص من سمى الأكسجين؟",
        "文中是谁命名了氧？",
        "根据文章，谁命名了氧？",
    ],
)
def test_a_front_that_points_at_the_document_is_refused(front: str) -> None:
    assert "needs_document" in codes(a_draft(front=front))


@pytest.mark.parametrize(
    "front",
    [
        "What ended with the passage of the act of 1833?",
        "Which element has the symbol O?",
        "Welches Element hat das Symbol O?",
        "¿Qué contexto político llevó a la guerra?",
        "谁写了《红楼梦》？",
    ],
)
def test_ordinary_fronts_do_not_count_as_pointing_at_the_document(front: str) -> None:
    assert codes(a_draft(front=front)) == []


def test_an_answer_with_abbreviations_is_one_fact() -> None:
    assert codes(a_draft(back="Dr. A. Lavoisier")) == []
    assert codes(a_draft(back="20.8 percent")) == []


def test_a_quote_may_be_broken_over_lines() -> None:
    passage = a_passage("In 1783 Antoine\n   Lavoisier named the\u00a0element.")
    assert codes(a_draft(), passage=passage) == []


def test_a_card_that_the_course_has_is_a_duplicate() -> None:
    known = KnownCards([("Who named the chemical element oxygen?", "Antoine Lavoisier")])
    assert codes(a_draft(), known=known) == ["duplicate"]


def test_the_language_asked_for_is_required_whatever_the_region() -> None:
    assert codes(a_draft(), language="de", found_language="en") == ["wrong_language"]
    assert codes(a_draft(), language="EN-gb", found_language="en") == []
    assert codes(a_draft(), language="zh-Hant", found_language="zh-cn") == []
    assert codes(a_draft(), language="de", found_language=None) == []


def test_all_problems_are_reported_together() -> None:
    draft = a_draft(front="In the text, what did Antoine Lavoisier do?", quote="not there")
    assert codes(draft) == ["needs_document", "leaks_answer", "quote_not_found"]


def test_every_code_is_listed_once() -> None:
    listed = list(check_codes())
    assert len(listed) == len(set(listed)) == 10
