"""The one unit of work over SQL: each context's narrow view of it is satisfied by these properties."""

from aksio.adapters.sql.accounts.access_requests import SqlAccessRequests
from aksio.adapters.sql.accounts.accounts import SqlAccounts
from aksio.adapters.sql.accounts.feedback import SqlFeedbackBox
from aksio.adapters.sql.accounts.sessions import SqlSessions
from aksio.adapters.sql.assessments.archive import SqlReviewArchive
from aksio.adapters.sql.assessments.attempts import SqlAttempts
from aksio.adapters.sql.assessments.batches import SqlBatches
from aksio.adapters.sql.assessments.decks import SqlDecks
from aksio.adapters.sql.assessments.flashcards import SqlFlashcards
from aksio.adapters.sql.assessments.generations import SqlGenerations
from aksio.adapters.sql.assessments.parameters import SqlParameterStore
from aksio.adapters.sql.assessments.quizzes import SqlQuizzes
from aksio.adapters.sql.assessments.review_log import SqlReviewLog
from aksio.adapters.sql.assessments.schedules import SqlSchedules
from aksio.adapters.sql.assessments.shares import SqlShares
from aksio.adapters.sql.assessments.translations import SqlTranslations
from aksio.adapters.sql.assessments.twins import SqlTwins
from aksio.adapters.sql.billing.subscriptions import SqlSubscriptions
from aksio.adapters.sql.chat.conversations import SqlConversations
from aksio.adapters.sql.chat.messages import SqlMessages
from aksio.adapters.sql.chat.tutoring import SqlProposals, SqlTutoringSessions
from aksio.adapters.sql.courses.courses import SqlCourses
from aksio.adapters.sql.courses.documents import SqlDocuments
from aksio.adapters.sql.courses.outlines import SqlOutlines
from aksio.adapters.sql.courses.summaries import SqlSummaries
from aksio.adapters.sql.courses.summary_shares import SqlSummaryShares
from aksio.adapters.sql.courses.tags import SqlTags
from aksio.adapters.sql.learning.goals import SqlGoals
from aksio.adapters.sql.learning.recommendation_answers import SqlRecommendationAnswers
from aksio.adapters.sql.learning.study_sessions import SqlStudySessions
from aksio.adapters.sql.notifications.storage import SqlNotifications, SqlPreferences
from aksio.adapters.sql.planning.study_plans import SqlStudyPlans
from aksio.adapters.sql.progress.ledger import SqlActivityLedger
from aksio.adapters.sql.progress.topics import SqlTopicStore
from aksio.adapters.sql.realtime import SqlRealtimeLog
from aksio.adapters.sql.session import InTransaction, SqlSession
from aksio.adapters.sql.webhooks import SqlNoticeStore, SqlWebhooks


class SqlUnitOfWork(SqlSession):
    """See each context's `…UnitOfWork` port."""

    accounts = InTransaction(SqlAccounts)
    sessions = InTransaction(SqlSessions)
    access_requests = InTransaction(SqlAccessRequests)
    feedback = InTransaction(SqlFeedbackBox)
    courses = InTransaction(SqlCourses)
    outlines = InTransaction(SqlOutlines)
    documents = InTransaction(SqlDocuments)
    summaries = InTransaction(SqlSummaries)
    summary_shares = InTransaction(SqlSummaryShares)
    tags = InTransaction(SqlTags)
    decks = InTransaction(SqlDecks)
    flashcards = InTransaction(SqlFlashcards)
    generations = InTransaction(SqlGenerations)
    translations = InTransaction(SqlTranslations)
    twins = InTransaction(SqlTwins)
    schedules = InTransaction(SqlSchedules)
    batches = InTransaction(SqlBatches)
    reviews = InTransaction(SqlReviewLog)
    archive = InTransaction(SqlReviewArchive)
    parameters = InTransaction(SqlParameterStore)
    ledger = InTransaction(SqlActivityLedger)
    topics = InTransaction(SqlTopicStore)
    study_plans = InTransaction(SqlStudyPlans)
    study_sessions = InTransaction(SqlStudySessions)
    goals = InTransaction(SqlGoals)
    recommendation_answers = InTransaction(SqlRecommendationAnswers)
    quizzes = InTransaction(SqlQuizzes)
    attempts = InTransaction(SqlAttempts)
    notifications = InTransaction(SqlNotifications)
    notification_preferences = InTransaction(SqlPreferences)
    shares = InTransaction(SqlShares)
    realtime = InTransaction(SqlRealtimeLog)
    webhooks = InTransaction(SqlWebhooks)
    notices = InTransaction(SqlNoticeStore)
    chats = InTransaction(SqlConversations)
    messages = InTransaction(SqlMessages)
    proposals = InTransaction(SqlProposals)
    tutoring_sessions = InTransaction(SqlTutoringSessions)
    subscriptions = InTransaction(SqlSubscriptions)
