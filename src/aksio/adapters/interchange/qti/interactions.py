"""Interactions as tasks."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element

from aksio.adapters.interchange.qti.elements import attribute, descendants, text_of
from aksio.adapters.interchange.qti.responses import NotOurs, Response, number, share
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.fraction_text import equal_fractions
from aksio.domain.assessments.quizzes.mark import ALL
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task

_FEEDBACK = frozenset(("feedbackInline",))


def choice(interaction: Element, response: Response) -> Task:
    """One or several, as the response says."""
    found = list(descendants(interaction, "simpleChoice", "inlineChoice"))
    worth = _worths([attribute(one, "identifier") for one in found], response)
    options = tuple(
        Option.worth(fraction, text_of(one, without=_FEEDBACK), feedback=_feedback(one))
        for one, fraction in zip(found, worth, strict=True)
    )
    return SingleChoice(options=options) if response.cardinality == "single" else MultipleChoice(options=options)


def extended_text(interaction: Element, response: Response) -> Task:
    """A person has to judge it."""
    return Essay()


def match(interaction: Element, response: Response) -> Task:
    """Each of the first set with one of the second."""
    first, second = (list(descendants(one, "simpleAssociableChoice")) for one in _two_sets(interaction))
    return _pairs({_id(one): text_of(one) for one in first}, {_id(one): text_of(one) for one in second}, response)


def gap_match(interaction: Element, response: Response) -> Task:
    """Each numbered gap with one of the texts."""
    gaps = {_id(gap): f"({place})" for place, gap in enumerate(descendants(interaction, "gap"), start=1)}
    texts = {_id(one): text_of(one) for one in descendants(interaction, "gapText")}
    turned = [" ".join(reversed(value.split())) for value in response.correct]
    return _pairs(gaps, texts, Response(cardinality="", base_type="", correct=turned, mapped={}))


def order(interaction: Element, response: Response) -> Task:
    """Every choice, in the right order."""
    response.require_key()
    texts = {_id(one): text_of(one) for one in descendants(interaction, "simpleChoice")}
    if sorted(response.correct) != sorted(texts):
        raise NotOurs("no_key", "Not every choice has its place.")
    return Ordering(items=tuple(Part.of(texts[identifier]) for identifier in response.correct))


def numeric(response: Response) -> Task:
    """The number that is declared, to the digit."""
    response.require_key()
    return Numeric(value=number(response.correct[0]))


def accepted(response: Response) -> tuple[AcceptedText, ...]:
    """What may be written: what is right, and what the mapping gives something for."""
    response.require_key()
    most = max([*response.mapped.values(), Decimal(0)])
    others = {key: share(value, most) for key, value in response.mapped.items() if value > 0}
    worth = others | dict.fromkeys(response.correct, ALL)
    return tuple(AcceptedText(text=text, fraction=fraction) for text, fraction in worth.items())


BLOCKS: dict[str, Callable[[Element, Response], Task]] = {
    "choiceInteraction": choice,
    "inlineChoiceInteraction": choice,
    "extendedTextInteraction": extended_text,
    "matchInteraction": match,
    "gapMatchInteraction": gap_match,
    "orderInteraction": order,
}
"""What becomes a question when it is the only interaction of its item."""


def _worths(identifiers: list[str], response: Response) -> list[Fraction]:
    response.require_key()
    is_right = [identifier in response.correct for identifier in identifiers]
    if not response.mapped:
        return list(equal_fractions(is_right)) if response.cardinality != "single" else list(map(Fraction, is_right))
    points = [response.mapped.get(identifier, Decimal(0)) for identifier in identifiers]
    positive = [value for value in points if value > 0]
    whole = max([*positive, Decimal(0)]) if response.cardinality == "single" else sum(positive, Decimal(0))
    return [share(value, whole) for value in points]


def _pairs(lefts: dict[str, str], rights: dict[str, str], response: Response) -> Task:
    response.require_key()
    given = [value.split() for value in response.correct]
    partners = {pair[0]: pair[1] for pair in given if len(pair) == 2 and pair[0] in lefts and pair[1] in rights}
    if len(partners) != len(given) or set(partners) != set(lefts):
        raise NotOurs("not_one_to_one", "Not everything belongs to exactly one thing.")
    pairs = tuple(Pair(left=Part.of(lefts[one]), right=Part.of(rights[other])) for one, other in partners.items())
    used = set(partners.values())
    return Matching(pairs=pairs, distractors=tuple(Part.of(text) for one, text in rights.items() if one not in used))


def _two_sets(interaction: Element) -> list[Element]:
    sets = list(descendants(interaction, "simpleMatchSet"))
    if len(sets) != 2:
        raise NotOurs("broken_item", "A match needs two sets.")
    return sets


def _feedback(choice_element: Element) -> str | None:
    return " ".join(text_of(one) for one in descendants(choice_element, "feedbackInline")) or None


def _id(element: Element) -> str:
    return attribute(element, "identifier")
