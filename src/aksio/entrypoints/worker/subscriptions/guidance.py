"""What a learner said to recommendations goes with them."""

from aksio.domain.accounts.events import ErasureRequested
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def keep_guidance(delivered: Delivered, container: Container) -> None:
    """Only an erasure matters: answers are forgotten by themselves after some days."""
    match delivered.event:
        case ErasureRequested(account_id=id):
            await container.guidance.forget_recommendations()(id)
