"""Use cases of no one context with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.application.shared.answer_once import AnswerOnce, ForgetOldAnswers
from aksio.application.shared.check_readiness import CheckReadiness
from aksio.application.shared.hand_over import HandOver
from aksio.application.shared.measure_backlogs import MeasureBacklogs
from aksio.application.shared.publish_events import PublishEvents
from aksio.application.shared.purge_old_rows import PurgeOldRows
from aksio.application.shared.redrive_events import ListParkedEvents, RedriveEvents
from aksio.application.shared.redrive_messages import ListDeadLetters, RedriveMessages


class SharedUseCases(containers.DeclarativeContainer):
    """What belongs to no context."""

    adapters = providers.DependenciesContainer()

    answer_once = providers.Factory(AnswerOnce, answers=adapters.answers, clock=adapters.clock)
    forget_old_answers = providers.Factory(ForgetOldAnswers, answers=adapters.answers, clock=adapters.clock)
    purge_old_rows = providers.Factory(PurgeOldRows, rows=adapters.old_rows, clock=adapters.clock, keep=adapters.keep)
    list_parked_events = providers.Factory(ListParkedEvents, events=adapters.outbox)
    redrive_events = providers.Factory(RedriveEvents, events=adapters.outbox, clock=adapters.clock)
    list_unpublished_events = providers.Factory(ListParkedEvents, events=adapters.publication_outbox)
    redrive_unpublished_events = providers.Factory(
        RedriveEvents, events=adapters.publication_outbox, clock=adapters.clock
    )
    publish_events = providers.Factory(
        PublishEvents, outbox=adapters.publication_outbox, publisher=adapters.event_publisher, clock=adapters.clock
    )
    _hand_over = providers.Factory(
        HandOver, leases=adapters.leases, clock=adapters.clock, ids=adapters.ids, lease=adapters.delivery_lease
    )
    hand_over = providers.Factory(_hand_over, queue=adapters.work_queue)
    hand_over_long_work = providers.Factory(_hand_over, queue=adapters.long_work_queue)
    list_dead_letters = providers.Factory(ListDeadLetters, letters=adapters.dead_letters)
    redrive_messages = providers.Factory(RedriveMessages, letters=adapters.dead_letters)
    measure_backlogs = providers.Factory(MeasureBacklogs, backlogs=adapters.backlogs, clock=adapters.clock)
    check_readiness = providers.Singleton(CheckReadiness, storage=adapters.database)
