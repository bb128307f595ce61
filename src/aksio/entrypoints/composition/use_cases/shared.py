"""Use cases of no one context with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.application.shared.answer_once import AnswerOnce, ForgetOldAnswers
from aksio.application.shared.check_readiness import CheckReadiness
from aksio.application.shared.redrive_events import ListParkedEvents, RedriveEvents


class SharedUseCases(containers.DeclarativeContainer):
    """What belongs to no context."""

    adapters = providers.DependenciesContainer()

    answer_once = providers.Factory(AnswerOnce, answers=adapters.answers, clock=adapters.clock)
    forget_old_answers = providers.Factory(ForgetOldAnswers, answers=adapters.answers, clock=adapters.clock)
    list_parked_events = providers.Factory(ListParkedEvents, events=adapters.outbox)
    redrive_events = providers.Factory(RedriveEvents, events=adapters.outbox, clock=adapters.clock)
    check_readiness = providers.Singleton(CheckReadiness, storage=adapters.database)
