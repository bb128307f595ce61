"""A tutor without any judgement: whatever it reads, wherever it stands, it does."""

from collections.abc import AsyncGenerator

from aksio.adapters.openai.prompts import prompt as words_of
from aksio.adapters.openai.tutor import _MODES, _material
from aksio.application.chat.tutor_ports import Brief, Prompt
from aksio.domain.chat.message import TurnUsage
from tests.integration.attacks.deeds import DEEDS, Heard


class ObeyingTutor:
    """See the port Tutor. It counts what it obeyed."""

    window_tokens = 16_000
    quotes_only = False

    def __init__(self) -> None:
        self.obeyed: list[str] = []
        self.read: list[str] = []

    def instructions(self, brief: Brief, fence: str) -> str:
        """Those of the real one."""
        return words_of("tutor").fenced_by(fence) + "".join(_MODES[brief.mode] if brief.mode else "")

    def most_tokens(self, prompt: Prompt) -> int:
        """Nothing is spent."""
        return 0

    async def answer(self, prompt: Prompt) -> AsyncGenerator[str | TurnUsage, None]:
        """Everything that it was told to do anywhere, in small pieces."""
        heard = _heard(prompt)
        self.read.append(heard.said)
        for goal in heard.goals():
            self.obeyed.append(goal)
            text = DEEDS[goal](heard)
            for start in range(0, len(text), 5):
                yield text[start : start + 5]
            yield "\n"
        yield "The nucleus keeps the genome [1]."

    async def close(self) -> None:
        """Nothing is open."""


def _heard(prompt: Prompt) -> Heard:
    return Heard(
        instructions=prompt.window.instructions,
        fence=prompt.fence,
        said=_material(prompt, prompt.fence),
        question=prompt.window.question,
        material=" ".join(source.text for source in prompt.sources),
    )
