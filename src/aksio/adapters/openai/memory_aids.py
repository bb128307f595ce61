"""Memory aids by a language model of OpenAI, or of anything that speaks its HTTP."""

from collections.abc import Callable
from secrets import token_hex
from typing import Literal

import msgspec

from aksio.adapters.openai.language_model import LanguageModel, Question
from aksio.adapters.openai.prompts import prompt
from aksio.adapters.openai.summary_writer import as_writer_errors, usage_of
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

    def __init__(self, model: LanguageModel, *, delimiter: Callable[[], str] = lambda: token_hex(16)) -> None:
        self._model = model
        self._delimiter = delimiter

    def most_tokens(self, brief: AidBrief) -> int:
        """See the port."""
        return PROMPT_TOKENS + len(_things(brief).encode()) // BYTES_PER_TOKEN + ROOM

    async def aid(self, brief: AidBrief) -> DraftAid:
        """See the port."""
        delimiter = self._delimiter()
        task = {"in_order": brief.in_order, "language": brief.language}
        question = Question(
            instructions=prompt("memory_aid").fenced_by(delimiter),
            material=f"{msgspec.json.encode(task).decode()}\n{delimiter}\n{_things(brief)}\n{delimiter}",
            answer=Aid,
            most_output_tokens=ROOM,
        )
        with as_writer_errors():
            answered = await self._model.ask(question)
        said = answered.content
        return DraftAid(
            kind=AidKind(said.kind),
            text=said.text,
            items=brief.items,
            detail=said.detail,
            usage=usage_of(answered.usage),
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


def _things(brief: AidBrief) -> str:
    lines = [" ".join(item.split()) for item in brief.items]
    return "\n".join([*lines, f"meaning: {brief.meaning}"] if brief.meaning else lines)
