"""Use cases about schedulers with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.application.assessments.schedulers.compare_schedulers import CompareSchedulers
from aksio.application.assessments.schedulers.fit_parameters import FitParameters
from aksio.application.assessments.schedulers.forget_parameters import ForgetParameters
from aksio.application.assessments.schedulers.get_parameters import GetParameters
from aksio.application.assessments.schedulers.read_review_log import ReadReviewLog
from aksio.application.assessments.schedulers.request_fit import RequestFit
from aksio.application.assessments.schedulers.reschedule_learner import RescheduleLearner
from aksio.application.assessments.schedulers.try_parameters import TryParameters


class SchedulersUseCases(containers.DeclarativeContainer):
    """Use cases about schedulers."""

    adapters = providers.DependenciesContainer()

    _uow, _models, _fitter = adapters.unit_of_work, adapters.memory_models, adapters.parameter_fitter
    _clock = adapters.clock

    read_review_log = providers.Factory(ReadReviewLog, reader=adapters.review_log_reader)
    compare_schedulers = providers.Factory(CompareSchedulers, models=_models)
    try_parameters = providers.Factory(TryParameters, fitter=_fitter, models=_models)

    get_parameters = providers.Factory(GetParameters, uow=_uow, models=_models, fitter=_fitter)
    request_fit = providers.Factory(RequestFit, uow=_uow, models=_models, fitter=_fitter, clock=_clock)
    fit_parameters = providers.Factory(FitParameters, uow=_uow, models=_models, fitter=_fitter, clock=_clock)
    forget_parameters = providers.Factory(ForgetParameters, uow=_uow, clock=_clock)
    reschedule_learner = providers.Factory(RescheduleLearner, uow=_uow, models=_models)
