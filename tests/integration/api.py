"""The running application, and people who use it, for tests over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from litestar import Litestar
from litestar.testing import AsyncTestClient

from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.http.app import create_app
from aksio.entrypoints.worker.main import background

Api = AsyncTestClient[Litestar]
PASSWORD = "correct horse battery staple"


@asynccontextmanager
async def running(settings: Settings, container: Container | None = None) -> AsyncIterator[Api]:
    """The application with its background work, as `aksio serve` runs it."""
    container = container or Container(settings=settings)

    @asynccontextmanager
    async def beside(app: Litestar) -> AsyncIterator[None]:
        async with background(container):
            yield

    app = create_app(settings, container=container, lifespan=[beside])
    async with AsyncTestClient(app, base_url="http://testserver.local") as client:
        yield client


@dataclass(frozen=True)
class Person:
    """Somebody with an account. Requests carry their token; paths are below /api/v1."""

    api: Api
    account: dict[str, Any]
    tokens: dict[str, Any]

    @property
    def headers(self) -> dict[str, str]:
        """What shows who asks."""
        return {"Authorization": f"Bearer {self.tokens['access_token']}"}

    async def ask(self, method: str, path: str, **options: Any) -> Any:
        """The whole response."""
        headers = {**self.headers, **options.pop("headers", {})}
        return await self.api.request(method, f"/api/v1{path}", headers=headers, **options)

    async def get(self, path: str, **options: Any) -> Any:
        """The body of an answer that has to be a success."""
        return _body(await self.ask("GET", path, **options))

    async def post(self, path: str, json: Any = None, **options: Any) -> Any:
        """The body of an answer that has to be a success."""
        return _body(await self.ask("POST", path, json=json, **options))


async def register(api: Api, email: str) -> Person:
    """A new account, with its first tokens."""
    answer = await api.post("/api/v1/auth/register", json={"email": email, "password": PASSWORD})
    assert answer.status_code == 201, answer.text
    body = answer.json()
    return Person(api=api, account=body.pop("user"), tokens=body)


def _body(answer: Any) -> Any:
    assert 200 <= answer.status_code < 300, answer.text
    return answer.json() if answer.content else None
