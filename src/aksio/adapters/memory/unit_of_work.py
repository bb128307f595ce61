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
from aksio.adapters.memory.store import MemorySession
from aksio.adapters.memory.study_plans import MemoryStudyPlans
from aksio.adapters.memory.summaries import MemorySummaries
from aksio.adapters.memory.translations import MemoryTranslations, MemoryTwins
from aksio.adapters.memory.webhooks import MemoryNoticeStore, MemoryWebhooks


class MemoryUnitOfWork(MemorySession):
    """See each context's `…UnitOfWork` port."""

    @property
    def accounts(self) -> MemoryAccounts:
        """Accounts in this transaction."""
        return MemoryAccounts(self)

    @property
    def sessions(self) -> MemorySessions:
        """Login sessions in this transaction."""
        return MemorySessions(self)

    @property
    def access_requests(self) -> MemoryAccessRequests:
        """The waiting list in this transaction."""
        return MemoryAccessRequests(self)

    @property
    def feedback(self) -> MemoryFeedbackBox:
        """Feedback in this transaction."""
        return MemoryFeedbackBox(self)

    @property
    def courses(self) -> MemoryCourses:
        """Courses in this transaction."""
        return MemoryCourses(self)

    @property
    def outlines(self) -> MemoryOutlines:
        """Outlines in this transaction."""
        return MemoryOutlines(self)

    @property
    def documents(self) -> MemoryDocuments:
        """Documents in this transaction."""
        return MemoryDocuments(self)

    @property
    def tags(self) -> MemoryTags:
        """Tags in this transaction."""
        return MemoryTags(self)

    @property
    def summaries(self) -> MemorySummaries:
        """Summaries in this transaction."""
        return MemorySummaries(self)

    @property
    def generations(self) -> MemoryGenerations:
        """Generations in this transaction."""
        return MemoryGenerations(self)

    @property
    def decks(self) -> MemoryDecks:
        """Decks in this transaction."""
        return MemoryDecks(self)

    @property
    def flashcards(self) -> MemoryFlashcards:
        """Flashcards in this transaction."""
        return MemoryFlashcards(self)

    @property
    def translations(self) -> MemoryTranslations:
        """Translations in this transaction."""
        return MemoryTranslations(self)

    @property
    def twins(self) -> MemoryTwins:
        """Twins in this transaction."""
        return MemoryTwins(self)

    @property
    def schedules(self) -> MemorySchedules:
        """Flashcards in this transaction, as reviews see them."""
        return MemorySchedules(self)

    @property
    def reviews(self) -> MemoryReviewLog:
        """The review log in this transaction."""
        return MemoryReviewLog(self)

    @property
    def batches(self) -> MemoryBatches:
        """This transaction, in parts."""
        return MemoryBatches(self)

    @property
    def archive(self) -> MemoryReviewArchive:
        """Cards of all learners in this transaction."""
        return MemoryReviewArchive(self)

    @property
    def parameters(self) -> MemoryParameterStore:
        """The parameters of learners in this transaction."""
        return MemoryParameterStore(self)

    @property
    def study_plans(self) -> MemoryStudyPlans:
        """Study plans in this transaction."""
        return MemoryStudyPlans(self)

    @property
    def study_sessions(self) -> MemoryStudySessions:
        """Study sessions in this transaction."""
        return MemoryStudySessions(self)

    @property
    def goals(self) -> MemoryGoals:
        """Goals in this transaction."""
        return MemoryGoals(self)

    @property
    def ledger(self) -> MemoryActivityLedger:
        """The ledger of activities in this transaction."""
        return MemoryActivityLedger(self)

    @property
    def topics(self) -> MemoryTopicStore:
        """Topics in this transaction."""
        return MemoryTopicStore(self)

    @property
    def recommendation_answers(self) -> MemoryRecommendationAnswers:
        """What was said to recommendations, in this transaction."""
        return MemoryRecommendationAnswers(self)

    @property
    def quizzes(self) -> MemoryQuizzes:
        """Quizzes in this transaction."""
        return MemoryQuizzes(self)

    @property
    def attempts(self) -> MemoryAttempts:
        """Attempts in this transaction."""
        return MemoryAttempts(self)

    @property
    def notifications(self) -> MemoryNotifications:
        """Notifications in this transaction."""
        return MemoryNotifications(self)

    @property
    def notification_preferences(self) -> MemoryPreferences:
        """What learners want to be told, in this transaction."""
        return MemoryPreferences(self)

    @property
    def shares(self) -> MemoryShares:
        """Shares in this transaction."""
        return MemoryShares(self)

    @property
    def realtime(self) -> MemoryRealtimeLog:
        """Messages for open pages in this transaction."""
        return MemoryRealtimeLog(self)

    @property
    def chats(self) -> MemoryConversations:
        """Conversations in this transaction."""
        return MemoryConversations(self)

    @property
    def messages(self) -> MemoryMessages:
        """Messages of conversations in this transaction."""
        return MemoryMessages(self)

    @property
    def proposals(self) -> MemoryProposals:
        """What the tutor proposed, in this transaction."""
        return MemoryProposals(self)

    @property
    def tutoring_sessions(self) -> MemoryTutoringSessions:
        """Tutoring sessions in this transaction."""
        return MemoryTutoringSessions(self)

    @property
    def subscriptions(self) -> MemorySubscriptions:
        """Subscriptions in this transaction."""
        return MemorySubscriptions(self)

    @property
    def webhooks(self) -> MemoryWebhooks:
        """Outgoing webhooks in this transaction."""
        return MemoryWebhooks(self)

    @property
    def notices(self) -> MemoryNoticeStore:
        """Messages for webhooks in this transaction."""
        return MemoryNoticeStore(self)
