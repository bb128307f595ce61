"""What a model wrote, as plain text: nothing in it can load, link or run, and only given sources are referred to."""

from aksio.domain.chat.source import only_given
from aksio.domain.shared.harmless_text import harmless


def plain(text: str, numbers: frozenset[int]) -> str:
    """The text without addresses, tags, links, images, invisible characters, and references never given."""
    return only_given(harmless(text), numbers)


class PlainStream:
    """Cleans a stream. The unfinished word at its end waits for its rest."""

    def __init__(self, numbers: frozenset[int]) -> None:
        self._numbers = numbers
        self._waiting = ""

    def push(self, piece: str) -> str:
        """What may go out now."""
        self._waiting += piece
        cut = _safe_cut(self._waiting)
        ready, self._waiting = self._waiting[:cut], self._waiting[cut:]
        return plain(ready, self._numbers)

    def rest(self) -> str:
        """What is left at the end."""
        ready, self._waiting = self._waiting, ""
        return plain(ready, self._numbers)


def _safe_cut(text: str) -> int:
    """After the last space, and in scripts without spaces before the first character that could begin markup."""
    spaced = max(text.rfind(" "), text.rfind("\n"), text.rfind("\t")) + 1
    if text[max(0, spaced - 2) : spaced - 1].endswith(":"):
        return max(text.rfind(" ", 0, spaced - 1), text.rfind("\n", 0, spaced - 1)) + 1
    end = spaced
    while end < len(text) and text[end] > "\u2e7f":
        end += 1
    return end
