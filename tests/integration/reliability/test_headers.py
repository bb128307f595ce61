"""What holds for every route: slashes, methods, security headers, and what a page elsewhere may see."""

import re

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.integration.reliability.everything import Operation, operations

NOBODY = "00000000-0000-7000-8000-000000000000"
HEADERS = ["x-content-type-options", "x-frame-options", "referrer-policy", "strict-transport-security"]
HEADERS += ["content-security-policy", "cache-control", "x-request-id"]
FRIEND = "https://app.example.org"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough: nothing here depends on it."""
    return sqlite_url


def path_of(operation: Operation) -> str:
    return re.sub(r"\{\w+\}", NOBODY, operation.path)


async def test_every_route_with_and_without_a_slash(api: Api, learner: Learner) -> None:
    for operation in operations(api):
        if operation.method == "GET":
            bare, slashed = [await learner.get(path_of(operation) + end) for end in ("", "/")]
            assert bare.status_code == slashed.status_code, operation
            assert set(HEADERS) <= set(bare.headers), operation


async def test_every_closed_route_asks_for_a_token(api: Api) -> None:
    closed = 0
    for operation in operations(api):
        answer = await api.client.request(operation.method, f"/api/v1{path_of(operation)}")
        if answer.status_code == 401:
            assert answer.headers["www-authenticate"] == "Bearer"
            closed += 1
    assert closed > 60


async def test_other_methods_are_refused_with_those_that_there_are(api: Api, learner: Learner) -> None:
    for operation in operations(api):
        allowed = (await learner.call("OPTIONS", path_of(operation))).headers["allow"]
        assert operation.method in allowed
        refused = await learner.call("TRACE", path_of(operation))
        assert refused.status_code == 405
        assert refused.headers["allow"]


async def test_head_is_get_without_its_body(api: Api, learner: Learner) -> None:
    for operation in operations(api):
        if operation.method == "GET":
            got, head = [await learner.call(method, path_of(operation)) for method in ("GET", "HEAD")]
            assert (head.status_code, head.content) == (got.status_code, b""), operation


async def test_only_pages_of_known_origins_may_look(settings: Settings) -> None:
    async with running_api(msgspec.structs.replace(settings, cors_origins=(FRIEND,))) as api:
        friend, stranger = [
            await api.get("/courses", headers={"Origin": origin}) for origin in (FRIEND, "https://x.org")
        ]
    assert friend.headers["access-control-allow-origin"] == FRIEND
    assert "ETag" in friend.headers["access-control-expose-headers"]
    assert "access-control-allow-origin" not in stranger.headers
