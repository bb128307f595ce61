"""Feedback in memory."""

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.accounts.feedback import Feedback


class MemoryFeedbackBox(MemoryTable[Feedback]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "feedback")

    def add(self, feedback: Feedback) -> None:
        """See the port."""
        self._put(feedback.id, feedback, new=True)
