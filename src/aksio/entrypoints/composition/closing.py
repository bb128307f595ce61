"""Closing what a container opened, in whatever process."""

from aksio.entrypoints.composition.container import Container


async def close(container: Container) -> None:
    """Clients first, the database last."""
    adapters = container.adapters
    await container.chat.answer_desk().close()
    await adapters.tutor().close()
    await adapters.titler().close()
    await adapters.library().close()
    await adapters.scraper().close()
    await adapters.card_writer().close()
    await adapters.summary_writer().close()
    await adapters.memory_aids().close()
    await adapters.question_writer().close()
    await adapters.answer_reader().close()
    await adapters.translator().close()
    await adapters.webhook_sender().close()
    await adapters.payments().close()
    await adapters.fanout().close()
    redis = adapters.redis()
    if redis is not None:
        await redis.aclose()
    await adapters.database().dispose()
