"""Cloze deletions, `{{c1::answer::hint}}`: numbered gaps in a text, which may lie inside each other."""

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\{\{c(?P<numbers>\d{1,3}(?:,\d{1,3})*)::|(?P<close>\}\})|(?P<hint>::)")
_OCCLUSION = "image-occlusion:"
"""How Anki marks the masks of a picture. Without the picture there is nothing to ask."""


@dataclass
class _Gap:
    numbers: frozenset[int]
    opening: str = ""
    text: list[str] = field(default_factory=list)
    hint: list[str] | None = None

    def write(self, piece: str) -> None:
        (self.text if self.hint is None else self.hint).append(piece)


def question_of(source: str, number: int) -> str:
    """The text with the gaps of that number closed; empty when there are none."""
    text, answers = _gone_through(source, number, hide=True)
    return text if answers else ""


def answer_of(source: str, number: int) -> str:
    """What the gaps of that number hold."""
    _, answers = _gone_through(source, number, hide=False)
    return ", ".join(answers)


def _gone_through(source: str, number: int, *, hide: bool) -> tuple[str, list[str]]:
    gaps, answers, at = [_Gap(frozenset())], list[str](), 0
    for token in _TOKEN.finditer(source):
        gaps[-1].write(source[at : token.start()])
        at = token.end()
        if token["numbers"]:
            gaps.append(_Gap(frozenset(map(int, token["numbers"].split(","))), opening=token[0]))
        elif token["close"] and len(gaps) > 1:
            gap = gaps.pop()
            gaps[-1].write(_closed(gap, number, answers, hide=hide))
        elif token["hint"] and len(gaps) > 1 and gaps[-1].hint is None:
            gaps[-1].hint = []
        else:
            gaps[-1].write(token[0])
    gaps[-1].write(source[at:])
    while len(gaps) > 1:  # never closed: just text
        gap = gaps.pop()
        gaps[-1].write(gap.opening + "".join(gap.text + (["::", *gap.hint] if gap.hint is not None else [])))
    return "".join(gaps[0].text), answers


def _closed(gap: _Gap, number: int, answers: list[str], *, hide: bool) -> str:
    answer = "".join(gap.text)
    if number not in gap.numbers or answer.startswith(_OCCLUSION):
        return answer
    answers.append(answer)
    return f"[{''.join(gap.hint or []) or '…'}]" if hide else answer
