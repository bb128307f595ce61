"""The one unit of work in memory, for the unit tests of use cases."""

from aksio.adapters.memory.accounts.access_requests import MemoryAccessRequests
from aksio.adapters.memory.accounts.accounts import MemoryAccounts
from aksio.adapters.memory.accounts.feedback import MemoryFeedbackBox
from aksio.adapters.memory.accounts.sessions import MemorySessions
from aksio.adapters.memory.assessments.attempts import MemoryAttempts
from aksio.adapters.memory.assessments.batches import MemoryBatches
from aksio.adapters.memory.assessments.decks import MemoryDecks
from aksio.adapters.memory.assessments.flashcards import MemoryFlashcards
from aksio.adapters.memory.assessments.parameters import MemoryParameterStore
from aksio.adapters.memory.assessments.quizzes import MemoryQuizzes
from aksio.adapters.memory.assessments.review_log import MemoryReviewArchive, MemoryReviewLog, MemorySchedules
from aksio.adapters.memory.assessments.shares import MemoryShares
from aksio.adapters.memory.billing import MemorySubscriptions
from aksio.adapters.memory.chat.conversations import MemoryConversations, MemoryProposals, MemoryTutoringSessions
from aksio.adapters.memory.chat.messages import MemoryMessages
from aksio.adapters.memory.courses import MemoryCourses
from aksio.adapters.memory.generations import MemoryGenerations
from aksio.adapters.memory.goals_and_sessions import MemoryGoals, MemoryStudySessions
from aksio.adapters.memory.material import MemoryDocuments, MemoryOutlines, MemoryTags
from aksio.adapters.memory.notifications import MemoryNotifications, MemoryPreferences
from aksio.adapters.memory.progress import MemoryActivityLedger, MemoryTopicStore
from aksio.adapters.memory.realtime import MemoryRealtimeLog
from aksio.adapters.memory.recommendation_answers import MemoryRecommendationAnswers
from aksio.adapters.memory.store import InTransaction, MemorySession
from aksio.adapters.memory.study_plans import MemoryStudyPlans
from aksio.adapters.memory.summaries import MemorySummaries
from aksio.adapters.memory.translations import MemoryTranslations, MemoryTwins
from aksio.adapters.memory.webhooks import MemoryNoticeStore, MemoryWebhooks


class MemoryUnitOfWork(MemorySession):
    """See each context's `…UnitOfWork` port."""

    accounts = InTransaction(MemoryAccounts)
    sessions = InTransaction(MemorySessions)
    access_requests = InTransaction(MemoryAccessRequests)
    feedback = InTransaction(MemoryFeedbackBox)
    courses = InTransaction(MemoryCourses)
    outlines = InTransaction(MemoryOutlines)
    documents = InTransaction(MemoryDocuments)
    tags = InTransaction(MemoryTags)
    summaries = InTransaction(MemorySummaries)
    generations = InTransaction(MemoryGenerations)
    decks = InTransaction(MemoryDecks)
    flashcards = InTransaction(MemoryFlashcards)
    translations = InTransaction(MemoryTranslations)
    twins = InTransaction(MemoryTwins)
    schedules = InTransaction(MemorySchedules)
    reviews = InTransaction(MemoryReviewLog)
    batches = InTransaction(MemoryBatches)
    archive = InTransaction(MemoryReviewArchive)
    parameters = InTransaction(MemoryParameterStore)
    study_plans = InTransaction(MemoryStudyPlans)
    study_sessions = InTransaction(MemoryStudySessions)
    goals = InTransaction(MemoryGoals)
    ledger = InTransaction(MemoryActivityLedger)
    topics = InTransaction(MemoryTopicStore)
    recommendation_answers = InTransaction(MemoryRecommendationAnswers)
    quizzes = InTransaction(MemoryQuizzes)
    attempts = InTransaction(MemoryAttempts)
    notifications = InTransaction(MemoryNotifications)
    notification_preferences = InTransaction(MemoryPreferences)
    shares = InTransaction(MemoryShares)
    realtime = InTransaction(MemoryRealtimeLog)
    chats = InTransaction(MemoryConversations)
    messages = InTransaction(MemoryMessages)
    proposals = InTransaction(MemoryProposals)
    tutoring_sessions = InTransaction(MemoryTutoringSessions)
    subscriptions = InTransaction(MemorySubscriptions)
    webhooks = InTransaction(MemoryWebhooks)
    notices = InTransaction(MemoryNoticeStore)
