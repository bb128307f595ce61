"""Use cases about notifications and letters with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.recipients import AccountRecipients
from aksio.adapters.bridges.study_facts import LearnersStudyFacts
from aksio.adapters.bridges.weekly_figures import LearningWeeklyFigures
from aksio.application.accounts.get_account import GetAccount
from aksio.application.accounts.list_reachable_accounts import ListReachableAccounts
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards
from aksio.application.courses.list_courses import ListCourses
from aksio.application.learning.analytics.get_reading_speed import GetReadingSpeed
from aksio.application.learning.analytics.study_figures import StudyFigures
from aksio.application.learning.guidance.get_readiness import GetReadiness
from aksio.application.learning.planning.show_plans import ListPlans
from aksio.application.learning.progress.get_streak import GetStreak
from aksio.application.notifications.inbox.count_unread import CountUnread
from aksio.application.notifications.inbox.forget_notifications import ForgetNotifications
from aksio.application.notifications.inbox.list_notifications import ListNotifications
from aksio.application.notifications.inbox.notify import Notify
from aksio.application.notifications.inbox.preferences import ChoosePreferences, GetPreferences
from aksio.application.notifications.inbox.read_notification import ReadNotification
from aksio.application.notifications.letters.announce_letters import AnnounceLetters
from aksio.application.notifications.letters.find_news import FindNews
from aksio.application.notifications.letters.send_letter import SendLetter
from aksio.application.notifications.letters.send_payment_failed_mail import SendPaymentFailedMail
from aksio.application.notifications.letters.unsubscribe import ShowSubscription, Unsubscribe
from aksio.application.notifications.letters.weekly_report import WeeklyReport


class NotificationsUseCases(containers.DeclarativeContainer):
    """The part of notifications that is kept, and mailed."""

    adapters = providers.DependenciesContainer()
    get_account = providers.Dependency(instance_of=GetAccount)
    count_scheduled_cards = providers.Dependency(instance_of=CountScheduledCards)
    get_streak = providers.Dependency(instance_of=GetStreak)
    list_courses = providers.Dependency(instance_of=ListCourses)
    study_figures = providers.Dependency(instance_of=StudyFigures)
    get_readiness = providers.Dependency(instance_of=GetReadiness)
    get_reading_speed = providers.Dependency(instance_of=GetReadingSpeed)
    list_plans = providers.Dependency(instance_of=ListPlans)

    _uow, _clock, _reader = adapters.unit_of_work, adapters.clock, adapters.notifications_reader
    _list_reachable_accounts = providers.Factory(ListReachableAccounts, reader=adapters.accounts_reader)
    _recipients = providers.Factory(AccountRecipients, get_account, _list_reachable_accounts)

    notify = providers.Factory(Notify, uow=_uow, recipients=_recipients, clock=_clock, ids=adapters.ids)
    list_notifications = providers.Factory(ListNotifications, reader=_reader, recipients=_recipients)
    count_unread = providers.Factory(CountUnread, reader=_reader)
    read_notification = providers.Factory(ReadNotification, uow=_uow, clock=_clock)
    get_preferences = providers.Factory(GetPreferences, uow=_uow)
    choose_preferences = providers.Factory(ChoosePreferences, uow=_uow)
    forget_notifications = providers.Factory(ForgetNotifications, uow=_uow)

    _facts = providers.Factory(LearnersStudyFacts, count_scheduled_cards, get_streak, list_courses)
    _weekly_figures = providers.Factory(
        LearningWeeklyFigures,
        study_figures=study_figures,
        get_readiness=get_readiness,
        list_plans=list_plans,
        get_reading_speed=get_reading_speed,
    )
    announce_letters = providers.Factory(
        AnnounceLetters, uow=_uow, reader=_reader, recipients=_recipients, clock=_clock
    )
    find_news = providers.Factory(FindNews, facts=_facts, report=providers.Factory(WeeklyReport, _weekly_figures))
    send_letter = providers.Factory(
        SendLetter,
        uow=_uow,
        recipients=_recipients,
        tokens=adapters.unsubscribe_tokens,
        writer=adapters.letter_writer,
        mailer=adapters.mailer,
        addresses=adapters.letter_addresses,
    )
    send_payment_failed_mail = providers.Factory(
        SendPaymentFailedMail,
        recipients=_recipients,
        writer=adapters.letter_writer,
        mailer=adapters.mailer,
        addresses=adapters.letter_addresses,
    )
    show_subscription = providers.Factory(
        ShowSubscription, uow=_uow, recipients=_recipients, tokens=adapters.unsubscribe_tokens
    )
    unsubscribe = providers.Factory(Unsubscribe, uow=_uow, recipients=_recipients, tokens=adapters.unsubscribe_tokens)
