"""Events as they stand in the outbox and go to others. Wire names are a promise: fields may be added, never renamed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from aksio.domain.accounts import events as accounts
from aksio.domain.assessments import deck_events, flashcard_events, learner_parameters
from aksio.domain.assessments import generation_events as generation
from aksio.domain.assessments import translation_events as translation
from aksio.domain.assessments.quizzes import quiz_events
from aksio.domain.billing import events as billing
from aksio.domain.chat import events as chat
from aksio.domain.courses import course, document_events, outline, tag
from aksio.domain.courses.summaries import events as summaries
from aksio.domain.learning import activity, goal, study_session
from aksio.domain.learning.planning import events as planning
from aksio.domain.notifications import events as notifications
from aksio.domain.notifications.webhooks import webhook
from aksio.domain.shared.aggregate import Event


@dataclass(frozen=True)
class Wire:
    """How one kind of event travels. `key` is the field with the aggregate's id: events of one key stay in order."""

    name: str
    key: str


WIRES: dict[type[Event], Wire] = {
    accounts.AccountRegistered: Wire("accounts.account_registered", "account_id"),
    accounts.EmailVerified: Wire("accounts.email_verified", "account_id"),
    accounts.EmailVerificationRequested: Wire("accounts.email_verification_requested", "account_id"),
    accounts.PasswordResetRequested: Wire("accounts.password_reset_requested", "account_id"),
    accounts.PasswordChanged: Wire("accounts.password_changed", "account_id"),
    accounts.AccountDisabled: Wire("accounts.account_disabled", "account_id"),
    accounts.AccountEnabled: Wire("accounts.account_enabled", "account_id"),
    accounts.ErasureRequested: Wire("accounts.erasure_requested", "account_id"),
    accounts.AccountErased: Wire("accounts.account_erased", "account_id"),
    accounts.SessionStarted: Wire("accounts.session_started", "session_id"),
    accounts.SessionEnded: Wire("accounts.session_ended", "session_id"),
    accounts.SessionsEnded: Wire("accounts.sessions_ended", "account_id"),
    accounts.RefreshTokenReused: Wire("accounts.refresh_token_reused", "session_id"),
    accounts.AccessRequested: Wire("accounts.access_requested", "access_request_id"),
    accounts.AccessApproved: Wire("accounts.access_approved", "access_request_id"),
    accounts.AccessRejected: Wire("accounts.access_rejected", "access_request_id"),
    accounts.FeedbackGiven: Wire("accounts.feedback_given", "feedback_id"),
    generation.GenerationRequested: Wire("assessments.generation_requested", "generation_id"),
    generation.GenerationRequeued: Wire("assessments.generation_requeued", "generation_id"),
    # Not the generation's id: what goes before it there is delivered only when the whole generation is done.
    generation.GenerationAdvanced: Wire("assessments.generation_advanced", "learner_id"),
    generation.GenerationSucceeded: Wire("assessments.generation_succeeded", "generation_id"),
    generation.GenerationFailed: Wire("assessments.generation_failed", "generation_id"),
    generation.GenerationCancelled: Wire("assessments.generation_cancelled", "generation_id"),
    flashcard_events.FlashcardReworded: Wire("assessments.flashcard_reworded", "flashcard_id"),
    translation.TranslationRequested: Wire("assessments.translation_requested", "translation_id"),
    translation.TranslationRequeued: Wire("assessments.translation_requeued", "translation_id"),
    # Not the translation's id: what goes before it there is delivered only when the whole translation is done.
    translation.TranslationAdvanced: Wire("assessments.translation_advanced", "learner_id"),
    translation.TranslationSucceeded: Wire("assessments.translation_succeeded", "translation_id"),
    translation.TranslationFailed: Wire("assessments.translation_failed", "translation_id"),
    translation.TranslationCancelled: Wire("assessments.translation_cancelled", "translation_id"),
    deck_events.DeckSchedulingChanged: Wire("assessments.deck_scheduling_changed", "deck_id"),
    learner_parameters.ParameterFitRequested: Wire("assessments.parameter_fit_requested", "learner_id"),
    learner_parameters.ParametersChanged: Wire("assessments.parameters_changed", "learner_id"),
    flashcard_events.FlashcardMoved: Wire("assessments.flashcard_moved", "deck_id"),
    flashcard_events.FlashcardReviewed: Wire("assessments.flashcard_reviewed", "flashcard_id"),
    flashcard_events.ReviewUndone: Wire("assessments.review_undone", "flashcard_id"),
    flashcard_events.FlashcardBecameLeech: Wire("assessments.flashcard_became_leech", "flashcard_id"),
    flashcard_events.ReviewsRecorded: Wire("assessments.reviews_recorded", "learner_id"),
    quiz_events.QuizPublished: Wire("assessments.quiz_published", "quiz_id"),
    quiz_events.QuizArchived: Wire("assessments.quiz_archived", "quiz_id"),
    quiz_events.QuizDeleted: Wire("assessments.quiz_deleted", "quiz_id"),
    quiz_events.QuizRegradeRequested: Wire("assessments.quiz_regrade_requested", "quiz_id"),
    quiz_events.AttemptSubmitted: Wire("assessments.attempt_submitted", "attempt_id"),
    quiz_events.AttemptGraded: Wire("assessments.attempt_graded", "attempt_id"),
    quiz_events.AttemptRevealed: Wire("assessments.attempt_revealed", "attempt_id"),
    quiz_events.AttemptDeleted: Wire("assessments.attempt_deleted", "attempt_id"),
    quiz_events.AnswersAwaitModel: Wire("assessments.answers_await_model", "attempt_id"),
    quiz_events.MarkAppealed: Wire("assessments.mark_appealed", "attempt_id"),
    quiz_events.AppealDecided: Wire("assessments.appeal_decided", "attempt_id"),
    chat.ChatCreated: Wire("chat.chat_created", "chat_id"),
    chat.ChatDeleted: Wire("chat.chat_deleted", "chat_id"),
    chat.QuestionAsked: Wire("chat.question_asked", "chat_id"),
    chat.AnswerEnded: Wire("chat.answer_ended", "chat_id"),
    chat.TutoringSessionStarted: Wire("chat.tutoring_session_started", "session_id"),
    chat.TutoringSessionCompleted: Wire("chat.tutoring_session_completed", "session_id"),
    chat.ProposalConfirmed: Wire("chat.proposal_confirmed", "proposal_id"),
    billing.SubscriptionChanged: Wire("billing.subscription_changed", "learner_id"),
    billing.PaymentReceived: Wire("billing.payment_received", "learner_id"),
    billing.PaymentFailed: Wire("billing.payment_failed", "learner_id"),
    course.CourseCreated: Wire("courses.course_created", "course_id"),
    course.CourseEdited: Wire("courses.course_edited", "course_id"),
    course.CourseDeleted: Wire("courses.course_deleted", "course_id"),
    outline.SectionAdded: Wire("courses.section_added", "section_id"),
    outline.SectionRemoved: Wire("courses.section_removed", "section_id"),
    document_events.DocumentAdvanced: Wire("courses.document_advanced", "document_id"),
    document_events.DocumentUploaded: Wire("courses.document_uploaded", "document_id"),
    document_events.DocumentReady: Wire("courses.document_ready", "document_id"),
    document_events.DocumentFailed: Wire("courses.document_failed", "document_id"),
    document_events.DocumentDeleted: Wire("courses.document_deleted", "document_id"),
    summaries.SummaryRequested: Wire("courses.summary_requested", "summary_id"),
    summaries.SummaryRequeued: Wire("courses.summary_requeued", "summary_id"),
    # Not the summary's id: what goes before it there is delivered only when the whole summary is done.
    summaries.SummaryAdvanced: Wire("courses.summary_advanced", "learner_id"),
    summaries.SummaryWritten: Wire("courses.summary_written", "summary_id"),
    summaries.SummaryFailed: Wire("courses.summary_failed", "summary_id"),
    summaries.SummaryOutdated: Wire("courses.summary_outdated", "summary_id"),
    summaries.SummaryDeleted: Wire("courses.summary_deleted", "summary_id"),
    tag.TagDeleted: Wire("courses.tag_deleted", "tag_id"),
    activity.ActivityRecorded: Wire("learning.activity_recorded", "learner_id"),
    webhook.WebhookDisabled: Wire("notifications.webhook_disabled", "webhook_id"),
    notifications.NotificationCreated: Wire("notifications.notification_created", "notification_id"),
    notifications.LetterDue: Wire("notifications.letter_due", "learner_id"),
    goal.GoalReached: Wire("learning.goal_reached", "goal_id"),
    study_session.StudySessionStarted: Wire("learning.study_session_started", "study_session_id"),
    study_session.StudySessionCompleted: Wire("learning.study_session_completed", "study_session_id"),
    planning.StudyPlanGenerated: Wire("learning.study_plan_generated", "plan_id"),
    planning.StudyPlanActivated: Wire("learning.study_plan_activated", "plan_id"),
    planning.StudyPlanPaused: Wire("learning.study_plan_paused", "plan_id"),
    planning.StudyPlanDeleted: Wire("learning.study_plan_deleted", "plan_id"),
    planning.SessionMoved: Wire("learning.session_moved", "plan_id"),
    planning.PlannedSessionDone: Wire("learning.planned_session_done", "plan_id"),
}

_BY_NAME = {wire.name: kind for kind, wire in WIRES.items()}


def names_of(kinds: Iterable[type[Event]]) -> list[str]:
    """What they are called in the outbox, in alphabetical order."""
    return sorted(WIRES[kind].name for kind in kinds)


def encode(event: Event) -> tuple[str, str, dict[str, Any]]:
    """Wire name, aggregate key and a payload of plain JSON values."""
    wire = WIRES[type(event)]
    key: UUID | str = getattr(event, wire.key)
    payload: dict[str, Any] = msgspec.to_builtins(event)
    return wire.name, str(key), payload


def decode(name: str, payload: Mapping[str, object]) -> Event:
    """The event again. Raises ValueError for a name or payload that this version does not know."""
    if name not in _BY_NAME:
        raise ValueError(f"No event is called {name}.")
    return msgspec.convert(payload, _BY_NAME[name])
