"""How the OpenAI stand-in translates: it looks questions and answers up, and leaves what it does not find."""

from collections.abc import Callable
from typing import Any

import msgspec

from tests.make.parallel import dictionary


def _translations(task: dict[str, Any], material: str) -> str:
    """The answer to `translate`."""
    known = dictionary(task["language"].split("-")[0])
    groups = [{"texts": [known.get(text, text) for text in group]} for group in msgspec.json.decode(material)]
    return msgspec.json.encode({"groups": groups}).decode()


TRANSLATING: dict[str, Callable[[dict[str, Any], str], str]] = {"Translations": _translations}
"""By the name of the schema that is asked for."""
