"""What all drafts have, whatever they become."""

from typing import Protocol, Self


class Draft(Protocol):
    """Something that a writer proposes."""

    @property
    def front(self) -> str:
        """What is asked."""

    @property
    def back(self) -> str:
        """What answers it."""

    def cleaned(self) -> Self:
        """Plain text only."""
