"""Uploads: what passes through, what is cut off, and that none of it is held."""

import asyncio
import tracemalloc
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from aksio.adapters.http_services.scraper import HttpWebPageScraper
from aksio.adapters.http_services.service_client import ServiceClient, Timeouts
from aksio.adapters.sql.tables.courses import documents
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import a_course_of, eventually, until, uploaded
from tests.standin.faults import Faults
from tests.standin.server import StandIn

MEGABYTE = 1024 * 1024
LINE = b"The heart pumps blood through the body, and nobody has to think of it.\n"
PIECE = LINE * (64 * 1024 // len(LINE))
HEADERS = {"Content-Type": "multipart/form-data; boundary=x"}
START = b'--x\r\nContent-Disposition: form-data; name="file"; filename="hearts.txt"\r\n\r\n'
END = b"\r\n--x--\r\n"


class Body:
    """A form with a file of so many bytes, made while it is sent; `pause` waits in the middle."""

    def __init__(self, size: int, pause: asyncio.Event | None = None) -> None:
        self._size = size
        self._pause = pause
        self.sent = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield START
        while self.sent < self._size:
            if self._pause is not None and self.sent > self._size // 2:
                await self._pause.wait()
            self.sent += len(PIECE)
            yield PIECE
        yield END


@pytest.fixture
async def upstream(settings: Settings, retrieval_service: StandIn) -> AsyncIterator[Api]:
    """The application with a retrieval-service beside it."""
    async with running_api(beside(settings, retrieval_service)) as api:
        yield api


def beside(settings: Settings, service: StandIn) -> Settings:
    return Settings(
        database_url=settings.database_url,
        data_dir=settings.data_dir,
        rate_limits="off",
        log_level="error",
        retrieval_url=service.url,
        upstream_timeout_seconds=1,
    )


async def post(learner: Learner, course: str, body: Body) -> httpx.Response:
    return await learner.call("POST", f"/courses/{course}/documents", content=aiter(body), headers=HEADERS, timeout=60)


async def nothing_is_left(api: Api, learner: Learner, course: str) -> None:
    """No document, and soon no tombstone either."""
    assert (await learner.get(f"/courses/{course}/documents")).json()["items"] == []
    await eventually(lambda: _no_rows(api))


async def test_60_megabytes_are_cut_off_at_50_and_leave_nothing(upstream: Api, retrieval_service: StandIn) -> None:
    learner = await upstream.register()
    course = await a_course_of(learner)
    body = Body(60 * MEGABYTE)
    tracemalloc.start()
    try:
        answer = await post(learner, course, body)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (answer.status_code, answer.json()["code"]) == (413, "document_too_large")
    assert 50 * MEGABYTE <= body.sent < 51 * MEGABYTE
    assert peak < 8 * MEGABYTE
    await nothing_is_left(upstream, learner, course)
    assert any(call.startswith("DELETE /documents/") for call in retrieval_service.seen().calls)


async def test_a_length_that_is_too_large_is_refused_before_anything_is_read(upstream: Api) -> None:
    learner = await upstream.register()
    course = await a_course_of(learner)
    body = Body(60 * MEGABYTE)
    answer = await learner.call(
        "POST",
        f"/courses/{course}/documents",
        content=aiter(body),
        headers=HEADERS | {"Content-Length": str(60 * MEGABYTE)},
    )
    assert answer.status_code == 413
    assert body.sent <= MEGABYTE


async def test_the_embedded_library_keeps_nothing_of_what_was_cut_off(settings: Settings) -> None:
    small = Settings(
        database_url=settings.database_url, data_dir=settings.data_dir, log_level="error", upload_max_bytes=MEGABYTE
    )
    async with running_api(small) as api:
        learner = await api.register()
        course = await a_course_of(learner)
        assert (await post(learner, course, Body(3 * MEGABYTE))).status_code == 413
        await nothing_is_left(api, learner, course)
        found = await learner.get(f"/courses/{course}/search", params={"q": "heart"})
        assert found.json()["items"] == []


async def test_progress_is_seen_while_bytes_pass(api: Api, learner: Learner) -> None:
    course = await a_course_of(learner)
    goes_on = asyncio.Event()
    sending = asyncio.create_task(post(learner, course, Body(2 * MEGABYTE, pause=goes_on)))
    path = f"/courses/{course}/documents"
    [arriving] = await eventually(lambda: _items(learner, path))
    assert arriving["status"] == "uploading"
    goes_on.set()
    assert (await sending).json()["status"] == "ready"


async def test_a_document_that_is_deleted_while_it_arrives_does_not_come_back(api: Api, learner: Learner) -> None:
    course = await a_course_of(learner)
    goes_on = asyncio.Event()
    sending = asyncio.create_task(post(learner, course, Body(2 * MEGABYTE, pause=goes_on)))
    path = f"/courses/{course}/documents"
    [arriving] = await eventually(lambda: _items(learner, path))
    assert (await learner.delete(f"{path}/{arriving['id']}")).status_code == 204
    goes_on.set()
    assert (await sending).status_code == 404
    await nothing_is_left(api, learner, course)


async def test_deleting_reaches_the_retrieval_service_as_soon_as_it_is_back(
    upstream: Api, retrieval_service: StandIn
) -> None:
    learner = await upstream.register()
    course = await a_course_of(learner)
    document = await uploaded(learner, course)
    retrieval_service.misbehave(Faults(mode="down"))
    assert (await learner.delete(f"/courses/{course}/documents/{document['id']}")).status_code == 204
    call = f"DELETE /documents/{document['id']}"
    await eventually(lambda: _has_seen(retrieval_service, call))
    assert not await _no_rows(upstream)
    retrieval_service.misbehave(Faults(mode="none"))
    await nothing_is_left(upstream, learner, course)


async def test_deleting_a_course_forgets_its_documents(upstream: Api, retrieval_service: StandIn) -> None:
    learner = await upstream.register()
    course = await a_course_of(learner)
    sent = [await uploaded(learner, course) for _ in range(3)]
    assert (await learner.delete(f"/courses/{course}")).status_code == 204
    await eventually(lambda: _no_rows(upstream))
    calls = retrieval_service.seen().calls
    assert all(f"DELETE /documents/{document['id']}" in calls for document in sent)


async def test_a_document_in_work_becomes_ready_by_itself(upstream: Api, retrieval_service: StandIn) -> None:
    learner = await upstream.register()
    course = await a_course_of(learner)
    retrieval_service.misbehave(Faults(mode="unfinished"))
    document = await uploaded(learner, course)
    assert (document["status"], document["progress"]) == ("processing", {"done": 0, "total": 100})
    path = f"/courses/{course}/documents/{document['id']}"
    assert (await learner.get(f"{path}/content")).json()["code"] == "document_not_ready"
    await until(learner, path, progress={"done": 40, "total": 100})
    retrieval_service.misbehave(Faults(mode="none"))
    assert (await until(learner, path, status="ready"))["page_count"] == 3


async def test_a_document_that_cannot_be_read_says_why(upstream: Api, retrieval_service: StandIn) -> None:
    learner = await upstream.register()
    course = await a_course_of(learner)
    retrieval_service.misbehave(Faults(mode="failed"))
    document = await uploaded(learner, course)
    path = f"/courses/{course}/documents/{document['id']}"
    failed = await until(learner, path, status="failed")
    assert failed["error"] == {"code": "unreadable", "detail": "It is encrypted."}
    retrieval_service.misbehave(Faults(mode="none"))
    assert (await learner.post(f"{path}/reprocess")).json()["status"] == "ready"


async def test_a_retrieval_service_in_trouble_is_503_with_the_time_to_wait(
    upstream: Api, retrieval_service: StandIn
) -> None:
    learner = await upstream.register()
    course = await a_course_of(learner)
    document = await uploaded(learner, course)
    for fault in (
        Faults(mode="down"),
        Faults(mode="hang"),
        Faults(mode="nonsense"),
        Faults(mode="garbage"),
        Faults(mode="busy"),
    ):
        retrieval_service.misbehave(fault)
        async with asyncio.timeout(60):
            for path in (f"/courses/{course}/search?q=x", f"/courses/{course}/documents/{document['id']}/content"):
                answer = await learner.get(path)
                assert answer.status_code == 503, (fault.mode, answer.text)
                assert int(answer.headers["retry-after"]) > 0
            upload = await learner.call("POST", f"/courses/{course}/documents", files={"file": ("a.md", b"# A")})
        assert upload.status_code == 503
        assert (await learner.get(f"/courses/{course}/documents/{document['id']}")).status_code == 200
    assert len((await learner.get(f"/courses/{course}/documents")).json()["items"]) == 1


async def _no_rows(api: Api) -> bool:
    async with api.container.adapters.database().connect() as connection:
        found = await connection.execute(select(func.count()).select_from(documents))
        return int(found.scalar_one()) == 0


async def _items(learner: Learner, path: str) -> Any:
    return (await learner.get(path)).json()["items"]


async def _has_seen(service: StandIn, call: str) -> bool:
    return call in service.seen().calls


async def test_a_web_page_is_fetched_by_the_scraper_under_the_documents_id(
    settings: Settings, retrieval_service: StandIn, scraper_service: StandIn
) -> None:
    token = ServiceClient(scraper_service.url, token=lambda: "a-token", timeouts=Timeouts(total=1))
    scraper = HttpWebPageScraper(token, resolver=_example_only)
    async with running_api(beside(settings, retrieval_service), scraper=scraper) as api:
        learner = await api.register()
        path = f"/courses/{await a_course_of(learner)}/documents"
        refused = await learner.post(path, {"source_url": "http://intranet.example/"})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/source_url")
        body = {"source_url": "https://example.org/eye", "name": "The eye", "tags": ["web"]}
        answer = await learner.post(path, body, headers={"Idempotency-Key": "eye"})
        document = answer.json()
        assert (answer.status_code, document["status"], document["kind"]) == (202, "processing", "url")
        assert (await learner.post(path, body, headers={"Idempotency-Key": "eye"})).json()["id"] == document["id"]
        calls = [body for body in scraper_service.seen().bodies if document["id"] in body]
        assert calls == [f"{document['id']} https://example.org/eye"]
        failed = await until(learner, f"{path}/{document['id']}", status="failed")
        assert failed["error"]["code"] == "lost"
        scraper_service.misbehave(Faults(mode="down"))
        down = await learner.post(path, body | {"name": "Again"})
        assert (down.status_code, "retry-after" in down.headers) == (503, True)
        assert len((await learner.get(path)).json()["items"]) == 1


async def _example_only(host: str, port: int) -> Sequence[str]:
    return ["93.184.216.34"] if host == "example.org" else ["10.0.0.1"]
