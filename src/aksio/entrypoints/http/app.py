"""The HTTP application, put together."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from inspect import signature
from typing import Any

from dependency_injector import providers
from litestar import Litestar, Router
from litestar.config.cors import CORSConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.handlers import BaseRouteHandler
from litestar.types import ControllerRouterHandler, Middleware

from aksio.entrypoints.composition.closing import close
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.http.accounts import CONTROLLERS as ACCOUNTS
from aksio.entrypoints.http.accounts.jwks import jwks
from aksio.entrypoints.http.admission import Admission
from aksio.entrypoints.http.assessments import CONTROLLERS as ASSESSMENTS
from aksio.entrypoints.http.auth import Authentication
from aksio.entrypoints.http.billing import BillingController
from aksio.entrypoints.http.chat import CHAT
from aksio.entrypoints.http.conditional import add_etag, expected_version
from aksio.entrypoints.http.courses import CoursesController
from aksio.entrypoints.http.errors import EXCEPTION_HANDLERS
from aksio.entrypoints.http.goals import GoalsController
from aksio.entrypoints.http.head import answering_head
from aksio.entrypoints.http.health import HealthController
from aksio.entrypoints.http.idempotency import IdempotencyKeys
from aksio.entrypoints.http.interchange import InterchangeController
from aksio.entrypoints.http.learning import LearningAnalyticsController
from aksio.entrypoints.http.material import MATERIAL
from aksio.entrypoints.http.metrics import Measured, Metrics
from aksio.entrypoints.http.notifications import NOTIFICATIONS
from aksio.entrypoints.http.observed import observed
from aksio.entrypoints.http.openapi import CONFIG, StrictBodies
from aksio.entrypoints.http.options import Options
from aksio.entrypoints.http.paging import page_request
from aksio.entrypoints.http.plans import PLANS
from aksio.entrypoints.http.progress import PROGRESS
from aksio.entrypoints.http.rate_limits import RateLimits
from aksio.entrypoints.http.realtime import REALTIME
from aksio.entrypoints.http.realtime.gateway import Gateway
from aksio.entrypoints.http.request import AksioRequest, refuse_nul
from aksio.entrypoints.http.study_sessions import StudySessionsController
from aksio.entrypoints.http.swagger import swagger_files, swagger_page, swagger_start
from aksio.entrypoints.http.webhooks import WebhooksController

JSON_BODY_LIMIT = 1024 * 1024

API: Sequence[ControllerRouterHandler] = [
    *ACCOUNTS,
    *ASSESSMENTS,
    BillingController,
    *CHAT,
    CoursesController,
    GoalsController,
    LearningAnalyticsController,
    InterchangeController,
    *MATERIAL,
    *NOTIFICATIONS,
    *PLANS,
    *PROGRESS,
    *REALTIME,
    StudySessionsController,
    WebhooksController,
]
"""Everything below /api/v1."""

_SHOWN_TO_PAGES = ["ETag", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id"]

Lifespan = Callable[[Litestar], AbstractAsyncContextManager[None]]


def create_app(
    settings: Settings, *, container: Container | None = None, lifespan: Sequence[Lifespan] = ()
) -> Litestar:
    """A new application with a container of its own, unless one is given. `lifespan` runs beside it."""
    container = container or Container(settings=settings)
    known = _dependencies(container) | {"gateway": Provide(_gateway_of, sync_to_thread=False)}
    known["cancel_when_left"] = Provide(lambda: settings.chat_when_client_leaves == "cancel", sync_to_thread=False)
    app = Litestar(
        route_handlers=[
            Router("/api/v1", route_handlers=_with_what_they_ask_for(API, known)),
            *_with_what_they_ask_for([HealthController, jwks, Metrics], known),
            swagger_page,
            swagger_start,
            swagger_files(),
        ],
        middleware=_middleware(settings, container),
        exception_handlers=EXCEPTION_HANDLERS,
        before_request=refuse_nul,
        after_request=add_etag,
        request_class=AksioRequest,
        request_max_body_size=JSON_BODY_LIMIT,
        cors_config=_cors(settings),
        openapi_config=CONFIG,
        plugins=[StrictBodies()],
        lifespan=[_closing(container), _telling_open_pages(settings, container), *lifespan],
        logging_config=None,
    )
    readiness = container.shared.check_readiness
    app.asgi_handler = Admission(observed(answering_head(app.asgi_handler)), readiness, most=settings.requests_at_once)
    return app


def _gateway(settings: Settings, container: Container) -> Gateway:
    """What wakes the open pages of this process."""
    return Gateway(
        container.adapters.fanout(),
        container.realtime.find_heads,
        container.shared.check_readiness(),
        most=settings.realtime_connections,
    )


def _telling_open_pages(settings: Settings, container: Container) -> Lifespan:
    @asynccontextmanager
    async def beside(app: Litestar) -> AsyncIterator[None]:
        app.state.gateway = _gateway(settings, container)
        async with app.state.gateway.running():
            yield

    return beside


def _gateway_of(state: State) -> Gateway:
    gateway: Gateway = state.gateway
    return gateway


def _cors(settings: Settings) -> CORSConfig | None:
    if not settings.cors_origins:
        return None
    return CORSConfig(allow_origins=list(settings.cors_origins), expose_headers=_SHOWN_TO_PAGES)


def _middleware(settings: Settings, container: Container) -> list[Middleware]:
    """From the outside in: measure, who is asking, how often, and whether they asked before."""
    limits = [RateLimits(container.adapters.rate_limiter())] if settings.rate_limits == "on" else []
    return [
        Measured(),
        Options(),
        Authentication(container.accounts.authenticate),
        *limits,
        IdempotencyKeys(container.shared.answer_once, longest_body=JSON_BODY_LIMIT),
    ]


def _with_what_they_ask_for(handlers: Sequence[ControllerRouterHandler], known: dict[str, Provide]) -> list[Router]:
    """Each gets only the dependencies that it names: for every route Litestar compares all of them with each other."""
    return [
        Router("/", route_handlers=[one], dependencies={name: known[name] for name in _asked_for(one) & known.keys()})
        for one in handlers
    ]


def _asked_for(handler: ControllerRouterHandler) -> set[str]:
    inside = [getattr(handler, name) for name in dir(handler)] if isinstance(handler, type) else [handler]
    routes = [one for one in inside if isinstance(one, BaseRouteHandler)]
    return {name for route in routes for name in signature(route.fn).parameters}


def _dependencies(container: Container) -> dict[str, Provide]:
    """Every use case by its name, and what handlers share."""
    found = {"page": Provide(page_request, sync_to_thread=False)}
    found["expected_version"] = Provide(expected_version, sync_to_thread=False)
    kinds: dict[str, Any] = {}
    contexts: list[Any] = [one for one in container.providers.values() if isinstance(one, providers.Container)]
    for context in contexts:
        for name, provider in context.providers.items():
            if isinstance(provider, providers.Factory | providers.Singleton) and not name.startswith("_"):
                if kinds.setdefault(name, provider.cls) is not provider.cls:
                    raise LookupError(f"Two contexts have different use cases called {name}.")
                found[name] = Provide(_made_by(provider), sync_to_thread=False)
    return found


def _made_by(provider: Callable[[], Any]) -> Callable[[], Any]:
    """Litestar refuses a provider itself: it looks like a class with arguments."""

    def make() -> Any:
        return provider()

    return make


def _closing(container: Container) -> Lifespan:
    @asynccontextmanager
    async def closed_at_the_end(app: Litestar) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await close(container)

    return closed_at_the_end
