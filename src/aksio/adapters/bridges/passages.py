"""Assessments ask for passages to write from; courses find them."""

from aksio.application.courses.find_passages import FindPassages, FindPassagesQuery
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


class CoursePassages:
    """See the port PassageFinder."""

    def __init__(self, find_passages: FindPassages) -> None:
        self._find_passages = find_passages

    async def passages(
        self,
        *,
        learner_id: LearnerId,
        course_id: CourseId,
        document_ids: tuple[DocumentId, ...],
        topic: str | None,
        start_page: int | None,
        end_page: int | None,
        limit: int,
    ) -> list[Passage]:
        """See the port."""
        found = await self._find_passages(
            FindPassagesQuery(
                learner_id=learner_id,
                course_id=course_id,
                document_ids=document_ids,
                topic=topic,
                start_page=start_page,
                end_page=end_page,
                limit=limit,
            )
        )
        return [
            Passage(
                document_id=passage.document_id,
                document_name=passage.document_name,
                page=passage.page,
                text=passage.text,
            )
            for passage in found
        ]
