"""What of a conversation is sent to a model: a pure function of history, passages and budget.

The newest turn is always whole. Of what is left, history gets at most 35 %: the latest turns word for word, and of
the ones before them a structured summary of what was asked. Passages fill the rest, best first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aksio.domain.chat.message import Role
from aksio.domain.chat.source import Passage
from aksio.domain.shared.errors import TooLarge

HISTORY_PERCENT = 35
SUMMARY_PERCENT = 10
"""Of the window; a part of the history's share."""

BYTES_PER_TOKEN = 3
TOKENS_AROUND = 6
"""What a message or passage costs beside its text: role, number, fence."""

LONGEST_NOTE = 120


class QuestionTooLong(TooLarge):
    """Instructions and question alone are more than the model reads."""

    code = "question_too_long"

    def __init__(self) -> None:
        super().__init__("This is more than the tutor can read at once.")


@dataclass(frozen=True, kw_only=True)
class Said:
    """One message of the history."""

    role: Role
    text: str


@dataclass(frozen=True, kw_only=True)
class Window:
    """What is sent. `summary` are notes on what fell out, oldest first like `history`; `tokens` is an upper bound."""

    instructions: str
    question: str
    history: tuple[Said, ...]
    summary: tuple[str, ...]
    passages: tuple[Passage, ...]
    tokens: int


def tokens_of(text: str) -> int:
    """About what a text costs, rather too much than too little."""
    return len(text.encode("utf-8", "surrogatepass")) // BYTES_PER_TOKEN + TOKENS_AROUND


def compose(
    *, instructions: str, question: str, newest_first: Iterable[Said], passages: Sequence[Passage], budget: int
) -> Window:
    """The window for a budget in tokens. Raises QuestionTooLong.

    `newest_first` is read only as far as the budget reaches: every message that is looked at costs some of it.
    """
    used = tokens_of(instructions) + tokens_of(question)
    if used > budget:
        raise QuestionTooLong
    share = min(budget * HISTORY_PERCENT // 100, budget - used)
    history, summary, spent = _history(newest_first, share, budget * SUMMARY_PERCENT // 100)
    used += spent
    chosen: list[Passage] = []
    for passage in sorted(passages, key=lambda each: -each.score):
        cost = tokens_of(passage.text) + tokens_of(passage.document_name)
        if used + cost > budget:
            break
        chosen.append(passage)
        used += cost
    return Window(
        instructions=instructions,
        question=question,
        history=history,
        summary=summary,
        passages=tuple(chosen),
        tokens=used,
    )


def _history(newest_first: Iterable[Said], share: int, for_notes: int) -> tuple[tuple[Said, ...], tuple[str, ...], int]:
    """Turns word for word as far as they fit beside the notes, then notes until their part is full."""
    for_notes = min(for_notes, share)
    kept: list[Said] = []
    notes: list[str] = []
    words = noted = looked_at = 0
    for said in newest_first:
        looked_at += TOKENS_AROUND
        cost = tokens_of(said.text)
        if not notes and words + cost <= share - for_notes:
            kept.append(said)
            words += cost
            continue
        note = _note(said)
        if noted + tokens_of(note) > for_notes or looked_at > 2 * share:
            break
        notes.append(note)
        noted += tokens_of(note)
    return tuple(reversed(kept)), tuple(reversed(notes)), words + noted


def _note(said: Said) -> str:
    """The beginning of a message, with who said it: nothing is made up."""
    text = " ".join(said.text[: LONGEST_NOTE * 4].split())
    short = text if len(text) <= LONGEST_NOTE else text[:LONGEST_NOTE].rsplit(" ", 1)[0] + " …"
    return f"{'asked' if said.role is Role.USER else 'answered'}: {short}"
