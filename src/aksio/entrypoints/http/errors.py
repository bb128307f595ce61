"""Every error as problem+json (RFC 9457). One table says which kind has which status."""

import re
from http import HTTPStatus
from typing import Any

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from aksio.application.billing.payment_ports import BadSignature
from aksio.domain.shared import errors
from aksio.entrypoints.http.choices import choices, in_words
from aksio.entrypoints.http.problem import FieldProblem, Problem
from aksio.entrypoints.http.request import Malformed

_STATUS: dict[type[errors.AksioError], HTTPStatus] = {
    Malformed: HTTPStatus.BAD_REQUEST,
    BadSignature: HTTPStatus.BAD_REQUEST,
    errors.Unauthenticated: HTTPStatus.UNAUTHORIZED,
    errors.Forbidden: HTTPStatus.FORBIDDEN,
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.Conflict: HTTPStatus.CONFLICT,
    errors.Stale: HTTPStatus.PRECONDITION_FAILED,
    errors.TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    errors.Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.LimitReached: HTTPStatus.TOO_MANY_REQUESTS,
    errors.Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}

_MISSING_PARAMETER = re.compile(r"Missing required (\w+) parameter '([^']*)'")
"""Litestar says this only in words."""

log = structlog.get_logger("aksio.http")


def status_of(error: Exception) -> HTTPStatus:
    """The status that an error is answered with: that of its kind."""
    if isinstance(error, HTTPException):
        return HTTPStatus(error.status_code)
    return next(
        (status for kind, status in _STATUS.items() if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR
    )


def known(request: Request[Any, Any, Any], error: errors.AksioError) -> Response[Problem]:
    """What the domain refuses."""
    headers = {}
    if isinstance(error, errors.LimitReached | errors.Unavailable):
        headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, errors.Unauthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    fields = [FieldProblem.of(field) for field in error.errors] if isinstance(error, errors.Invalid) else []
    return _answer(status_of(error), error.code, error.detail, fields, headers)


def framework(request: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    """What Litestar refuses: unknown routes and methods, wrong parameters, bodies over the limit."""
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        return _answer(*_validation(request, error.extra))
    if missing := _MISSING_PARAMETER.match(error.detail):
        field = FieldProblem(pointer=f"/{missing[1]}/{missing[2]}", code="missing", message="This is required.")
        return _answer(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", "Some parameters are missing.", [field])
    status = HTTPStatus(error.status_code)
    detail = status.phrase if status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED) else error.detail
    return _answer(status, status.name.lower(), f"{detail.rstrip('.')}.", headers=dict(error.headers or {}))


def unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """A bug of ours: all of it into the log, nothing of it to the caller."""
    log.error("unexpected_error", exc_info=error)
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong on our side.")


EXCEPTION_HANDLERS: ExceptionHandlersMap = {
    errors.AksioError: known,
    HTTPException: framework,
    Exception: unexpected,
}


def _validation(request: Request[Any, Any, Any], extra: list[Any]) -> tuple[HTTPStatus, str, str, list[FieldProblem]]:
    if any(item.get("key") == "data" for item in extra):
        return HTTPStatus.BAD_REQUEST, "malformed", "A JSON body is required.", []
    fields = [_parameter_problem(request, item) for item in extra]
    return HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", "Some parameters are not valid.", fields


def _parameter_problem(request: Request[Any, Any, Any], item: dict[str, Any]) -> FieldProblem:
    source, name = item.get("source", "query"), item.get("key", "")
    parameter = request.route_handler.parsed_fn_signature.parameters.get(name)
    allowed = [] if parameter is None else choices(parameter.annotation)
    message = in_words(item["message"].rstrip("."), allowed)
    return FieldProblem(pointer=f"/{getattr(source, 'value', source)}/{name}", code="invalid_value", message=message)


def _answer(
    status: HTTPStatus,
    code: str,
    detail: str,
    fields: list[FieldProblem] | None = None,
    headers: dict[str, str] | None = None,
) -> Response[Problem]:
    problem = Problem(
        title=status.phrase,
        status=status.value,
        code=code,
        detail=detail,
        request_id=structlog.contextvars.get_contextvars().get("request_id", ""),
        errors=fields or [],
    )
    return Response(problem, status_code=status.value, headers=headers, media_type="application/problem+json")
