"""Use cases about realtime with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.application.notifications.realtime.announce_change import AnnounceChange
from aksio.application.notifications.realtime.find_heads import FindHeads
from aksio.application.notifications.realtime.forget_messages import EraseMessages, ForgetMessages
from aksio.application.notifications.realtime.list_messages import ListMessages
from aksio.application.notifications.realtime.push_message import PushMessage
from aksio.application.notifications.realtime.start_following import StartFollowing


class RealtimeUseCases(containers.DeclarativeContainer):
    """The part of notifications that tells open pages at once."""

    adapters = providers.DependenciesContainer()

    push_message = providers.Factory(
        PushMessage, uow=adapters.unit_of_work, fanout=adapters.fanout, clock=adapters.clock
    )
    announce_change = providers.Factory(AnnounceChange, fanout=adapters.fanout)
    start_following = providers.Factory(StartFollowing, reader=adapters.realtime_reader, uow=adapters.unit_of_work)
    list_messages = providers.Factory(ListMessages, reader=adapters.realtime_reader)
    find_heads = providers.Factory(FindHeads, reader=adapters.realtime_reader)
    forget_messages = providers.Factory(ForgetMessages, reader=adapters.realtime_reader, clock=adapters.clock)
    erase_messages = providers.Factory(EraseMessages, uow=adapters.unit_of_work)
