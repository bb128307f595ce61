"""What new material tells, and what happens to it when its course, section or owner goes."""

from aksio.application.courses.delete_course_documents import DeleteCourseDocumentsCommand
from aksio.application.courses.empty_section import EmptySectionCommand
from aksio.application.courses.erase_tags import EraseTagsCommand
from aksio.application.courses.forget_document import ForgetDocumentCommand
from aksio.application.courses.tell_course_language import TellCourseLanguageCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.courses.document_events import DocumentDeleted, DocumentReady
from aksio.domain.courses.outline import SectionRemoved
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def clear_material(delivered: Delivered, container: Container) -> None:
    """A document that can be read may tell the language; a deleted one is forgotten by the retrieval-service too."""
    use_cases = container.material
    match delivered.event:
        case CourseDeleted(course_id=id):
            await use_cases.delete_course_documents()(DeleteCourseDocumentsCommand(course_id=id))
        case SectionRemoved(section_id=id, course_id=course_id):
            await use_cases.empty_section()(EmptySectionCommand(section_id=id, course_id=course_id))
        case DocumentReady(document_id=id, course_id=course_id, learner_id=whose):
            told = TellCourseLanguageCommand(course_id=course_id, learner_id=whose, document_id=id)
            await use_cases.tell_course_language()(told)
        case DocumentDeleted(document_id=id):
            await use_cases.forget_document()(ForgetDocumentCommand(document_id=id))
        case ErasureRequested(account_id=id):
            await use_cases.erase_tags()(EraseTagsCommand(learner_id=id))
