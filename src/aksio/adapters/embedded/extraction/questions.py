"""Turns what stands out in a sentence into a question of a wanted type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from aksio.adapters.embedded.extraction.candidates import GAP
from aksio.adapters.embedded.extraction.distractors import Lure, distractors
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.card_text import fold_spaces
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.true_false import TrueFalse

WRONG_OPTIONS = 3
PAIRS = 4
FEWEST_PAIRS = 3

_MATCH = {
    "en": "Match each statement with what it asks for.",
    "de": "Ordne jeder Aussage das zu, wonach sie fragt.",
    "es": "Relaciona cada enunciado con lo que pregunta.",
    "ar": "صل كل عبارة بما تسأل عنه.",
    "zh": "将每个句子与其所问的内容配对。",
}


@dataclass(frozen=True, kw_only=True)
class Stuff:
    """What a question is made of: one fact, further facts of the passage, and what could be wrong options."""

    card: CardDraft
    others: Sequence[CardDraft]
    pool: Sequence[Lure]
    language: str
    is_true: bool


def question(kind: QuestionKind, stuff: Stuff) -> QuestionDraft | None:
    """None where the stuff does not make a question of that type."""
    return _MAKERS[kind](stuff)


def _single_choice(stuff: Stuff) -> QuestionDraft | None:
    card = stuff.card
    wrong = distractors(card.back, card.quote, stuff.pool, wanted=WRONG_OPTIONS)
    if len(wrong) < 2:
        return None
    options = [Option.worth(Fraction(1), card.back), *(Option.worth(Fraction(0), text) for text in wrong)]
    options.sort(key=lambda option: option.text)  # an order that says nothing about the key
    return QuestionDraft(text=card.front, task=SingleChoice(options=tuple(options)), quote=card.quote)


def _true_false(stuff: Stuff) -> QuestionDraft | None:
    card = stuff.card
    if stuff.is_true:
        return QuestionDraft(text=fold_spaces(card.quote), task=TrueFalse(correct=True), quote=card.quote)
    statement = _false_statement(stuff)
    if statement is None:
        return None
    return QuestionDraft(
        text=statement, task=TrueFalse(correct=False), quote=card.quote, explanation=fold_spaces(card.quote)
    )


def _false_statement(stuff: Stuff) -> str | None:
    """The sentence with a wrong word in the place of the right one; a definition gets the term of another one."""
    card = stuff.card
    if GAP in card.front:
        wrong = distractors(card.back, card.quote, stuff.pool, wanted=1)
        return card.front.replace(GAP, wrong[0]) if wrong else None
    terms = (each.back for each in stuff.others if GAP not in each.front and not _gives_away(card, each))
    term, (before, found, after) = next(terms, None), fold_spaces(card.quote).partition(card.back)
    if term is None or not found:
        return None
    return f"{before}{term if before else term[:1].upper() + term[1:]}{after}"


def _short_answer(stuff: Stuff) -> QuestionDraft:
    card = stuff.card
    return QuestionDraft(text=card.front, task=ShortAnswer(accepted=(AcceptedText(text=card.back),)), quote=card.quote)


def _cloze(stuff: Stuff) -> QuestionDraft | None:
    card = stuff.card
    pieces = card.front.split(GAP)
    if len(pieces) == 1 or any("{" in piece for piece in pieces):
        return None
    text = "".join(f"{piece}{{{{{number}}}}}" for number, piece in enumerate(pieces[:-1], 1)) + pieces[-1]
    gap = Gap(accepted=(AcceptedText(text=card.back),))
    return QuestionDraft(text=text, task=Cloze(gaps=(gap,) * (len(pieces) - 1)), quote=card.quote)


def _matching(stuff: Stuff) -> QuestionDraft | None:
    instruction = _MATCH.get(stuff.language)
    chosen: dict[str, CardDraft] = {}
    for card in (stuff.card, *stuff.others):
        if len(chosen) < PAIRS and all(not _gives_away(card, one) for one in chosen.values()):
            chosen[card.back] = card
    if instruction is None or len(chosen) < FEWEST_PAIRS:
        return None
    pairs = tuple(Pair(left=Part.of(card.front), right=Part.of(card.back)) for card in chosen.values())
    return QuestionDraft(text=instruction, task=Matching(pairs=pairs), quote=stuff.card.quote)


def _gives_away(card: CardDraft, other: CardDraft) -> bool:
    """Whether one of two facts stands in the other."""
    one, two = card.back.casefold(), other.back.casefold()
    return one in other.front.casefold() or two in card.front.casefold() or one in two or two in one


_MAKERS: dict[QuestionKind, Callable[[Stuff], QuestionDraft | None]] = {
    QuestionKind.SINGLE_CHOICE: _single_choice,
    QuestionKind.TRUE_FALSE: _true_false,
    QuestionKind.SHORT_ANSWER: _short_answer,
    QuestionKind.CLOZE: _cloze,
    QuestionKind.MATCHING: _matching,
}
