"""Tell what may still be uploaded to a course."""

from dataclasses import dataclass

from aksio.application.courses.library_ports import DocumentIntake
from aksio.application.courses.material_ports import CourseDocuments
from aksio.domain.courses.upload_limits import UploadLimits
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetUploadLimitsQuery:
    """For which course."""

    course_id: CourseId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class UploadLimitsView:
    """`max_bytes` for each document; `content_types` are those that this installation can read."""

    max_bytes: int
    max_documents: int
    documents: int
    content_types: tuple[str, ...]


class GetUploadLimits:
    """Raises CourseNotFound."""

    def __init__(self, documents: CourseDocuments, intake: DocumentIntake, limits: UploadLimits) -> None:
        self._documents = documents
        self._intake = intake
        self._limits = limits

    async def __call__(self, query: GetUploadLimitsQuery) -> UploadLimitsView:
        documents = await self._documents.documents_of_course(query.course_id, learner_id=query.learner_id)
        return UploadLimitsView(
            max_bytes=self._limits.max_bytes,
            max_documents=self._limits.max_documents,
            documents=len(documents),
            content_types=self._intake.accepted_types(),
        )
