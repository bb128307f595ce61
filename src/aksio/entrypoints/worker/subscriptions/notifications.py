"""What learners are told about, and the end of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from aksio.application.notifications.inbox.forget_notifications import ForgetNotificationsCommand
from aksio.application.notifications.inbox.notify import NotifyCommand
from aksio.application.notifications.letters.find_news import FindNewsQuery
from aksio.application.notifications.letters.send_letter import SendLetterCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.flashcard_events import FlashcardBecameLeech
from aksio.domain.assessments.generation_events import GenerationFailed, GenerationSucceeded
from aksio.domain.assessments.quizzes.quiz_events import AppealDecided, MarkAppealed
from aksio.domain.assessments.translation_events import TranslationFailed, TranslationSucceeded
from aksio.domain.courses.document_events import DocumentFailed, DocumentReady
from aksio.domain.courses.summaries.events import SummaryFailed, SummaryWritten
from aksio.domain.learning.goal import GoalReached
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


_TRANSLATED = ("translation_id", "subject", "original_id", "twin_id")


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
    return _of_material(event) or _of_translations(event) or _of_learning(event) or _of_marks(event)


def _of_material(event: Event) -> _News | None:
    match event:
        case DocumentReady() | DocumentFailed():
            kind = Kind.DOCUMENT_READY if isinstance(event, DocumentReady) else Kind.DOCUMENT_FAILED
            return _News(event.learner_id, kind, _ids(event, "document_id", "course_id"))
        case SummaryWritten() | SummaryFailed():
            kind = Kind.SUMMARY_WRITTEN if isinstance(event, SummaryWritten) else Kind.SUMMARY_FAILED
            return _News(event.learner_id, kind, _ids(event, "summary_id", "course_id"))
        case GenerationSucceeded(quiz_id=UUID(), questions_written=questions):
            ids = _ids(event, "generation_id", "course_id", "quiz_id")
            return _News(event.learner_id, Kind.QUIZ_WRITTEN, ids | {"questions": questions})
        case GenerationSucceeded(cards_written=cards):
            ids = _ids(event, "generation_id", "course_id")
            return _News(event.learner_id, Kind.GENERATION_FINISHED, ids | {"cards": cards})
        case GenerationFailed(reason=reason):
            ids = _ids(event, "generation_id", "course_id")
            return _News(event.learner_id, Kind.GENERATION_FAILED, ids | {"reason": reason})
        case _:
            return None


def _of_translations(event: Event) -> _News | None:
    match event:
        case TranslationSucceeded(written=written, skipped=skipped):
            ended = _ids(event, *_TRANSLATED) | {"written": written, "skipped": skipped}
            return _News(event.learner_id, Kind.TRANSLATION_FINISHED, ended)
        case TranslationFailed(reason=reason):
            return _News(event.learner_id, Kind.TRANSLATION_FAILED, _ids(event, *_TRANSLATED) | {"reason": reason})
        case _:
            return None


def _of_learning(event: Event) -> _News | None:
    match event:
        case FlashcardBecameLeech(lapses=lapses):
            return _News(event.learner_id, Kind.LEECH, _ids(event, "flashcard_id", "course_id") | {"lapses": lapses})
        case GoalReached(measure=measure, target=target):
            reached = _ids(event, "goal_id", "period_starts_on") | {"measure": measure, "target": target}
            return _News(event.learner_id, Kind.GOAL_REACHED, reached)
        case _:
            return None


def _of_marks(event: Event) -> _News | None:
    match event:
        case MarkAppealed():
            return _News(event.learner_id, Kind.MARK_APPEALED, _ids(event, "attempt_id", "quiz_id", "question_id"))
        case AppealDecided(changed=changed):
            ids = _ids(event, "attempt_id", "quiz_id", "question_id")
            return _News(event.learner_id, Kind.APPEAL_DECIDED, ids | {"changed": changed})
        case _:
            return None


def _ids(event: Event, *names: str) -> dict[str, object]:
    return {name: str(getattr(event, name)) for name in names}
