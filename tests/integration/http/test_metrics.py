"""What Prometheus is told, and what every answer carries."""

import re
from uuid import uuid4

from tests.integration.http_client import Api, Learner


async def counted(api: Api, *, path: str, status: int, method: str = "GET") -> float:
    answer = await api.client.get("/metrics")
    assert answer.status_code == 200
    labels = f'method="{method}",path="{re.escape(path)}",status_code="{status}"'
    found = re.search(rf"^aksio_requests_total{{{labels}}} (\S+)", answer.text, re.MULTILINE)
    return float(found[1]) if found else 0.0


async def test_requests_are_counted_by_route_and_status(api: Api, learner: Learner) -> None:
    route = "/api/v1/courses/{course_id}"
    before = await counted(api, path=route, status=404)
    for _ in range(2):
        await learner.get(f"/courses/{uuid4()}")
    assert await counted(api, path=route, status=404) == before + 2


async def test_a_refused_token_is_counted_too(api: Api) -> None:
    before = await counted(api, path="/api/v1/courses", status=401)
    await api.get("/courses")
    assert await counted(api, path="/api/v1/courses", status=401) == before + 1


async def test_times_are_told_and_nothing_stays_under_way(api: Api, learner: Learner) -> None:
    await learner.get("/courses")
    text = (await api.client.get("/metrics")).text
    assert re.search(
        r'^aksio_request_duration_seconds_bucket{le="0\.1",method="GET",path="/api/v1/courses"}', text, re.MULTILINE
    )
    assert 'aksio_requests_in_progress{method="GET",path="/api/v1/courses"} 0.0' in text
    assert 'path="/metrics"' not in text


async def test_every_answer_carries_the_security_headers_once(api: Api, learner: Learner) -> None:
    for answer in (await learner.get("/courses"), await api.get("/nowhere"), await api.client.get("/swagger/")):
        for name in ("x-content-type-options", "x-frame-options", "content-security-policy", "x-request-id"):
            assert len(answer.headers.get_list(name)) == 1, name
    assert (await learner.get("/courses")).headers["content-security-policy"].startswith("default-src 'none'")


async def test_the_callers_request_id_is_given_back(learner: Learner) -> None:
    answer = await learner.get("/courses", headers={"X-Request-Id": "trace-12345678"})
    assert answer.headers["x-request-id"] == "trace-12345678"


async def test_the_outbox_is_measured_when_somebody_asks(api: Api, learner: Learner) -> None:
    text = (await api.client.get("/metrics")).text
    for name in ("waiting", "oldest_seconds", "parked"):
        assert re.search(rf'^aksio_outbox_{name}{{delivery="reactions"}} \d', text, re.MULTILINE)
    assert 'delivery="publication"' not in text
