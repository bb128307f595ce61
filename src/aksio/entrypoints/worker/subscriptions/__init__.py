"""Which use case follows which event. This is the only way from one context to another."""

from uuid import UUID

from aksio.domain.shared.aggregate import Event
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.billing import settle
from aksio.entrypoints.worker.subscriptions.cards import clear_cards
from aksio.entrypoints.worker.subscriptions.chat import keep_chats
from aksio.entrypoints.worker.subscriptions.delivered import Delivered
from aksio.entrypoints.worker.subscriptions.erasure import erase
from aksio.entrypoints.worker.subscriptions.generation import generate
from aksio.entrypoints.worker.subscriptions.goals import follow_goals
from aksio.entrypoints.worker.subscriptions.guidance import keep_guidance
from aksio.entrypoints.worker.subscriptions.mail import mail
from aksio.entrypoints.worker.subscriptions.material import clear_material
from aksio.entrypoints.worker.subscriptions.notifications import notify
from aksio.entrypoints.worker.subscriptions.plans import keep_plans
from aksio.entrypoints.worker.subscriptions.progress import follow_answers, follow_progress
from aksio.entrypoints.worker.subscriptions.quizzes import keep_quizzes
from aksio.entrypoints.worker.subscriptions.realtime import tell_open_pages
from aksio.entrypoints.worker.subscriptions.schedulers import follow_schedulers
from aksio.entrypoints.worker.subscriptions.summaries import keep_summaries
from aksio.entrypoints.worker.subscriptions.translations import translate
from aksio.entrypoints.worker.subscriptions.webhooks import tell_webhooks

_IN_ORDER = (
    tell_open_pages,
    tell_webhooks,
    mail,
    notify,
    settle,
    generate,
    translate,
    keep_summaries,
    follow_schedulers,
    clear_cards,
    keep_quizzes,
    keep_plans,
    keep_chats,
    clear_material,
    follow_progress,
    follow_answers,
    follow_goals,
    keep_guidance,
    erase,
)
"""Each looks at every event: quick ones first. The account goes last: while it is there, all can be tried again."""


class Subscriptions:
    """See the port `Reactions`."""

    def __init__(self, container: Container) -> None:
        self._container = container

    async def __call__(self, event: Event, *, delivery_id: UUID) -> None:
        """See the port."""
        for follow in _IN_ORDER:
            await follow(Delivered(delivery_id, event), self._container)
