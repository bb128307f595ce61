"""The system's own words stay with the system: an answer that recites them is stopped before they are out."""

RUN = 32
"""So many letters in a row, the same as in the instructions, are no accident. Spaces, case and signs do not count, so
that spelling things out does not help; neither does saying them backwards."""

PART_OF_FENCE = 8


class Secrecy:
    """Watches a stream. `fence` is the line between which data stood: not even a part of it may come out."""

    def __init__(self, instructions: str, *, fence: str, known: str = "") -> None:
        """`known` is what the learner wrote or may read anyway: their own words are no secret."""
        secret = _letters(instructions)
        self._runs = (_runs(secret, RUN) | _runs(secret[::-1], RUN)) - _runs(_letters(known), RUN)
        self._parts = _runs(_letters(fence), PART_OF_FENCE)
        self._hold = RUN if self._runs else 0
        self._said = ""
        self._waiting = ""

    def push(self, text: str) -> str | None:
        """What may go out now: the last letters wait for those that follow. None once something secret came up."""
        self._waiting += text
        return self._let_out(keep=self._hold)

    def rest(self) -> str | None:
        """What is left at the end."""
        return self._let_out(keep=0)

    def _let_out(self, *, keep: int) -> str | None:
        letters = self._said + _letters(self._waiting)
        if _runs(letters, RUN) & self._runs or _runs(letters, PART_OF_FENCE) & self._parts:
            return None
        cut = len(self._waiting)
        while keep > 0 and cut > 0:
            cut -= 1
            keep -= self._waiting[cut].isalnum()
        ready, self._waiting = self._waiting[:cut], self._waiting[cut:]
        self._said = (self._said + _letters(ready))[-RUN:]
        return ready


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _runs(letters: str, length: int) -> set[str]:
    return {letters[start : start + length] for start in range(len(letters) - length + 1)}
