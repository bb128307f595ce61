"""The one unit of work in memory, for the unit tests of use cases."""

from aksio.adapters.memory.courses import MemoryCourses
from aksio.adapters.memory.store import MemorySession


class MemoryUnitOfWork(MemorySession):
    """See each context's `…UnitOfWork` port."""

    @property
    def courses(self) -> MemoryCourses:
        """Courses in this transaction."""
        return MemoryCourses(self)
