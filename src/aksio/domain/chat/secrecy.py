"""The system's own words stay with the system: an answer that recites them is stopped before they are out."""

import re

_WORD = re.compile(r"\w+", re.UNICODE)
RUN = 7
"""So many words in a row, the same as in the instructions, are no accident."""


class Secrecy:
    """Watches a stream. `fence` is the line between which data stood: not even a part of it may come out."""

    def __init__(self, instructions: str, *, fence: str, known: str = "") -> None:
        """`known` is what the learner wrote or may read anyway: their own words are no secret."""
        own = _runs(_words(known))
        self._secret = _runs(_words(instructions)) - own
        self._parts = {fence[start : start + 8] for start in range(max(0, len(fence) - 7))} if fence else set()
        self._said: list[str] = []
        self._waiting = ""

    def push(self, text: str) -> str | None:
        """What may go out now: the last words wait for those that follow. None once something secret came up."""
        self._waiting += text
        return self._let_out(keep=RUN)

    def rest(self) -> str | None:
        """What is left at the end."""
        return self._let_out(keep=0)

    def _let_out(self, *, keep: int) -> str | None:
        found = list(_WORD.finditer(self._waiting))
        words = [match.group().casefold() for match in found]
        if _runs(self._said + words) & self._secret or any(part in self._waiting.casefold() for part in self._parts):
            return None
        if not self._secret and not self._parts:
            keep = 0
        if len(found) <= keep:
            cut, gone = (0, 0) if keep else (len(self._waiting), len(found))
        else:
            gone = len(found) - keep
            cut = found[gone].start() if keep else len(self._waiting)
        ready, self._waiting = self._waiting[:cut], self._waiting[cut:]
        self._said = (self._said + words[:gone])[-RUN:]
        return ready


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
