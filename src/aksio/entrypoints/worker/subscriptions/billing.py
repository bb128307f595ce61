"""Usage is settled by how work ended; billing goes with its learner."""

from uuid import UUID

from aksio.application.billing.close_billing import CloseBillingCommand
from aksio.application.billing.settle_usage import SettleUsageCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.generation_events import GenerationCancelled, GenerationFailed, GenerationSucceeded
from aksio.domain.chat.events import AnswerEnded
from aksio.domain.courses.document_events import DocumentUploaded
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered

_NO_ANSWER = ("failed", "interrupted")


async def settle(delivered: Delivered, container: Container) -> None:
    """What brought nothing is not counted. An erasure ends at the payment provider before it ends here."""

    async def settle_usage(work_id: UUID, *, used: int) -> None:
        await container.billing.settle_usage()(SettleUsageCommand(id=work_id, used=used))

    match delivered.event:
        case GenerationSucceeded(generation_id=id):
            await settle_usage(id, used=1)
        case (
            GenerationFailed(generation_id=id, written=written) | GenerationCancelled(generation_id=id, written=written)
        ):
            await settle_usage(id, used=1 if written else 0)
        case DocumentUploaded(document_id=id):
            await settle_usage(id, used=1)
        case AnswerEnded(message_id=id, status=status):
            await settle_usage(id, used=0 if status in _NO_ANSWER else 1)
        case ErasureRequested(account_id=id):
            await container.billing.close_billing()(CloseBillingCommand(learner_id=id))
