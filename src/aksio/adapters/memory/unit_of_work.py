"""The one unit of work in memory, for the unit tests of use cases."""

from aksio.adapters.memory.assessments.decks import MemoryDecks
from aksio.adapters.memory.assessments.flashcards import MemoryFlashcards
from aksio.adapters.memory.assessments.review_log import MemoryReviewArchive, MemoryReviewLog, MemorySchedules
from aksio.adapters.memory.courses import MemoryCourses
from aksio.adapters.memory.generations import MemoryGenerations
from aksio.adapters.memory.material import MemoryDocuments, MemoryOutlines, MemoryTags
from aksio.adapters.memory.store import MemorySession


class MemoryUnitOfWork(MemorySession):
    """See each context's `…UnitOfWork` port."""

    @property
    def courses(self) -> MemoryCourses:
        """Courses in this transaction."""
        return MemoryCourses(self)

    @property
    def outlines(self) -> MemoryOutlines:
        """Outlines in this transaction."""
        return MemoryOutlines(self)

    @property
    def documents(self) -> MemoryDocuments:
        """Documents in this transaction."""
        return MemoryDocuments(self)

    @property
    def tags(self) -> MemoryTags:
        """Tags in this transaction."""
        return MemoryTags(self)

    @property
    def generations(self) -> MemoryGenerations:
        """Generations in this transaction."""
        return MemoryGenerations(self)

    @property
    def decks(self) -> MemoryDecks:
        """Decks in this transaction."""
        return MemoryDecks(self)

    @property
    def flashcards(self) -> MemoryFlashcards:
        """Flashcards in this transaction."""
        return MemoryFlashcards(self)

    @property
    def schedules(self) -> MemorySchedules:
        """Flashcards in this transaction, as reviews see them."""
        return MemorySchedules(self)

    @property
    def reviews(self) -> MemoryReviewLog:
        """The review log in this transaction."""
        return MemoryReviewLog(self)

    @property
    def archive(self) -> MemoryReviewArchive:
        """Cards of all learners in this transaction."""
        return MemoryReviewArchive(self)
