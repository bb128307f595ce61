"""Items as questions."""

from typing import cast
from xml.etree.ElementTree import Element

from aksio.adapters.interchange.qti.elements import attribute, descendants, named, text_of
from aksio.adapters.interchange.qti.interactions import BLOCKS, accepted, numeric
from aksio.adapters.interchange.qti.responses import NotOurs, Response, responses_of
from aksio.application.assessments.quizzes.question_content import QuestionContent
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.task import Task

_UNSEEN = frozenset(("rubricBlock", "feedbackBlock", "feedbackInline", "templateBlock", "templateInline", "stylesheet"))
_CHOICES = frozenset(("simpleChoice", "simpleMatchSet", "gapText"))
_GAP = "_____"


def content_of(item: Element) -> QuestionContent:
    """The question. Raises NotOurs."""
    body = next(descendants(item, "itemBody"), None)
    if body is None:
        raise NotOurs("broken_item", "It has no body.")
    declared = responses_of(item)
    interactions = [one for one in body.iter() if named(one).endswith("Interaction")]
    kinds = {named(one) for one in interactions}
    if kinds == {"textEntryInteraction"}:
        text, task = _entries(body, interactions, declared)
    elif len(interactions) == 1 and kinds <= BLOCKS.keys():
        text, task = _block(body, interactions[0], declared)
    elif len(interactions) > 1:
        raise NotOurs("several_interactions", "It asks for several things at once.")
    else:
        raise NotOurs("unsupported_interaction", f"We have no question for {', '.join(kinds) or 'no interaction'}.")
    name = " ".join(attribute(item, "title").split())[:200] or None
    return cast(QuestionContent, {"text": text or name or "", "task": task, "name": name})


def _block(body: Element, interaction: Element, declared: dict[str, Response]) -> tuple[str, Task]:
    gaps = {gap: f"({number})" for number, gap in enumerate(descendants(interaction, "gap"), start=1)}
    if named(interaction) == "inlineChoiceInteraction":
        gaps[interaction] = _GAP
    text = text_of(body, gaps, without=_UNSEEN | _CHOICES)
    return text, BLOCKS[named(interaction)](interaction, _response(interaction, declared))


def _entries(body: Element, interactions: list[Element], declared: dict[str, Response]) -> tuple[str, Task]:
    """A number or a short answer when nothing comes after the one entry, else a text with gaps."""
    responses = [_response(one, declared) for one in interactions]
    if len(responses) == 1 and responses[0].is_number:
        return text_of(body, {interactions[0]: _GAP}, without=_UNSEEN).removesuffix(_GAP).strip(), numeric(responses[0])
    gaps = {one: f"{{{{{number}}}}}" for number, one in enumerate(interactions, start=1)}
    text = text_of(body, gaps, without=_UNSEEN)
    keys = [accepted(response) for response in responses]
    if len(keys) == 1 and text.endswith("{{1}}"):
        return text.removesuffix("{{1}}").strip(), ShortAnswer(accepted=keys[0], allow_typos=False)
    return text, Cloze(gaps=tuple(Gap(accepted=key) for key in keys), allow_typos=False)


def _response(interaction: Element, declared: dict[str, Response]) -> Response:
    found = declared.get(attribute(interaction, "responseIdentifier"))
    if found is None:
        raise NotOurs("broken_item", "It does not declare a response.")
    return found
