"""The whole application in the test's own event loop, so that requests can be truly simultaneous, and its people."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec
from dependency_injector import providers
from litestar import Litestar

from aksio.adapters.security.passwords import Argon2PasswordHasher
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.http.app import create_app
from aksio.entrypoints.worker.main import background

PASSWORD = "correct horse battery staple"

HASHER = Argon2PasswordHasher(memory_kib=8, passes=1)
"""Every test has people who register, and nobody steals their passwords."""


@dataclass
class Learner:
    """Somebody who is logged in. Paths are below /api/v1."""

    client: httpx.AsyncClient
    id: UUID
    email: str
    access_token: str
    refresh_token: str

    @property
    def headers(self) -> dict[str, str]:
        """What shows who they are."""
        return {"Authorization": f"Bearer {self.access_token}"}

    async def get(self, path: str, **how: Any) -> httpx.Response:
        """GET."""
        return await self.call("GET", path, **how)

    async def post(self, path: str, json: Any = None, **how: Any) -> httpx.Response:
        """POST."""
        return await self.call("POST", path, json=json, **how)

    async def patch(self, path: str, json: Any, **how: Any) -> httpx.Response:
        """PATCH."""
        return await self.call("PATCH", path, json=json, **how)

    async def delete(self, path: str, **how: Any) -> httpx.Response:
        """DELETE."""
        return await self.call("DELETE", path, **how)

    async def call(self, method: str, path: str, headers: dict[str, str] | None = None, **how: Any) -> httpx.Response:
        """Any request, with the token."""
        return await self.client.request(method, f"/api/v1{path}", headers={**self.headers, **(headers or {})}, **how)


@dataclass
class Api:
    """The running application. Paths are below /api/v1."""

    app: Litestar
    container: Container
    client: httpx.AsyncClient

    async def get(self, path: str, **how: Any) -> httpx.Response:
        """GET, as nobody in particular."""
        return await self.client.get(f"/api/v1{path}", **how)

    async def post(self, path: str, json: Any = None, **how: Any) -> httpx.Response:
        """POST, as nobody in particular."""
        return await self.client.post(f"/api/v1{path}", json=json, **how)

    async def register(self, email: str = "ada@example.org", **details: Any) -> Learner:
        """A new learner, logged in."""
        answer = await self.post("/auth/register", {"email": email, "password": PASSWORD, **details})
        assert answer.status_code == 201, answer.text
        return self.learner_of(answer)

    async def log_in(self, email: str, password: str = PASSWORD) -> Learner:
        """The same learner from another device."""
        answer = await self.post("/auth/login", {"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        return self.learner_of(answer)

    def learner_of(self, answer: httpx.Response) -> Learner:
        """Who an answer of register or login speaks of."""
        return learner_of(self.client, answer)


def learner_of(client: httpx.AsyncClient, answer: httpx.Response) -> Learner:
    """Who an answer of register or login speaks of, wherever the application runs."""
    body = answer.json()
    tokens = {name: body[name] for name in ("access_token", "refresh_token")}
    return Learner(client, UUID(body["user"]["id"]), body["user"]["email"], **tokens)


@asynccontextmanager
async def running_api(settings: Settings, **instead: Any) -> AsyncIterator[Api]:
    """The application with its background work, on the settings' database, which must have all tables.

    `instead` are objects in the place of adapters, by the adapters' names, such as `clock`.
    """
    with applications.one_for(settings, {"password_hasher": HASHER, **instead}) as (app, container):
        transport = httpx.ASGITransport(app)  # type: ignore[arg-type]  # the same protocol in other words
        client = httpx.AsyncClient(transport=transport, base_url="http://test")
        async with _in_one_task(app.lifespan()), client:
            yield Api(app, container, client)


def _app(container: Container) -> Litestar:
    @asynccontextmanager
    async def beside(app: Litestar) -> AsyncIterator[None]:
        async with background(container):
            yield

    return create_app(container.settings(), container=container, lifespan=[beside])


_LATE = {
    "database_url": "",
    "data_dir": Path(),
    "openai_api_key": None,
    "openai_base_url": None,
    "chat_stall_seconds": 1.0,
    "stripe_api_key": None,
    "stripe_api_base": None,
    "stripe_webhook_secret": None,
}


class Applications:
    """Putting one together takes longer than most tests, so each serves many tests, one after the other.

    Its container starts anew for each: other settings, and no object of the test before. What an application has
    built in for good, such as limits, does not depend on the settings that are `_LATE`.
    """

    def __init__(self) -> None:
        self._idle: dict[Settings, list[tuple[Litestar, Container]]] = defaultdict(list)

    @contextmanager
    def one_for(self, settings: Settings, instead: Mapping[str, Any]) -> Iterator[tuple[Litestar, Container]]:
        """An application which nobody else uses meanwhile. One that does not end well is not used again."""
        alike = self._idle[msgspec.structs.replace(settings, **_LATE)]
        app, container = alike.pop() if alike else self._new(settings)
        replaced = [container.settings, *(getattr(container.adapters, name) for name in instead)]
        for provider, thing in zip(replaced, [settings, *instead.values()], strict=True):
            provider.override(providers.Object(thing))
        yield app, container
        for provider in replaced:
            provider.reset_last_overriding()
        container.reset_singletons()
        alike.append((app, container))

    def _new(self, settings: Settings) -> tuple[Litestar, Container]:
        container = Container(settings=settings)
        return _app(container), container


applications = Applications()


@asynccontextmanager
async def _in_one_task(manager: AbstractAsyncContextManager[None]) -> AsyncIterator[None]:
    """Enter and leave it in the same task, as anyio insists; a fixture's two halves run in different ones."""
    entered, leaving = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with manager:
            entered.set()
            await leaving.wait()

    task = asyncio.create_task(hold())
    waiting = asyncio.create_task(entered.wait())
    await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
    if not entered.is_set():
        waiting.cancel()
        await task
    try:
        yield
    finally:
        leaving.set()
        await task
