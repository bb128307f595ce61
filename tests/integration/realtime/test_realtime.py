"""Open pages are told at once, each message once and in order, whatever happens to their connections."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest

from aksio.application.notifications.realtime.push_message import PushMessageCommand
from aksio.entrypoints.http.realtime import connection, gateway
from tests.integration.http_client import Api, Learner
from tests.integration.realtime.page import Page

ARTICLE = b"# Light\n\nA photon is the quantum of light. Refraction is the change of direction of a wave."


async def ticket(learner: Learner) -> str:
    answer = await learner.post("/auth/realtime-ticket")
    assert answer.status_code == 201, answer.text
    return str(answer.json()["ticket"])


async def page(api: Api, learner: Learner, **query: int) -> Page:
    """Not yet connected."""
    return Page(api.app, ticket=await ticket(learner), **query)


async def push(api: Api, learner: Learner, number: int, *, key: str | None = None) -> None:
    """A message as a reaction would keep it."""
    command = PushMessageCommand(
        learner_id=learner.id,  # type: ignore[arg-type]
        key=key or str(uuid4()),
        kind="document",
        data={"number": number},
    )
    await api.container.realtime.push_message()(command)


async def a_course(learner: Learner) -> str:
    return str((await learner.post("/courses", {"name": "Optics"})).json()["id"])


async def test_a_page_sees_a_document_arrive_and_its_cards_being_written(api: Api, learner: Learner) -> None:
    course_id = await a_course(learner)
    async with await page(api, learner) as open_page:
        assert (await open_page.next("hello"))["sequence"] == 0
        assert (await open_page.next("due_counts", new=0))["data"] == {"due": 0, "new": 0, "learning": 0}
        await learner.post(f"/courses/{course_id}/documents", files={"file": ("light.md", ARTICLE)})
        ready = await open_page.next("document", status="ready")
        assert ready["data"]["course_id"] == course_id
        await learner.post("/assessments/generations", {"kind": "flashcards", "course_id": course_id, "count": 2})
        done = await open_page.next("generation", status="succeeded")
        assert done["data"]["progress"]["done"] >= 1
        await open_page.next("generation", status="running")
        await open_page.next("due_counts", new=done["data"]["progress"]["done"])
        assert open_page.sequences == list(range(1, len(open_page.sequences) + 1))


async def test_a_review_on_one_device_changes_the_counts_on_the_other(api: Api, learner: Learner) -> None:
    card = {"front": "What is a photon?", "back": "The quantum of light.", "course_id": await a_course(learner)}
    card_id = (await learner.post("/assessments/flashcards", card)).json()["id"]
    async with await page(api, learner) as open_page:
        await open_page.next("due_counts", new=1)
        await learner.post(f"/assessments/flashcards/{card_id}/reviews", {"button": "good"})
        await open_page.next("due_counts", new=0)


async def test_a_lost_connection_loses_and_repeats_nothing(api: Api, learner: Learner) -> None:
    async with await page(api, learner) as first:
        await first.next("hello")
        await push(api, learner, 1)
        await first.until_sequence(1)
    for number in (2, 3):
        await push(api, learner, number)
    async with await page(api, learner, after=1) as second:
        assert (await second.next("hello")) == {"kind": "hello", "sequence": 1, "missed": False}
        await push(api, learner, 4)
        await second.until_sequence(4)
        assert second.sequences == [2, 3, 4]


async def test_what_is_announced_twice_comes_once(api: Api, learner: Learner) -> None:
    async with await page(api, learner) as open_page:
        await open_page.next("hello")
        for number, key in ((1, "a"), (1, "a"), (2, "b")):
            await push(api, learner, number, key=key)
        await open_page.until_sequence(2)
        assert [one["data"]["number"] for one in open_page.received if one["kind"] == "document"] == [1, 2]


async def visit(api: Api, learner: Learner) -> None:
    """A first page, closed again: messages are kept from then on."""
    async with await page(api, learner) as open_page:
        await open_page.next("hello")


@pytest.mark.parametrize("after", [7, 2**63 - 1])
async def test_a_place_that_never_was_is_said_to_be_missed(api: Api, learner: Learner, after: int) -> None:
    await visit(api, learner)
    await push(api, learner, 1)
    async with await page(api, learner, after=after) as open_page:
        assert (await open_page.next("hello")) == {"kind": "hello", "sequence": 1, "missed": True}


async def test_a_page_that_was_away_too_long_is_told_to_load_anew(api: Api, learner: Learner) -> None:
    await visit(api, learner)
    for number in (1, 2):
        await push(api, learner, number)
    clock = api.container.adapters.clock()
    await api.container.adapters.realtime_reader().forget(before=clock.now() + timedelta(seconds=1))
    async with await page(api, learner, after=1) as open_page:
        assert (await open_page.next("hello")) == {"kind": "hello", "sequence": 2, "missed": True}
        await push(api, learner, 3)
        await open_page.until_sequence(3)


async def test_an_announcement_that_is_lost_is_made_up_for(
    api: Api, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "LOOK_SECONDS", 0.05)
    async with await page(api, learner) as open_page:
        await open_page.next("hello")
        async with api.container.adapters.unit_of_work() as uow:
            await uow.realtime.append(learner.id, kind="document", data={}, now=api.container.adapters.clock().now())
            await uow.commit()
        await open_page.until_sequence(1)


async def test_a_ticket_serves_once(api: Api, learner: Learner) -> None:
    text = await ticket(learner)
    pages = [Page(api.app, ticket=text) for _ in range(5)]
    for one in pages:
        await one.__aenter__()
    refused = [one for one in pages if await _refused(one)]
    assert len(refused) == 4
    for one in pages:
        await one.__aexit__()


async def _refused(one: Page) -> bool:
    greeting = asyncio.create_task(one.next("hello"))
    closed = asyncio.create_task(one.until_closed())
    done, others = await asyncio.wait([greeting, closed], return_when=asyncio.FIRST_COMPLETED)
    for other in others:
        other.cancel()
    return closed in done


@pytest.mark.parametrize("text", ["", "nonsense", "a.b", "\N{SNOWMAN}.\N{SNOWMAN}", "x" * 5000])
async def test_what_is_no_ticket_is_refused(api: Api, text: str) -> None:
    async with Page(api.app, ticket=text) as open_page:
        assert await open_page.until_closed() == 4401


async def test_an_access_token_is_no_ticket(api: Api, learner: Learner) -> None:
    async with Page(api.app, ticket=learner.access_token) as open_page:
        assert await open_page.until_closed() == 4401


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "9" * 30, "", "\N{ARABIC-INDIC DIGIT ONE}"])
async def test_a_place_that_is_no_number_is_refused(api: Api, learner: Learner, after: str) -> None:
    async with Page(api.app, ticket=await ticket(learner), after=after) as open_page:
        assert await open_page.until_closed() == 4422


async def test_logging_out_closes_the_pages_of_that_session_only(api: Api, learner: Learner) -> None:
    other = await api.log_in(learner.email)
    async with await page(api, learner) as mine, await page(api, other) as others:
        await mine.next("hello")
        await others.next("hello")
        await learner.post("/auth/logout", {"refresh_token": learner.refresh_token})
        assert await mine.until_closed() == 4401
        await push(api, learner, 1)
        await others.next("document", number=1)
        await other.post("/auth/logout-all")
        assert await others.until_closed() == 4401


async def test_a_stranger_hears_nothing(api: Api, learner: Learner, stranger: Learner) -> None:
    async with await page(api, stranger) as open_page:
        await open_page.next("hello")
        await push(api, learner, 1)
        await push(api, stranger, 2)
        await open_page.until_sequence(1)
        assert [one["data"] for one in open_page.received if one["kind"] == "document"] == [{"number": 2}]


async def test_who_reads_too_slowly_is_dropped_and_nobody_waits_for_them(
    api: Api, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SLOWEST_READER_SECONDS", 0.2)
    async with await page(api, learner) as slow, await page(api, learner) as quick:
        await slow.next("hello")
        await quick.next("hello")
        slow.reads.clear()
        await push(api, learner, 1)
        await quick.until_sequence(1)
        assert await slow.until_closed() == 4408


async def test_a_silent_page_gets_heartbeats(api: Api, learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HEARTBEAT_SECONDS", 0.05)
    async with await page(api, learner) as open_page:
        await open_page.next("heartbeat")


async def test_too_many_pages_of_one_learner_are_refused(api: Api, learner: Learner) -> None:
    pages = [await page(api, learner) for _ in range(gateway.MOST_OF_ONE_LEARNER + 1)]
    for one in pages:
        await one.__aenter__()
    assert [await _refused(one) for one in pages].count(True) == 1
    for one in pages:
        await one.__aexit__()


async def test_a_process_that_leaves_sends_its_pages_elsewhere(
    api: Api, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "LOOK_SECONDS", 0.05)
    async with await page(api, learner) as open_page:
        await open_page.next("hello")
        api.container.shared.check_readiness().drain()
        assert await open_page.until_closed() == 1012


async def test_a_ticket_takes_a_login(api: Api) -> None:
    answer: httpx.Response = await api.post("/auth/realtime-ticket")
    assert answer.status_code == 401
