"""Which adapter stands behind which port, chosen by the settings."""

from datetime import timedelta
from pathlib import Path

from dependency_injector import containers, providers

from aksio.adapters.embedded.mailer import ConsoleMailer
from aksio.adapters.filetype.content_types import FiletypeContentTypes
from aksio.adapters.fsrs.memory_model import FsrsMemoryModels
from aksio.adapters.fsrs.parameter_fitter import FsrsParameterFitter
from aksio.adapters.http_services.webhook_sender import HttpWebhookSender
from aksio.adapters.interchange.any_quiz import QUIZ_WRITERS, AnyQuizReader
from aksio.adapters.interchange.any_reader import AnyDeckReader
from aksio.adapters.interchange.formats import DECK_WRITERS
from aksio.adapters.interchange.results_csv import CsvResults
from aksio.adapters.interchange.review_log_csv import CsvReviewLogReader
from aksio.adapters.jinja.letter_writer import JinjaLetterWriter
from aksio.adapters.languages.langdetect_detector import LangdetectLanguageDetector
from aksio.adapters.memory.live_sessions import RememberedLiveSessions
from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.security.access_tokens import JwtAccessTokens
from aksio.adapters.security.common_passwords import ZxcvbnCommonPasswords
from aksio.adapters.security.feed_secrets import RandomFeedSecrets
from aksio.adapters.security.kept import kept_secret
from aksio.adapters.security.opaque_tokens import (
    HmacOneTimeTokens,
    HmacRealtimeTickets,
    HmacRefreshTokens,
    HmacUnsubscribeTokens,
    RandomShareTokens,
)
from aksio.adapters.security.passwords import Argon2PasswordHasher
from aksio.adapters.security.signing_keys import SigningKeys
from aksio.adapters.security.webhook_secrets import HmacWebhookSecrets
from aksio.adapters.smtp.mailer import SmtpMailer
from aksio.adapters.sql.accounts.old_sessions import SqlOldSessions
from aksio.adapters.sql.accounts.reader import SqlAccountsReader
from aksio.adapters.sql.assessments.attempts_reader import SqlAttemptsReader
from aksio.adapters.sql.assessments.deck_contents import SqlDeckContents
from aksio.adapters.sql.assessments.finished_attempts import SqlFinishedAttempts
from aksio.adapters.sql.assessments.generations_reader import SqlGenerationsReader
from aksio.adapters.sql.assessments.model_calls import SqlModelCalls
from aksio.adapters.sql.assessments.offered_quizzes import SqlOfferedQuizzes
from aksio.adapters.sql.assessments.quiz_analyses import SqlQuizAnalyses
from aksio.adapters.sql.assessments.quiz_results import SqlQuizResults
from aksio.adapters.sql.assessments.quizzes_reader import SqlQuizzesReader
from aksio.adapters.sql.assessments.readers import SqlDecksReader, SqlFlashcardsReader
from aksio.adapters.sql.assessments.review_facts import SqlReviewFacts
from aksio.adapters.sql.assessments.shares_reader import SqlSharesReader
from aksio.adapters.sql.assessments.study_reader import SqlStudyReader
from aksio.adapters.sql.assessments.translations_reader import SqlTranslationsReader
from aksio.adapters.sql.billing.subscriptions import SqlSubscriptionsReader
from aksio.adapters.sql.billing.usage import SqlUsageMeters
from aksio.adapters.sql.chat.reader import SqlChatReader
from aksio.adapters.sql.codec import decode
from aksio.adapters.sql.courses.exams import SqlExams
from aksio.adapters.sql.courses.material_reader import SqlMaterialReader
from aksio.adapters.sql.courses.outlined_courses import SqlOutlinedCourses
from aksio.adapters.sql.courses.owners import SqlCourseOwners
from aksio.adapters.sql.courses.reader import SqlCoursesReader
from aksio.adapters.sql.courses.section_titles import SqlSectionTitles
from aksio.adapters.sql.courses.summaries_reader import SqlSummariesReader
from aksio.adapters.sql.courses.summary_shares import SqlSummarySharesReader
from aksio.adapters.sql.courses.unattended_documents import SqlUnattendedDocuments
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.idempotency import SqlAnswers
from aksio.adapters.sql.leadership import (
    LONG_WORK_LOCK,
    PUBLICATION_LOCK,
    RELAY_LOCK,
    AdvisoryLockLeadership,
    FileLockLeadership,
)
from aksio.adapters.sql.learning.goals import SqlGoalsReader
from aksio.adapters.sql.learning.study_sessions import SqlSessionsReader
from aksio.adapters.sql.leases import SqlLeases
from aksio.adapters.sql.notice_queue import SqlNoticeQueue
from aksio.adapters.sql.notifications.reader import SqlNotificationsReader
from aksio.adapters.sql.old_rows import SqlOldRows
from aksio.adapters.sql.outbox import PUBLICATION, SqlOutbox
from aksio.adapters.sql.personal_data import SqlPersonalData
from aksio.adapters.sql.planning.reader import SqlReadingRecords, SqlStudyPlansReader
from aksio.adapters.sql.progress.reader import SqlProgressReader
from aksio.adapters.sql.public_events import LEARNERS_EVENTS, public_event
from aksio.adapters.sql.realtime import SqlRealtimeReader
from aksio.adapters.sql.schema import Schema
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.sql.webhooks_reader import SqlWebhooksReader
from aksio.adapters.stripe.news import StripeNews
from aksio.adapters.system import RandomIds, SystemClock
from aksio.application.accounts.mails import Links
from aksio.application.notifications.letters.addresses import Addresses
from aksio.application.shared.bell import Bell
from aksio.domain.courses.upload_limits import UploadLimits
from aksio.entrypoints.composition import delivery
from aksio.entrypoints.composition.billing import payments, plans
from aksio.entrypoints.composition.libraries import library, scraper
from aksio.entrypoints.composition.production import signing_keys_of
from aksio.entrypoints.composition.realtime import fanout
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.composition.writers import (
    answer_reader,
    card_writer,
    memory_aids,
    question_writer,
    summary_writer,
    titler,
    translator,
    tutor,
)


def _leadership(database: Database, role: str, lock: int) -> AdvisoryLockLeadership | FileLockLeadership:
    if database.is_sqlite:
        return FileLockLeadership(Path(f"{database.url.database}-{role}"))
    return AdvisoryLockLeadership(database, lock)


def _publication_outbox(database: Database) -> SqlOutbox:
    """A function: the container copies what it is given, and copies of columns belong to no table."""
    return SqlOutbox(database, PUBLICATION)


def _old_rows(database: Database, kafka: str | None) -> SqlOldRows:
    return SqlOldRows(database, publishes=kafka is not None)


def _signing_keys(pem: str | None, data_dir: Path) -> SigningKeys:
    return signing_keys_of(pem) if pem else SigningKeys.kept_in(data_dir)


def _mailer(smtp_url: str | None, sender: str) -> SmtpMailer | ConsoleMailer:
    return SmtpMailer(smtp_url, sender=sender) if smtp_url else ConsoleMailer()


def _secret(setting: str | None, data_dir: Path) -> bytes:
    return setting.encode() if setting else kept_secret(data_dir)


class Adapters(containers.DeclarativeContainer):
    """Singletons are engines, clients and clocks; units of work are made anew for each use case."""

    settings: providers.Dependency[Settings] = providers.Dependency(instance_of=Settings)

    clock = providers.Singleton(SystemClock)
    ids = providers.Singleton(RandomIds)
    database = providers.Singleton(
        Database, url=settings.provided.database, pool_size=settings.provided.database_pool_size
    )
    schema = providers.Singleton(Schema, settings.provided.database)
    bell = providers.Singleton(Bell)
    unit_of_work = providers.Factory(SqlUnitOfWork, database, clock=clock, ids=ids, bell=bell)
    outbox = providers.Singleton(SqlOutbox, database)
    outbox_of_kinds = providers.Factory(SqlOutbox, database)
    event_decoder = providers.Object(decode)
    leadership = providers.Singleton(_leadership, database, "relay", RELAY_LOCK)
    long_work_leadership = providers.Singleton(_leadership, database, "long-work", LONG_WORK_LOCK)
    redis = providers.Singleton(delivery.redis, settings.provided.redis_url)
    rate_limiter = providers.Singleton(delivery.rate_limiter, redis, clock)
    answers = providers.Singleton(SqlAnswers, database, ids=ids)

    signing_keys = providers.Singleton(_signing_keys, settings.provided.jwt_private_key, settings.provided.data_dir)
    access_tokens = providers.Singleton(
        JwtAccessTokens,
        signing_keys,
        issuer=settings.provided.jwt_issuer,
        audience=settings.provided.jwt_audience,
    )
    secret = providers.Singleton(_secret, settings.provided.secret_key, settings.provided.data_dir)
    refresh_tokens = providers.Singleton(HmacRefreshTokens, secret)
    one_time_tokens = providers.Singleton(HmacOneTimeTokens, secret)
    realtime_tickets = providers.Singleton(HmacRealtimeTickets, secret)
    unsubscribe_tokens = providers.Singleton(HmacUnsubscribeTokens, secret)
    share_tokens = providers.Singleton(RandomShareTokens)
    password_hasher = providers.Singleton(Argon2PasswordHasher)
    common_passwords = providers.Singleton(ZxcvbnCommonPasswords)
    mailer = providers.Singleton(_mailer, settings.provided.smtp_url, settings.provided.mail_from)
    letter_writer = providers.Singleton(JinjaLetterWriter)
    links = providers.Singleton(Links, base=settings.provided.browser_url)
    letter_addresses = providers.Singleton(Addresses, base=settings.provided.browser_url)
    accounts_reader = providers.Singleton(SqlAccountsReader, database)
    live_sessions = providers.Singleton(RememberedLiveSessions, accounts_reader)
    personal_data = providers.Singleton(SqlPersonalData, database)
    old_sessions = providers.Singleton(SqlOldSessions, database)

    old_rows = providers.Singleton(_old_rows, database, settings.provided.kafka_bootstrap_servers)
    keep = providers.Factory(timedelta, days=settings.provided.keep_days)
    leases = providers.Singleton(SqlLeases, database)
    delivery_lease = providers.Factory(timedelta, seconds=settings.provided.delivery_lease_seconds)
    celery = providers.Singleton(delivery.celery, settings)
    work_queue = providers.Singleton(delivery.work_queue, celery, delivery.QUEUES["reactions"])
    long_work_queue = providers.Singleton(delivery.work_queue, celery, delivery.QUEUES["long-work"])
    publication_outbox = providers.Singleton(_publication_outbox, database)
    backlogs = providers.Singleton(delivery.backlogs, settings, outbox, publication_outbox)
    publication_leadership = providers.Singleton(_leadership, database, "publication", PUBLICATION_LOCK)
    kafka_producer = providers.Singleton(delivery.kafka_producer, settings)
    event_publisher = providers.Singleton(delivery.event_publisher, settings, kafka_producer, accounts_reader)
    inbox = providers.Singleton(delivery.inbox, settings)
    dead_letters = providers.Singleton(delivery.dead_letters, settings, kafka_producer)

    courses_reader = providers.Singleton(SqlCoursesReader, database)
    material_reader = providers.Singleton(SqlMaterialReader, database)
    unattended_documents = providers.Singleton(SqlUnattendedDocuments, database)
    content_types = providers.Singleton(FiletypeContentTypes)
    library = providers.Singleton(library, settings, signing_keys, clock)
    scraper = providers.Singleton(scraper, settings, signing_keys, clock)
    upload_limits = providers.Singleton(UploadLimits, max_bytes=settings.provided.upload_max_bytes)
    summary_writer = providers.Singleton(summary_writer, settings)
    memory_aids = providers.Singleton(memory_aids, settings)
    summaries_reader = providers.Singleton(SqlSummariesReader, database)
    summary_shares_reader = providers.Singleton(SqlSummarySharesReader, database)
    course_owners = providers.Singleton(SqlCourseOwners, database)

    memory_models = providers.Singleton(FsrsMemoryModels)
    parameter_fitter = providers.Singleton(FsrsParameterFitter)
    review_log_reader = providers.Singleton(CsvReviewLogReader)
    decks_reader = providers.Singleton(SqlDecksReader, database)
    flashcards_reader = providers.Singleton(SqlFlashcardsReader, database)
    study_reader = providers.Singleton(SqlStudyReader, database)
    review_facts = providers.Singleton(SqlReviewFacts, database)
    section_titles = providers.Singleton(SqlSectionTitles, database)
    outlined_courses = providers.Singleton(SqlOutlinedCourses, database)
    exams_reader = providers.Singleton(SqlExams, database)
    offered_quizzes = providers.Singleton(SqlOfferedQuizzes, database)
    reading_records = providers.Singleton(SqlReadingRecords, database)
    study_plans_reader = providers.Singleton(SqlStudyPlansReader, database)
    feed_secrets = providers.Singleton(RandomFeedSecrets)
    progress_reader = providers.Singleton(SqlProgressReader, database)
    deck_contents = providers.Singleton(SqlDeckContents, database)
    sessions_reader = providers.Singleton(SqlSessionsReader, database)
    goals_reader = providers.Singleton(SqlGoalsReader, database)
    finished_attempts = providers.Singleton(SqlFinishedAttempts, database)
    quizzes_reader = providers.Singleton(SqlQuizzesReader, database)
    quiz_analyses = providers.Singleton(SqlQuizAnalyses, database)
    quiz_results = providers.Singleton(SqlQuizResults, database)
    shares_reader = providers.Singleton(SqlSharesReader, database)
    attempts_reader = providers.Singleton(SqlAttemptsReader, database)
    deck_file_reader = providers.Singleton(AnyDeckReader)
    deck_file_writers = providers.Object(DECK_WRITERS)
    quiz_file_reader = providers.Singleton(AnyQuizReader)
    quiz_file_writers = providers.Object(QUIZ_WRITERS)
    results_writers = providers.Object({"csv": CsvResults()})

    recent_answers = providers.Singleton(RecentAnswers)
    card_writer = providers.Singleton(card_writer, settings, recent_answers)
    question_writer = providers.Singleton(question_writer, settings, recent_answers)
    translator = providers.Singleton(translator, settings, recent_answers)
    answer_reader = providers.Singleton(answer_reader, settings)
    language_detector = providers.Singleton(LangdetectLanguageDetector)
    model_calls = providers.Singleton(SqlModelCalls, unit_of_work.provider)
    generations_reader = providers.Singleton(SqlGenerationsReader, database)
    translations_reader = providers.Singleton(SqlTranslationsReader, database)
    subscriptions_reader = providers.Singleton(SqlSubscriptionsReader, database)
    usage_meters = providers.Singleton(SqlUsageMeters, unit_of_work.provider)
    plans = providers.Singleton(plans, settings)
    payments = providers.Singleton(payments, settings)
    payment_news = providers.Singleton(StripeNews, settings.provided.stripe_webhook_secret)
    notifications_reader = providers.Singleton(SqlNotificationsReader, database)
    tutor = providers.Singleton(tutor, settings, recent_answers)
    titler = providers.Singleton(titler, settings)
    chat_reader = providers.Singleton(SqlChatReader, database)
    fanout = providers.Singleton(fanout, settings.provided.redis_url)
    realtime_reader = providers.Singleton(SqlRealtimeReader, database)
    webhooks_reader = providers.Singleton(SqlWebhooksReader, database)
    webhook_secrets = providers.Singleton(HmacWebhookSecrets, secret)
    webhook_sender = providers.Singleton(HttpWebhookSender)
    webhook_event_types = providers.Object(LEARNERS_EVENTS)
    notice_queue = providers.Singleton(SqlNoticeQueue, database)
    public_event = providers.Object(public_event)

    generation_lease = providers.Factory(timedelta, seconds=settings.provided.generation_lease_seconds)
