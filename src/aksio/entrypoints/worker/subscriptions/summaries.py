"""Summaries: the writing itself, what outdates them, and the end of those whose course or learner is gone."""

from aksio.application.courses.summaries.delete_summaries import DeleteSummariesCommand
from aksio.application.courses.summaries.outdate_summaries import OutdateSummariesCommand
from aksio.application.courses.summaries.run_summary import RunSummaryCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.courses.document_events import DocumentDeleted, DocumentReady
from aksio.domain.courses.summaries.events import SummaryRequested, SummaryRequeued
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def keep_summaries(delivered: Delivered, container: Container) -> None:
    """A document that is ready once more was read anew: nothing was summed up from it before its first time."""
    use_cases = container.summaries
    match delivered.event:
        case SummaryRequested(summary_id=id, learner_id=whose) | SummaryRequeued(summary_id=id, learner_id=whose):
            await use_cases.run_summary()(RunSummaryCommand(summary_id=id, learner_id=whose))
        case (
            DocumentReady(document_id=document_id, occurred_at=at)
            | DocumentDeleted(document_id=document_id, occurred_at=at)
        ):
            await use_cases.outdate_summaries()(OutdateSummariesCommand(document_id=document_id, at=at))
        case CourseDeleted(course_id=course_id, learner_id=whose):
            await use_cases.delete_summaries()(DeleteSummariesCommand(learner_id=whose, course_id=course_id))
        case ErasureRequested(account_id=account_id):
            await use_cases.delete_summaries()(DeleteSummariesCommand(learner_id=account_id))
