"""How much material a course takes."""

from dataclasses import dataclass

from aksio.domain.courses.document import DocumentTooLarge
from aksio.domain.shared.errors import Conflict


class CourseFull(Conflict):
    """The course has as many documents as it can have."""

    code = "course_full"


@dataclass(frozen=True, kw_only=True)
class UploadLimits:
    """`max_bytes` is for each document, `max_documents` for each course."""

    max_bytes: int = 50 * 1024 * 1024
    max_documents: int = 500

    def require_size(self, size_bytes: int) -> None:
        """Raises DocumentTooLarge."""
        if size_bytes > self.max_bytes:
            raise DocumentTooLarge(f"A document has at most {self.max_bytes} bytes.")

    def require_room(self, documents: int) -> None:
        """Raises CourseFull where there are that many documents already."""
        if documents >= self.max_documents:
            raise CourseFull(f"A course has at most {self.max_documents} documents.")
