"""Which use case follows which event. This is the only way from one context to another."""

from uuid import UUID

from aksio.application.accounts.erase_account import EraseAccountCommand
from aksio.application.accounts.send_access_approved_mail import SendAccessApprovedMailCommand
from aksio.application.accounts.send_password_reset_mail import SendPasswordResetMailCommand
from aksio.application.accounts.send_verification_mail import SendVerificationMailCommand
from aksio.application.assessments.delete_cards import DeleteCardsCommand
from aksio.application.assessments.delete_generations import DeleteGenerationsCommand
from aksio.application.assessments.run_generation import RunGenerationCommand
from aksio.application.courses.delete_course_documents import DeleteCourseDocumentsCommand
from aksio.application.courses.empty_section import EmptySectionCommand
from aksio.application.courses.erase_courses import EraseCoursesCommand
from aksio.application.courses.erase_tags import EraseTagsCommand
from aksio.application.courses.forget_document import ForgetDocumentCommand
from aksio.domain.accounts import events as accounts
from aksio.domain.assessments.generation_events import GenerationRequested, GenerationRequeued
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.courses.document_events import DocumentDeleted
from aksio.domain.courses.outline import SectionRemoved
from aksio.domain.shared.aggregate import Event
from aksio.entrypoints.composition.container import Container


class Subscriptions:
    """See the port `Reactions`. Whatever an event causes stands here, in one place."""

    def __init__(self, container: Container) -> None:
        self._container = container

    async def __call__(self, event: Event, *, delivery_id: UUID) -> None:
        """See the port."""
        await self._mail(event)
        await self._generate(event)
        await self._clear_cards(event)
        await self._clear_material(event)
        await self._erase(event)

    async def _mail(self, event: Event) -> None:
        use_cases = self._container.accounts
        match event:
            case accounts.AccountRegistered(account_id=id, occurred_at=at):
                await use_cases.send_verification_mail()(SendVerificationMailCommand(account_id=id, requested_at=at))
            case accounts.EmailVerificationRequested(account_id=id, occurred_at=at):
                await use_cases.send_verification_mail()(SendVerificationMailCommand(account_id=id, requested_at=at))
            case accounts.PasswordResetRequested(account_id=id, occurred_at=at):
                await use_cases.send_password_reset_mail()(SendPasswordResetMailCommand(account_id=id, requested_at=at))
            case accounts.AccessApproved(access_request_id=request_id):
                await use_cases.send_access_approved_mail()(SendAccessApprovedMailCommand(request_id=request_id))

    async def _clear_cards(self, event: Event) -> None:
        use_cases = self._container.assessments
        match event:
            case CourseDeleted(course_id=id, learner_id=whose):
                await use_cases.delete_cards()(DeleteCardsCommand(learner_id=whose, course_id=id))
            case accounts.ErasureRequested(account_id=id):
                await use_cases.delete_cards()(DeleteCardsCommand(learner_id=id))

    async def _generate(self, event: Event) -> None:
        use_cases = self._container.generation
        match event:
            case (
                GenerationRequested(generation_id=id, learner_id=whose)
                | GenerationRequeued(generation_id=id, learner_id=whose)
            ):
                await use_cases.run_generation()(RunGenerationCommand(generation_id=id, learner_id=whose))
            case CourseDeleted(course_id=id, learner_id=whose):
                await use_cases.delete_generations()(DeleteGenerationsCommand(learner_id=whose, course_id=id))
            case accounts.ErasureRequested(account_id=id):
                await use_cases.delete_generations()(DeleteGenerationsCommand(learner_id=id))

    async def _clear_material(self, event: Event) -> None:
        use_cases = self._container.material
        match event:
            case CourseDeleted(course_id=id):
                await use_cases.delete_course_documents()(DeleteCourseDocumentsCommand(course_id=id))
            case SectionRemoved(section_id=id, course_id=course_id):
                await use_cases.empty_section()(EmptySectionCommand(section_id=id, course_id=course_id))
            case DocumentDeleted(document_id=id):
                await use_cases.forget_document()(ForgetDocumentCommand(document_id=id))
            case accounts.ErasureRequested(account_id=id):
                await use_cases.erase_tags()(EraseTagsCommand(learner_id=id))

    async def _erase(self, event: Event) -> None:
        """The account itself goes last: while it is there, everything can be tried again."""
        match event:
            case accounts.ErasureRequested(account_id=id):
                await self._container.courses.erase_courses()(EraseCoursesCommand(learner_id=id))
                await self._container.accounts.erase_account()(EraseAccountCommand(account_id=id))
