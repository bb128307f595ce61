"""What open pages are told at once."""

from dataclasses import dataclass

from aksio.application.notifications.realtime.announce_change import AnnounceChangeCommand
from aksio.application.notifications.realtime.forget_messages import EraseMessagesCommand
from aksio.application.notifications.realtime.push_message import PushMessageCommand
from aksio.domain.accounts.events import ErasureRequested, SessionEnded, SessionsEnded
from aksio.domain.assessments.flashcard_events import FlashcardReviewed, ReviewsRecorded, ReviewUndone
from aksio.domain.assessments.generation_events import (
    GenerationAdvanced,
    GenerationCancelled,
    GenerationEvent,
    GenerationFailed,
    GenerationRequested,
    GenerationSucceeded,
)
from aksio.domain.assessments.quizzes.quiz_events import AppealDecided, AttemptGraded, MarkAppealed
from aksio.domain.assessments.translation_events import (
    TranslationAdvanced,
    TranslationCancelled,
    TranslationEvent,
    TranslationFailed,
    TranslationRequested,
    TranslationSucceeded,
)
from aksio.domain.courses.document_events import (
    DocumentAdvanced,
    DocumentDeleted,
    DocumentEvent,
    DocumentFailed,
    DocumentReady,
    DocumentUploaded,
)
from aksio.domain.courses.summaries.events import (
    SummaryAdvanced,
    SummaryDeleted,
    SummaryEvent,
    SummaryFailed,
    SummaryOutdated,
    SummaryRequested,
    SummaryWritten,
)
from aksio.domain.notifications.events import NotificationCreated
from aksio.domain.notifications.webhooks.webhook import WebhookDisabled
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


@dataclass(frozen=True)
class _Message:
    """A published language like the events: fields may be added, never renamed."""

    learner_id: LearnerId
    kind: str
    data: dict[str, object]


async def tell_open_pages(delivered: Delivered, container: Container) -> None:
    """Messages of what happened; of due counts only that they are others now."""
    use_cases = container.realtime
    match delivered.event:
        case ErasureRequested(account_id=id):
            await use_cases.erase_messages()(EraseMessagesCommand(learner_id=id))
        case FlashcardReviewed(learner_id=id) | ReviewsRecorded(learner_id=id) | ReviewUndone(learner_id=id):
            await use_cases.announce_change()(AnnounceChangeCommand(learner_id=id))
        case event if (message := _message_of(event)) is not None:
            command = PushMessageCommand(
                learner_id=message.learner_id, key=str(delivered.id), kind=message.kind, data=message.data
            )
            await use_cases.push_message()(command)


def _message_of(event: Event) -> _Message | None:
    match event:
        case DocumentEvent():
            return _Message(event.learner_id, "document", _document(event))
        case GenerationEvent() if (data := _generation(event)) is not None:
            return _Message(event.learner_id, "generation", data)
        case SummaryEvent() if (data := _summary(event)) is not None:
            return _Message(event.learner_id, "summary", data)
        case SessionEnded(account_id=id, session_id=session_id):
            return _Message(id, "session_ended", {"session_id": str(session_id)})
        case SessionsEnded(account_id=id, kept_session_id=kept):
            return _Message(id, "session_ended", {"session_id": None, "kept": None if kept is None else str(kept)})
        case _:
            return _of_translations(event) or _of_quizzes(event) or _of_notifications(event)


def _of_translations(event: Event) -> _Message | None:
    if isinstance(event, TranslationEvent) and (data := _translation(event)) is not None:
        return _Message(event.learner_id, "translation", data)
    return None


def _of_quizzes(event: Event) -> _Message | None:
    match event:
        case AttemptGraded(learner_id=id, attempt_id=attempt_id, quiz_id=quiz_id):
            return _Message(id, "attempt", {"attempt_id": str(attempt_id), "quiz_id": str(quiz_id), "status": "graded"})
        case MarkAppealed() | AppealDecided():
            return _Message(event.learner_id, "appeal", _appeal(event))
        case _:
            return None


def _of_notifications(event: Event) -> _Message | None:
    match event:
        case WebhookDisabled(learner_id=id, webhook_id=webhook_id, reason=reason):
            return _Message(id, "webhook_disabled", {"webhook_id": str(webhook_id), "reason": reason})
        case NotificationCreated(notification_id=notification_id, learner_id=id, kind=kind):
            return _Message(id, "notification", {"notification_id": str(notification_id), "kind": kind})
        case _:
            return None


def _document(event: DocumentEvent) -> dict[str, object]:
    data: dict[str, object] = {"document_id": str(event.document_id), "course_id": str(event.course_id)}
    match event:
        case DocumentAdvanced(status=status, done=done, total=total):
            return data | {"status": status, "progress": {"done": done, "total": total}}
        case DocumentUploaded():
            return data | {"status": "processing", "progress": {"done": 0, "total": 100}}
        case DocumentReady(page_count=page_count):
            return data | {"status": "ready", "page_count": page_count}
        case DocumentFailed(reason=reason):
            return data | {"status": "failed", "error": reason}
        case DocumentDeleted():
            return data | {"status": "deleted"}
    return data


def _appeal(event: MarkAppealed | AppealDecided) -> dict[str, object]:
    ids = {name: str(getattr(event, name)) for name in ("attempt_id", "quiz_id", "question_id")}
    decision = ("changed" if event.changed else "upheld") if isinstance(event, AppealDecided) else "open"
    return {**ids, "status": decision}


def _generation(event: GenerationEvent) -> dict[str, object] | None:
    data: dict[str, object] = {"generation_id": str(event.generation_id), "course_id": str(event.course_id)}
    match event:
        case GenerationRequested():
            return data | {"status": "requested"}
        case GenerationAdvanced(done=done, total=total):
            return data | {"status": "running", "progress": {"done": done, "total": total}}
        case GenerationSucceeded(cards_written=cards, questions_written=questions):
            written = cards + questions
            return data | {"status": "succeeded", "progress": {"done": written, "total": written}}
        case GenerationFailed(reason=reason):
            return data | {"status": "failed", "error": reason}
        case GenerationCancelled():
            return data | {"status": "cancelled"}
        case _:
            return None


def _translation(event: TranslationEvent) -> dict[str, object] | None:
    named = ("translation_id", "subject", "original_id", "twin_id")
    data: dict[str, object] = {name: str(getattr(event, name)) for name in named}
    match event:
        case TranslationRequested():
            return data | {"status": "requested"}
        case TranslationAdvanced(done=done, total=total):
            return data | {"status": "running", "progress": {"done": done, "total": total}}
        case TranslationSucceeded(written=written, skipped=skipped):
            return data | {"status": "succeeded", "progress": {"done": written, "total": written + skipped}}
        case TranslationFailed(reason=reason):
            return data | {"status": "failed", "error": reason}
        case TranslationCancelled():
            return data | {"status": "cancelled"}
        case _:
            return None


def _summary(event: SummaryEvent) -> dict[str, object] | None:
    data: dict[str, object] = {"summary_id": str(event.summary_id), "course_id": str(event.course_id)}
    match event:
        case SummaryAdvanced(done=done, total=total):
            return data | {"status": "running", "progress": {"done": done, "total": total}}
        case SummaryFailed(reason=reason):
            return data | {"status": "failed", "error": reason}
        case SummaryOutdated():
            return data | {"is_stale": True}
        case _:
            status = _SUMMARY_STATUS.get(type(event))
            return None if status is None else data | {"status": status}


_SUMMARY_STATUS: dict[type[Event], str] = {
    SummaryRequested: "requested",
    SummaryWritten: "succeeded",
    SummaryDeleted: "deleted",
}
