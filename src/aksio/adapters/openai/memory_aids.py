"""Memory aids by a language model of OpenAI, or of anything that speaks its HTTP."""

from typing import Literal

import msgspec

from aksio.adapters.openai.summary_model import SummaryModel
from aksio.application.courses.summaries.aid_ports import AidBrief, AidKind, DraftAid

ROOM = 2_500
PROMPT_TOKENS = 600
BYTES_PER_TOKEN = 3


class Aid(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `memory_aid`."""

    kind: Literal["acronym", "mnemonic", "none"]
    text: str
    detail: str


class OpenAIMemoryAids:
    """See the port."""

    def __init__(self, model: SummaryModel) -> None:
        self._model = model

    def most_tokens(self, brief: AidBrief) -> int:
        """See the port."""
        return PROMPT_TOKENS + len(_things(brief).encode()) // BYTES_PER_TOKEN + ROOM

    async def aid(self, brief: AidBrief) -> DraftAid:
        """See the port."""
        task = {"in_order": brief.in_order, "language": brief.language}
        answered = await self._model.ask("memory_aid", task, _things(brief), Aid, room=ROOM)
        said, usage = answered.content, answered.usage
        return DraftAid(kind=AidKind(said.kind), text=said.text, items=brief.items, detail=said.detail, usage=usage)

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


def _things(brief: AidBrief) -> str:
    lines = [" ".join(item.split()) for item in brief.items]
    return "\n".join([*lines, f"meaning: {brief.meaning}"] if brief.meaning else lines)
