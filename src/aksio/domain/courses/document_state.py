"""What kind of thing a document is, and how far it has come."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_ERROR = 500


class DocumentKind(StrEnum):
    FILE = "file"
    URL = "url"
    VIDEO = "video"
    TEXT = "text"


class DocumentStatus(StrEnum):
    PENDING = "pending"
    UPLOADING = "uploading"
    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far the present step is: bytes while uploading, per cent while processing. `total` None: not known."""

    done: int = 0
    total: int | None = None


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why a document cannot be read: a stable code, and a sentence for its owner."""

    code: str
    message: str

    def __post_init__(self) -> None:
        # Services write what they like here; it has to fit into a column and a line.
        printable = "".join(character if character.isprintable() else " " for character in self.message)
        object.__setattr__(self, "message", printable[:LONGEST_ERROR])


NOT_YET = Progress()
WHOLE = Progress(done=100, total=100)
INTERRUPTED = Failure(code="upload_interrupted", message="The upload was interrupted. Please upload the file again.")
LOST = Failure(code="lost", message="The document got lost. Please upload it again.")
TIMED_OUT = Failure(code="processing_timed_out", message="Reading the document took too long.")


@dataclass(frozen=True, kw_only=True)
class DocumentState:
    """What its keeper says of a document: processing (with per cent), ready (with its pages) or failed (and why)."""

    status: DocumentStatus
    percent: int = 0
    page_count: int | None = None
    failure: Failure | None = None
