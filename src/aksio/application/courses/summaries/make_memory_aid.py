"""Make a memory aid for a concept of a summary, or for a list."""

from dataclasses import dataclass, replace

from aksio.application.courses.summaries.aid_ports import AidBrief, AidKind, DraftAid, MemoryAids
from aksio.application.courses.summaries.paid_calls import PaidCalls
from aksio.application.courses.summaries.storage_ports import SummaryUnitOfWork
from aksio.application.courses.summaries.summary_concepts import concept_of
from aksio.application.courses.summaries.writer_ports import PartUnwritable
from aksio.domain.courses.summaries.acronym import MOST_ITEMS, spells
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.harmless_text import harmless
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId
from aksio.domain.shared.text import text_error

LONGEST_ITEM = 200
PURPOSE = "memory_aids"


@dataclass(frozen=True, kw_only=True)
class MakeMemoryAidCommand:
    """For one `concept` of the summary, or for `items`; with neither, for the terms of all its concepts."""

    summary_id: SummaryId
    course_id: CourseId
    learner_id: LearnerId
    concept: str | None = None
    items: tuple[str, ...] = ()
    in_order: bool = False


class MakeMemoryAid:
    """Kept nowhere. A model that will not is an answer, too: none.

    Raises SummaryNotFound, SummaryNotWritten, Invalid, LimitReached, and Unavailable.
    """

    def __init__(self, uow: SummaryUnitOfWork, aids: MemoryAids, calls: PaidCalls) -> None:
        self._uow = uow
        self._aids = aids
        self._calls = calls

    async def __call__(self, command: MakeMemoryAidCommand) -> DraftAid:
        _refuse_bad(command)
        async with self._uow as uow:
            summary = await uow.summaries.get(
                command.summary_id, learner_id=command.learner_id, course_id=command.course_id
            )
        brief = _brief(command, summary)
        try:
            draft = await self._calls.pay(
                lambda: self._aids.aid(brief),
                tokens=self._aids.most_tokens(brief),
                learner_id=command.learner_id,
                purpose=PURPOSE,
            )
        except PartUnwritable as refused:
            return DraftAid(kind=AidKind.NONE, text="", items=brief.items, detail=refused.detail, usage=refused.usage)
        return _checked(draft, brief)


def _refuse_bad(command: MakeMemoryAidCommand) -> None:
    if command.concept is not None and command.items:
        raise Invalid.field("/items", "one_of", "Name a concept or a list, not both.")
    if len(command.items) > MOST_ITEMS:
        raise Invalid.field("/items", "too_many", f"At most {MOST_ITEMS} items.")
    errors: list[FieldError | None] = [
        text_error(f"/items/{place}", item, longest=LONGEST_ITEM) for place, item in enumerate(command.items)
    ]
    refuse(errors)


def _brief(command: MakeMemoryAidCommand, summary: Summary) -> AidBrief:
    if command.concept is not None:
        concept = concept_of(summary, command.concept)
        return AidBrief(items=(concept.term,), meaning=concept.definition, language=summary.language)
    terms = tuple(each.term for each in summary.require_content().key_concepts)
    return AidBrief(items=command.items or terms, in_order=command.in_order, language=summary.language)


def _checked(draft: DraftAid, brief: AidBrief) -> DraftAid:
    """As plain text; what calls itself an acronym has to spell the list."""
    kind, text = draft.kind, harmless(draft.text).strip()
    if kind is AidKind.ACRONYM and not spells(text, brief.items):
        kind = AidKind.MNEMONIC
    return replace(draft, kind=kind if text else AidKind.NONE, text=text, detail=harmless(draft.detail).strip())
