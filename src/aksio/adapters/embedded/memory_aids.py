"""Memory aids without a model: the word of first letters, where a list makes one; else it says that there is none."""

from aksio.application.courses.summaries.aid_ports import AidBrief, AidKind, DraftAid
from aksio.domain.courses.summaries.acronym import acronym_of
from aksio.domain.shared.model_usage import ModelUsage

USAGE = ModelUsage(model="extractive")


class AcronymAids:
    """See the port. It invents nothing."""

    def most_tokens(self, brief: AidBrief) -> int:
        """No model, no tokens."""
        return 0

    async def aid(self, brief: AidBrief) -> DraftAid:
        """An acronym, or none."""
        found = acronym_of(brief.items, in_order=brief.in_order)
        if found is None:
            detail = "The first letters make no word that can be said, and there is no language model to think of more."
            return DraftAid(kind=AidKind.NONE, text="", items=brief.items, detail=detail, usage=USAGE)
        detail = ", ".join(f"{letter}: {item}" for letter, item in zip(found.word, found.items, strict=True))
        return DraftAid(kind=AidKind.ACRONYM, text=found.word, items=found.items, detail=detail, usage=USAGE)

    async def close(self) -> None:
        """Nothing is open."""
