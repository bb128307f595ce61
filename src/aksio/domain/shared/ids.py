"""The ids of everything that may be named outside its own context.

Ids are UUIDs of version 7 (RFC 9562): they sort by the time they were made, so new rows land side by side in an index.
"""

from typing import NewType
from uuid import UUID

LearnerId = NewType("LearnerId", UUID)
"""An account's id, as every context knows its owner."""

SessionId = NewType("SessionId", UUID)
AccessRequestId = NewType("AccessRequestId", UUID)
FeedbackId = NewType("FeedbackId", UUID)

CourseId = NewType("CourseId", UUID)
SectionId = NewType("SectionId", UUID)
DocumentId = NewType("DocumentId", UUID)
TagId = NewType("TagId", UUID)
SummaryId = NewType("SummaryId", UUID)
SummaryShareId = NewType("SummaryShareId", UUID)

DeckId = NewType("DeckId", UUID)
FlashcardId = NewType("FlashcardId", UUID)
ReviewId = NewType("ReviewId", UUID)
GenerationId = NewType("GenerationId", UUID)
TranslationId = NewType("TranslationId", UUID)
ImportId = NewType("ImportId", UUID)

ActivityId = NewType("ActivityId", UUID)
TopicId = NewType("TopicId", UUID)
GoalId = NewType("GoalId", UUID)
StudySessionId = NewType("StudySessionId", UUID)
StudyPlanId = NewType("StudyPlanId", UUID)
PlannedSessionId = NewType("PlannedSessionId", UUID)
RecommendationId = NewType("RecommendationId", UUID)
QuizId = NewType("QuizId", UUID)
QuestionId = NewType("QuestionId", UUID)
AttemptId = NewType("AttemptId", UUID)
ShareId = NewType("ShareId", UUID)

WebhookId = NewType("WebhookId", UUID)
WebhookDeliveryId = NewType("WebhookDeliveryId", UUID)
NotificationId = NewType("NotificationId", UUID)

ChatId = NewType("ChatId", UUID)
MessageId = NewType("MessageId", UUID)
TutoringSessionId = NewType("TutoringSessionId", UUID)
ProposalId = NewType("ProposalId", UUID)
