"""Use cases about schedulers with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.application.assessments.schedulers.compare_schedulers import CompareSchedulers
from aksio.application.assessments.schedulers.read_review_log import ReadReviewLog
from aksio.application.assessments.schedulers.try_parameters import TryParameters


class SchedulersUseCases(containers.DeclarativeContainer):
    """Use cases about schedulers."""

    adapters = providers.DependenciesContainer()

    read_review_log = providers.Factory(ReadReviewLog, reader=adapters.review_log_reader)
    compare_schedulers = providers.Factory(CompareSchedulers, models=adapters.memory_models)
    try_parameters = providers.Factory(TryParameters, fitter=adapters.parameter_fitter, models=adapters.memory_models)
