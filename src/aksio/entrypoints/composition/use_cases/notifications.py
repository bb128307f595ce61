"""Use cases about notifications and letters with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.recipients import AccountRecipients
from aksio.application.accounts.get_account import GetAccount
from aksio.application.accounts.list_reachable_accounts import ListReachableAccounts
from aksio.application.notifications.inbox.count_unread import CountUnread
from aksio.application.notifications.inbox.forget_notifications import ForgetNotifications
from aksio.application.notifications.inbox.list_notifications import ListNotifications
from aksio.application.notifications.inbox.notify import Notify
from aksio.application.notifications.inbox.preferences import ChoosePreferences, GetPreferences
from aksio.application.notifications.inbox.read_notification import ReadNotification


class NotificationsUseCases(containers.DeclarativeContainer):
    """The part of notifications that is kept, and mailed."""

    adapters = providers.DependenciesContainer()
    get_account = providers.Dependency(instance_of=GetAccount)

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
