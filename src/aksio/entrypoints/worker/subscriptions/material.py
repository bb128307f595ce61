"""What happens to material when its course, section or owner goes."""

from aksio.application.courses.delete_course_documents import DeleteCourseDocumentsCommand
from aksio.application.courses.empty_section import EmptySectionCommand
from aksio.application.courses.erase_tags import EraseTagsCommand
from aksio.application.courses.forget_document import ForgetDocumentCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.courses.document_events import DocumentDeleted
from aksio.domain.courses.outline import SectionRemoved
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def clear_material(delivered: Delivered, container: Container) -> None:
    """A deleted document is forgotten by the retrieval-service too."""
    use_cases = container.material
    match delivered.event:
        case CourseDeleted(course_id=id):
            await use_cases.delete_course_documents()(DeleteCourseDocumentsCommand(course_id=id))
        case SectionRemoved(section_id=id, course_id=course_id):
            await use_cases.empty_section()(EmptySectionCommand(section_id=id, course_id=course_id))
        case DocumentDeleted(document_id=id):
            await use_cases.forget_document()(ForgetDocumentCommand(document_id=id))
        case ErasureRequested(account_id=id):
            await use_cases.erase_tags()(EraseTagsCommand(learner_id=id))
