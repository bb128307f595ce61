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
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.webhooks import SqlNoticeStore, SqlWebhooks


class SqlUnitOfWork(SqlSession):
    """See each context's `…UnitOfWork` port."""

    @property
    def accounts(self) -> SqlAccounts:
        """Accounts in this transaction."""
        return SqlAccounts(self)

    @property
    def sessions(self) -> SqlSessions:
        """Login sessions in this transaction."""
        return SqlSessions(self)

    @property
    def access_requests(self) -> SqlAccessRequests:
        """The waiting list in this transaction."""
        return SqlAccessRequests(self)

    @property
    def feedback(self) -> SqlFeedbackBox:
        """Feedback in this transaction."""
        return SqlFeedbackBox(self)

    @property
    def courses(self) -> SqlCourses:
        """Courses in this transaction."""
        return SqlCourses(self)

    @property
    def outlines(self) -> SqlOutlines:
        """Outlines in this transaction."""
        return SqlOutlines(self)

    @property
    def documents(self) -> SqlDocuments:
        """Documents in this transaction."""
        return SqlDocuments(self)

    @property
    def summaries(self) -> SqlSummaries:
        """Summaries in this transaction."""
        return SqlSummaries(self)

    @property
    def summary_shares(self) -> SqlSummaryShares:
        """Shares of summaries in this transaction."""
        return SqlSummaryShares(self)

    @property
    def tags(self) -> SqlTags:
        """Tags in this transaction."""
        return SqlTags(self)

    @property
    def decks(self) -> SqlDecks:
        """Decks in this transaction."""
        return SqlDecks(self)

    @property
    def flashcards(self) -> SqlFlashcards:
        """Flashcards in this transaction."""
        return SqlFlashcards(self)

    @property
    def generations(self) -> SqlGenerations:
        """Generations in this transaction."""
        return SqlGenerations(self)

    @property
    def translations(self) -> SqlTranslations:
        """Translations in this transaction."""
        return SqlTranslations(self)

    @property
    def twins(self) -> SqlTwins:
        """Twins in this transaction."""
        return SqlTwins(self)

    @property
    def schedules(self) -> SqlSchedules:
        """Flashcards in this transaction, as reviews see them."""
        return SqlSchedules(self)

    @property
    def batches(self) -> SqlBatches:
        """This transaction, in parts."""
        return SqlBatches(self)

    @property
    def reviews(self) -> SqlReviewLog:
        """The review log in this transaction."""
        return SqlReviewLog(self)

    @property
    def archive(self) -> SqlReviewArchive:
        """Cards of all learners in this transaction."""
        return SqlReviewArchive(self)

    @property
    def parameters(self) -> SqlParameterStore:
        """The parameters of learners in this transaction."""
        return SqlParameterStore(self)

    @property
    def ledger(self) -> SqlActivityLedger:
        """The ledger of activities in this transaction."""
        return SqlActivityLedger(self)

    @property
    def topics(self) -> SqlTopicStore:
        """Topics and their evidence in this transaction."""
        return SqlTopicStore(self)

    @property
    def study_plans(self) -> SqlStudyPlans:
        """Study plans in this transaction."""
        return SqlStudyPlans(self)

    @property
    def study_sessions(self) -> SqlStudySessions:
        """Study sessions in this transaction."""
        return SqlStudySessions(self)

    @property
    def goals(self) -> SqlGoals:
        """Goals in this transaction."""
        return SqlGoals(self)

    @property
    def recommendation_answers(self) -> SqlRecommendationAnswers:
        """What was said to recommendations, in this transaction."""
        return SqlRecommendationAnswers(self)

    @property
    def quizzes(self) -> SqlQuizzes:
        """Quizzes in this transaction."""
        return SqlQuizzes(self)

    @property
    def attempts(self) -> SqlAttempts:
        """Attempts in this transaction."""
        return SqlAttempts(self)

    @property
    def notifications(self) -> SqlNotifications:
        """Notifications in this transaction."""
        return SqlNotifications(self)

    @property
    def notification_preferences(self) -> SqlPreferences:
        """What learners want to be told, in this transaction."""
        return SqlPreferences(self)

    @property
    def shares(self) -> SqlShares:
        """Shares in this transaction."""
        return SqlShares(self)

    @property
    def realtime(self) -> SqlRealtimeLog:
        """Messages for open pages in this transaction."""
        return SqlRealtimeLog(self)

    @property
    def webhooks(self) -> SqlWebhooks:
        """Outgoing webhooks in this transaction."""
        return SqlWebhooks(self)

    @property
    def notices(self) -> SqlNoticeStore:
        """Messages for webhooks in this transaction."""
        return SqlNoticeStore(self)

    @property
    def chats(self) -> SqlConversations:
        """Conversations in this transaction."""
        return SqlConversations(self)

    @property
    def messages(self) -> SqlMessages:
        """Messages of conversations in this transaction."""
        return SqlMessages(self)

    @property
    def proposals(self) -> SqlProposals:
        """Proposals of the tutor in this transaction."""
        return SqlProposals(self)

    @property
    def tutoring_sessions(self) -> SqlTutoringSessions:
        """Tutoring sessions in this transaction."""
        return SqlTutoringSessions(self)

    @property
    def subscriptions(self) -> SqlSubscriptions:
        """Subscriptions in this transaction."""
        return SqlSubscriptions(self)
