"""Take in a web page or a video by its address."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from aksio.application.courses.document_arrival import DocumentArrival, DocumentDetails
from aksio.application.courses.library_ports import WebPageScraper
from aksio.application.courses.material_views import DocumentView
from aksio.application.shared.ports import Clock
from aksio.domain.courses.document import LONGEST_NAME, Document
from aksio.domain.courses.document_state import DocumentKind, DocumentState, DocumentStatus
from aksio.domain.shared.ids import CourseId, LearnerId

_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "twitch.tv")


@dataclass(frozen=True, kw_only=True)
class AddDocumentFromUrlCommand:
    """The same `idempotency_key` again is answered with the first document, and nothing is fetched."""

    course_id: CourseId
    learner_id: LearnerId
    source_url: str
    details: DocumentDetails
    idempotency_key: str | None = None


class AddDocumentFromUrl:
    """The scraper fetches the text into the library. Either it takes the address or nothing of it stays.

    Raises CourseNotFound, CourseFull, LimitReached, Invalid for an address that must not be fetched, and Unavailable.
    """

    def __init__(self, arrival: DocumentArrival, scraper: WebPageScraper, clock: Clock) -> None:
        self._arrival = arrival
        self._scraper = scraper
        self._clock = clock

    async def __call__(self, command: AddDocumentFromUrlCommand) -> DocumentView:
        document_id = self._arrival.id_for(command.idempotency_key, learner_id=command.learner_id)
        earlier = await self._arrival.earlier(
            document_id,
            course_id=command.course_id,
            learner_id=command.learner_id,
            source_url=command.source_url,
        )
        if earlier is not None:
            return earlier
        await self._scraper.check(command.source_url)
        document = Document.announce(
            id=document_id,
            learner_id=command.learner_id,
            course_id=command.course_id,
            kind=kind_of_address(command.source_url),
            name=command.details.name or _name_of(command.source_url),
            source_url=command.source_url,
            now=self._clock.now(),
        )
        await self._arrival.announce(document)
        async with self._arrival.or_nothing(document):
            await self._scraper.fetch(document.id, command.source_url)
            on_its_way = DocumentState(status=DocumentStatus.PROCESSING)
            return await self._arrival.arrived(document, command.details, on_its_way, size_bytes=None)


def kind_of_address(url: str) -> DocumentKind:
    """A video where the host is known for nothing else."""
    host = urlsplit(url).hostname or ""
    is_video = any(host == known or host.endswith(f".{known}") for known in _VIDEO_HOSTS)
    return DocumentKind.VIDEO if is_video else DocumentKind.URL


def _name_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path}".rstrip("/")[:LONGEST_NAME]
