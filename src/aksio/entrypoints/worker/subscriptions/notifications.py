"""What learners are told about, and the end of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aksio.application.notifications.inbox.forget_notifications import ForgetNotificationsCommand
from aksio.application.notifications.inbox.notify import NotifyCommand
from aksio.application.notifications.letters.find_news import FindNewsQuery
from aksio.application.notifications.letters.send_letter import SendLetterCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.flashcard_events import FlashcardBecameLeech
from aksio.domain.assessments.generation_events import GenerationFailed, GenerationSucceeded
from aksio.domain.courses.document_events import DocumentFailed, DocumentReady
from aksio.domain.notifications.events import LetterDue
from aksio.domain.notifications.kind import Kind
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


@dataclass(frozen=True)
class _News:
    learner_id: LearnerId
    kind: Kind
    data: Mapping[str, object]


async def notify(delivered: Delivered, container: Container) -> None:
    """News of what ended while nobody looked."""
    use_cases = container.notifications
    match delivered.event:
        case ErasureRequested(account_id=id):
            await use_cases.forget_notifications()(ForgetNotificationsCommand(learner_id=id))
        case LetterDue(learner_id=id, kind=kind, day=day):
            await _write_to(id, Kind(kind), day, container)
        case event if (news := _news_of(event)) is not None:
            command = NotifyCommand(learner_id=news.learner_id, key=str(delivered.id), kind=news.kind, data=news.data)
            await use_cases.notify()(command)


async def _write_to(learner_id: LearnerId, kind: Kind, day: date, container: Container) -> None:
    use_cases = container.notifications
    for news in await use_cases.find_news()(FindNewsQuery(learner_id=learner_id, kind=kind, day=day)):
        await use_cases.notify()(NotifyCommand(learner_id=learner_id, key=news.key, kind=kind, data=news.data))
        letter = SendLetterCommand(learner_id=learner_id, kind=kind, key=news.key, data=news.data)
        await use_cases.send_letter()(letter)


def _news_of(event: Event) -> _News | None:
    match event:
        case DocumentReady() | DocumentFailed():
            kind = Kind.DOCUMENT_READY if isinstance(event, DocumentReady) else Kind.DOCUMENT_FAILED
            ids = {"document_id": str(event.document_id), "course_id": str(event.course_id)}
            return _News(event.learner_id, kind, ids)
        case GenerationSucceeded() | GenerationFailed():
            data: dict[str, object] = {
                "generation_id": str(event.generation_id),
                "course_id": str(event.course_id),
            }
            if isinstance(event, GenerationFailed):
                return _News(event.learner_id, Kind.GENERATION_FAILED, data | {"reason": event.reason})
            return _News(event.learner_id, Kind.GENERATION_FINISHED, data | {"cards": event.cards_written})
        case FlashcardBecameLeech(lapses=lapses):
            card = {"flashcard_id": str(event.flashcard_id), "course_id": str(event.course_id), "lapses": lapses}
            return _News(event.learner_id, Kind.LEECH, card)
        case _:
            return None
