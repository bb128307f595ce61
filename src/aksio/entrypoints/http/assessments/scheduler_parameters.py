"""Routes of the parameters with which FSRS follows a learner."""

from datetime import datetime
from typing import Literal

from litestar import Controller, Response, delete, get, post
from litestar.di import NamedDependency

from aksio.application.assessments.schedulers.forget_parameters import ForgetParameters, ForgetParametersCommand
from aksio.application.assessments.schedulers.get_parameters import GetParameters, GetParametersQuery
from aksio.application.assessments.schedulers.request_fit import RequestFit, RequestFitCommand
from aksio.domain.assessments.learner_parameters import FitStatus
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out

PATH = "/assessments/schedulers/fsrs/parameters"


class FitOut(Out, frozen=True, kw_only=True):
    """The latest fit: `requested`, or `kept`, or `rejected` as no clear gain, or `too_short` a log for one.

    It was judged by later answers, to which it was not fitted. `gain` is how much less these would have surprised (log
    loss) than with the parameters found for many, give or take `standard_error`.
    """

    status: FitStatus
    requested_at: datetime
    finished_at: datetime | None
    gain: float | None
    standard_error: float | None
    judged_by: int | None


class ParametersOut(Out, frozen=True, kw_only=True):
    """The 21 parameters of FSRS-6 in use: those found for many (default), or fitted to my own answers."""

    parameters: list[float]
    source: Literal["default", "fitted"]
    can_fit: bool
    fit: FitOut | None


class SchedulerParametersController(Controller):
    """How FSRS follows my memory."""

    path = PATH
    tags = ("schedulers",)

    @get(operation_id="getSchedulerParameters", summary="Show the parameters of FSRS in use for me")
    async def read(self, request: AksioRequest, get_parameters: NamedDependency[GetParameters]) -> ParametersOut:
        return ParametersOut.of(await get_parameters(GetParametersQuery(learner_id=request.user.id)))

    @post(
        "/fit",
        operation_id="fitSchedulerParameters",
        summary="Fit them to my answers in the background; 409 where this installation cannot",
        status_code=202,
    )
    async def fit(self, request: AksioRequest, request_fit: NamedDependency[RequestFit]) -> Response[ParametersOut]:
        requested = ParametersOut.of(await request_fit(RequestFitCommand(learner_id=request.user.id)))
        return Response(requested, status_code=202, headers={"Location": f"/api/v1{PATH}"})

    @delete(operation_id="forgetSchedulerParameters", summary="Follow me with those found for many again")
    async def forget(self, request: AksioRequest, forget_parameters: NamedDependency[ForgetParameters]) -> None:
        await forget_parameters(ForgetParametersCommand(learner_id=request.user.id))
