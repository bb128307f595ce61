"""The use cases about documents, on memory storage and a library that does what the test wants."""

from collections.abc import AsyncIterator
from uuid import UUID

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.courses.add_document_from_url import AddDocumentFromUrl
from aksio.application.courses.delete_course_documents import DeleteCourseDocuments
from aksio.application.courses.document_arrival import DocumentArrival, DocumentDetails
from aksio.application.courses.find_passages import FindPassages
from aksio.application.courses.forget_document import ForgetDocument
from aksio.application.courses.library_ports import NewDocument, Question
from aksio.application.courses.material_ports import CourseDocument
from aksio.application.courses.refresh_documents import RefreshDocuments
from aksio.application.courses.upload_document import UploadDocument, UploadDocumentCommand
from aksio.domain.courses.document import Document, DocumentNotFound
from aksio.domain.courses.document_state import DocumentState, DocumentStatus
from aksio.domain.courses.passage import FoundDocument, FoundPassage, PageText
from aksio.domain.courses.upload_limits import UploadLimits
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId
from tests.make.allowance import ToldAllowance
from tests.make.clock import FixedClock
from tests.make.courses import NOON, a_course, in_chunks

COURSE = a_course()
READY = DocumentState(status=DocumentStatus.READY, page_count=2)


class ScriptedLibrary:
    """Keeps what it is told to keep, and answers what it is told to answer."""

    def __init__(self) -> None:
        self.states: dict[DocumentId, DocumentState] = {}
        self.answer: DocumentState | BaseException = READY
        self.lost: set[DocumentId] = set()
        self.page_texts = [PageText(number=1, text="One."), PageText(number=2, text="Two.\n\n" + "Long. " * 300)]
        self.forgotten: list[DocumentId] = []
        self.received = b""

    def accepted_types(self) -> tuple[str, ...]:
        return ("text/plain",)

    async def receive(self, document: NewDocument, chunks: AsyncIterator[bytes]) -> DocumentState:
        self.received = b"".join([chunk async for chunk in chunks])
        return await self.state(document.document_id)

    async def state(self, document_id: DocumentId) -> DocumentState:
        answer = DocumentNotFound() if document_id in self.lost else self.states.get(document_id, self.answer)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    async def pages(self, document_id: DocumentId, *, start_page: int, end_page: int) -> list[PageText]:
        return [page for page in self.page_texts if start_page <= page.number <= end_page]

    async def forget(self, document_id: DocumentId) -> None:
        if isinstance(self.answer, BaseException):
            raise self.answer
        self.forgotten.append(document_id)

    async def passages(self, question: Question) -> list[FoundPassage]:
        foreign = DocumentId(UUID(int=404))
        return [
            FoundPassage(document_id=document_id, document_name="old name", page=page, text="…", score=1.0)
            for document_id in (foreign, *question.document_ids)
            for page in (3, 1)
        ]

    async def documents(self, question: Question) -> list[FoundDocument]:
        return []

    async def check(self, url: str) -> None:
        if "intranet" in url:
            raise Invalid.field("/source_url", "forbidden_address", "Not there.")

    async def fetch(self, document_id: DocumentId, url: str) -> None:
        await self.state(document_id)


class ScriptedFile:
    """See the port IncomingFile."""

    def __init__(
        self,
        data: bytes,
        details: DocumentDetails | None = None,
        *,
        name: str = "C:\\notes\\eye.txt",
        total: int | None = None,
    ) -> None:
        self._data = data
        self._details = details or DocumentDetails()
        self.name = name
        self.total_bytes = total

    def chunks(self) -> AsyncIterator[bytes]:
        return in_chunks(self._data)

    async def details(self) -> DocumentDetails:
        return self._details


class PlainText:
    """See the port ContentTypes."""

    def judge(self, head: bytes, *, name: str) -> str:
        return "text/plain"


class House:
    """Everything that the use cases are given, on one storage."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.library = ScriptedLibrary()
        self.clock = FixedClock(NOON)
        self.limits = UploadLimits(max_bytes=10_000, max_documents=3)
        self.uow = MemoryUnitOfWork(self.store)
        self.allowance = ToldAllowance()
        self.arrival = DocumentArrival(self.uow, self.allowance, self.clock, RandomIds(), self.limits)
        self.upload = UploadDocument(self.arrival, self.library, PlainText(), self.clock, self.limits)
        self.add_from_url = AddDocumentFromUrl(self.arrival, self.library, self.clock)
        self.forget = ForgetDocument(self.uow, self.library, self.clock)
        self.refresh = RefreshDocuments(self.uow, self, self.library, self.clock)
        self.find = FindPassages(self, self.library, self.library)
        self.delete_course_documents = DeleteCourseDocuments(self.uow, self, self.clock)

    @property
    def documents(self) -> list[Document]:
        return list(self.store.rows.get("documents", {}).values())

    async def keep(self, *documents: Document) -> None:
        async with self.uow as uow:
            for document in documents:
                uow.documents.add(document)
            await uow.commit()

    def command(
        self,
        file: ScriptedFile,
        key: str | None = None,
        *,
        course: CourseId = COURSE.id,
        learner: UUID = COURSE.learner_id,
    ) -> UploadDocumentCommand:
        return UploadDocumentCommand(course_id=course, learner_id=LearnerId(learner), file=file, idempotency_key=key)

    async def processing(self, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        return [(each.id, each.learner_id) for each in self.documents if each.status is DocumentStatus.PROCESSING]

    async def stuck_since(self, instant: object, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        return [(each.id, each.learner_id) for each in self.documents if each.status is DocumentStatus.UPLOADING]

    async def left_behind(self, course_id: CourseId, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        return [(each.id, each.learner_id) for each in self.documents if each.deleted_at is None]

    async def in_section(
        self, section_id: SectionId, *, course_id: CourseId, limit: int
    ) -> list[tuple[DocumentId, LearnerId]]:
        return [(each.id, each.learner_id) for each in self.documents if each.section_id == section_id]

    async def documents_of_course(self, course_id: CourseId, *, learner_id: LearnerId) -> list[CourseDocument]:
        return [CourseDocument(document_id=each.id, name=each.name, status=each.status) for each in self.documents]
