"""Usage is settled by how work ended; billing goes with its learner."""

from uuid import UUID

from aksio.application.billing.close_billing import CloseBillingCommand
from aksio.application.billing.settle_usage import SettleUsageCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.generation_events import GenerationCancelled, GenerationFailed, GenerationSucceeded
from aksio.domain.assessments.translation_events import (
    TranslationCancelled,
    TranslationFailed,
    TranslationSucceeded,
)
from aksio.domain.chat.events import AnswerEnded
from aksio.domain.courses.document_events import DocumentUploaded
from aksio.domain.courses.summaries.events import SummaryDeleted, SummaryFailed, SummaryWritten
from aksio.domain.shared.aggregate import Event
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered

_NO_ANSWER = ("failed", "interrupted")


async def settle(delivered: Delivered, container: Container) -> None:
    """What brought nothing is not counted. An erasure ends at the payment provider before it ends here."""
    match delivered.event:
        case ErasureRequested(account_id=id):
            await container.billing.close_billing()(CloseBillingCommand(learner_id=id))
        case event if (outcome := _outcome(event)) is not None:
            work_id, brought_something = outcome
            await container.billing.settle_usage()(SettleUsageCommand(id=work_id, used=int(brought_something)))


def _outcome(event: Event) -> tuple[UUID, bool] | None:
    """Which work ended, and whether it brought anything."""
    match event:
        case GenerationSucceeded(generation_id=id) | SummaryWritten(summary_id=id) | DocumentUploaded(document_id=id):
            return id, True
        case (
            GenerationFailed(generation_id=id, written=written)
            | GenerationCancelled(generation_id=id, written=written)
            | TranslationSucceeded(translation_id=id, written=written)
            | TranslationFailed(translation_id=id, written=written)
            | TranslationCancelled(translation_id=id, written=written)
            | SummaryDeleted(summary_id=id, was_written=written)
        ):
            return id, bool(written)
        case SummaryFailed(summary_id=id):
            return id, False
        case AnswerEnded(message_id=id, status=status):
            return id, status not in _NO_ANSWER
        case _:
            return None
