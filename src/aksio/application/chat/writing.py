"""The state of one answer while it is written."""

from collections.abc import Callable
from dataclasses import replace

from aksio.application.chat.post_message import Turn
from aksio.application.chat.prepare_turn import PreparedTurn
from aksio.domain.chat.message import Grounding, Message, MessageStatus, TurnUsage
from aksio.domain.chat.notices import Notice, notice
from aksio.domain.chat.source import cited

TOGETHER_SECONDS = 0.08
"""Pieces that come within this time are kept as one: writing each token down would cost more than the model."""

MOST_KEEPING, LONGEST_TOGETHER_SECONDS = 0.1, 1.0
"""An answer is being written down for at most such a share of its time, or every so often: where storage is slow,
pieces grow larger instead of standing in line."""


class Writing:
    """See above. `publish` is told of each piece with its number once it is kept."""

    def __init__(self, turn: Turn, publish: Callable[[int, str], None]) -> None:
        self.turn = turn
        self.publish = publish
        self.text = ""
        self.pieces = 0
        self.usage = TurnUsage.NONE
        self.prepared: PreparedTurn | None = None
        self.waiting = ""
        """What may be shown and is not kept yet."""
        self.kept_at = self.keeping_seconds = 0.0
        """When a piece was last kept by the event loop's clock, and how long that took."""

    def is_time_to_keep(self, now: float) -> bool:
        """Whether what waits has waited long enough. `now` by the event loop's clock."""
        gap = min(LONGEST_TOGETHER_SECONDS, self.keeping_seconds / MOST_KEEPING)
        return bool(self.waiting) and now - self.kept_at >= max(TOGETHER_SECONDS, gap)

    def kept(self, *, started: float, now: float) -> None:
        """What waited is the next piece. Times by the event loop's clock."""
        text, self.waiting = self.waiting, ""
        self.kept_at, self.keeping_seconds = now, now - started
        self.pieces += 1
        self.text += text
        self.publish(self.pieces, text)

    def withhold(self) -> None:
        """The answer ends with a word about what is missing."""
        language = self.prepared.language if self.prepared else None
        gap = "\n\n" if self.text or self.waiting else ""
        self.waiting += gap + notice(Notice.WITHHELD, language)

    def ended(self, status: MessageStatus, failure: str | None) -> Message:
        """The answer as it ends now, with what is kept of it."""
        answer = replace(self.turn.answer, content=self.text, status=status, failure=failure, usage=self.usage)
        if self.prepared is None:
            return answer
        citations = cited(self.text, self.prepared.prompt.sources)
        grounding = self.prepared.grounding
        if grounding is Grounding.SOURCES and not citations and status is MessageStatus.COMPLETE:
            grounding = Grounding.NOTHING_FOUND
        return replace(answer, citations=citations, grounding=grounding, language=self.prepared.language)
