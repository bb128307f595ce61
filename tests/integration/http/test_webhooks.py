"""Webhooks over HTTP: registered, told, retried, and looked at, against a real receiver."""

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from sqlalchemy import func, select

from aksio.adapters.http_services.webhook_sender import HttpWebhookSender
from aksio.adapters.sql.tables.webhooks import webhook_attempts, webhook_deliveries, webhooks
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import PASSWORD, Api, Learner, running_api
from tests.make.polling import until
from tests.make.receiver import Received, Receiver, receiving

WEBHOOKS = "/notifications/webhooks"
CREATED, DELETED = "aksio.courses.course_created", "aksio.courses.course_deleted"


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[Api]:
    """The whole application, which may here call this machine too."""

    async def this_machine(url: str) -> Sequence[str]:
        return ["127.0.0.1"]

    async with running_api(settings, webhook_sender=HttpWebhookSender(this_machine)) as api:
        yield api


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


async def registered(learner: Learner, receiver: Receiver, *event_types: str) -> dict[str, Any]:
    answer = await learner.post(WEBHOOKS, {"url": receiver.url, "event_types": event_types or [CREATED]})
    assert answer.status_code == 201, answer.text
    webhook: dict[str, Any] = answer.json()
    return webhook


async def messages(receiver: Receiver, count: int) -> list[Received]:
    async def received() -> list[Received]:
        return receiver.received

    return await until(received, lambda seen: len(seen) >= count)


async def deliveries(learner: Learner, webhook: dict[str, Any], status: str, count: int = 1) -> list[dict[str, Any]]:
    async def listed() -> list[dict[str, Any]]:
        answer = await learner.get(f"{WEBHOOKS}/{webhook['id']}/deliveries")
        return [each for each in answer.json()["items"] if each["status"] == status and each["attempts"]]

    return await until(listed, lambda seen: len(seen) >= count)


def verifies(message: Received, secret: str) -> bool:
    """As a receiver does it, in its own words."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{message.headers['webhook-id']}.{message.headers['webhook-timestamp']}.".encode() + message.body
    expected = "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return expected in message.headers["webhook-signature"].split(" ")


async def test_an_event_reaches_the_address_once_and_signed(learner: Learner, receiver: Receiver) -> None:
    webhook = await registered(learner, receiver)
    course = (await learner.post("/courses", {"name": "A private name"})).json()
    await learner.delete(f"/courses/{course['id']}")
    [message] = await messages(receiver, 1)
    event = json.loads(message.body)
    assert (event["type"], event["subject"], event["specversion"]) == (CREATED, course["id"], "1.0")
    assert event["data"]["learner_id"] == str(learner.id)
    assert b"private name" not in message.body
    assert message.headers["webhook-id"] == event["id"]
    assert message.headers["content-type"] == "application/cloudevents+json"
    assert verifies(message, webhook["secret"])
    [delivery] = await deliveries(learner, webhook, "delivered")
    [attempt] = delivery["attempts"]
    assert (attempt["number"], attempt["status"], attempt["error"]) == (1, 204, None)
    assert len(receiver.received) == 1


async def test_nobody_hears_of_somebody_elses_things(learner: Learner, stranger: Learner, receiver: Receiver) -> None:
    await registered(stranger, receiver)
    await learner.post("/courses", {"name": "Mine"})
    await stranger.post("/courses", {"name": "Theirs"})
    [message] = await messages(receiver, 1)
    assert json.loads(message.body)["data"]["learner_id"] == str(stranger.id)


async def test_the_secret_is_shown_once_and_both_sign_after_a_rotation(learner: Learner, receiver: Receiver) -> None:
    webhook = await registered(learner, receiver)
    path = f"{WEBHOOKS}/{webhook['id']}"
    assert "secret" not in (await learner.get(path)).json()
    rotated = (await learner.post(f"{path}/rotate-secret")).json()
    assert rotated["secret"] != webhook["secret"]
    assert rotated["previous_secret_until"] is not None
    await learner.post(f"{path}/test")
    [message] = await messages(receiver, 1)
    assert verifies(message, webhook["secret"])
    assert verifies(message, rotated["secret"])
    assert not verifies(message, "whsec_" + base64.b64encode(bytes(32)).decode())


async def test_what_was_not_taken_waits_and_can_be_sent_again(learner: Learner, receiver: Receiver) -> None:
    webhook = await registered(learner, receiver)
    path = f"{WEBHOOKS}/{webhook['id']}"
    receiver.answer("302 Elsewhere", b"x" * 5_000, "Location: http://127.0.0.1/never")
    in_line = (await learner.post(f"{path}/test")).json()
    [waiting] = await deliveries(learner, webhook, "waiting")
    assert (waiting["id"], waiting["attempts"][0]["status"]) == (in_line["delivery_id"], 302)
    assert waiting["attempts"][0]["answer"] == "x" * 1_000
    assert waiting["next_try_at"] is not None
    await until(lambda: learner.get(path), lambda answer: answer.json()["failing_since"] is not None)
    again = f"{path}/deliveries/{waiting['id']}/redeliver"
    assert (await learner.post(again)).json()["code"] == "webhook_delivery_under_way"
    first, second = await messages(receiver, 2)
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    [delivered] = await deliveries(learner, webhook, "delivered")
    await until(lambda: learner.get(path), lambda answer: answer.json()["failing_since"] is None)
    assert (await learner.post(again)).status_code == 202
    third = (await messages(receiver, 3))[2]
    assert (third.headers["webhook-id"], third.body) == (first.headers["webhook-id"], first.body)
    assert delivered["event_id"] == first.headers["webhook-id"]


async def test_who_answers_gone_is_told_nothing_more(learner: Learner, receiver: Receiver) -> None:
    webhook = await registered(learner, receiver)
    path = f"{WEBHOOKS}/{webhook['id']}"
    receiver.answer("410 Gone")
    await learner.post(f"{path}/test")
    await deliveries(learner, webhook, "failed")

    async def shown() -> dict[str, Any]:
        found: dict[str, Any] = (await learner.get(path)).json()
        return found

    off = await until(shown, lambda seen: not seen["enabled"])
    assert off["disabled_reason"] == "gone"
    assert (await learner.post(f"{path}/test")).json()["code"] == "webhook_off"
    on = (await learner.patch(path, {"enabled": True})).json()
    assert (on["enabled"], on["disabled_reason"], on["failing_since"]) == (True, None, None)


async def test_webhooks_are_changed_listed_and_deleted(learner: Learner, receiver: Receiver) -> None:
    webhook = await registered(learner, receiver)
    path = f"{WEBHOOKS}/{webhook['id']}"
    changes = {"event_types": [DELETED, DELETED], "description": "My phone"}
    changed = await learner.patch(path, changes, headers={"If-Match": '"v1"'})
    assert (changed.json()["event_types"], changed.json()["description"]) == ([DELETED], "My phone")
    assert (await learner.patch(path, {"enabled": False}, headers={"If-Match": '"v1"'})).status_code == 412
    assert [each["id"] for each in (await learner.get(WEBHOOKS)).json()["items"]] == [webhook["id"]]
    assert (await learner.delete(path)).status_code == 204
    assert (await learner.get(f"{path}/deliveries")).status_code == 404


async def test_deliveries_come_in_pages_latest_first(learner: Learner, receiver: Receiver) -> None:
    webhook = await registered(learner, receiver)
    path = f"{WEBHOOKS}/{webhook['id']}"
    made = [(await learner.post(f"{path}/test")).json()["delivery_id"] for _ in range(3)]
    first = (await learner.get(f"{path}/deliveries", params={"limit": 2})).json()
    rest = {"limit": 2, "cursor": first["next_cursor"]}
    second = (await learner.get(f"{path}/deliveries", params=rest)).json()
    assert [each["id"] for each in first["items"] + second["items"]] == made[::-1]
    assert second["next_cursor"] is None


async def test_nobody_has_more_than_ten(learner: Learner, receiver: Receiver) -> None:
    for _ in range(10):
        last = await registered(learner, receiver)
    refused = await learner.post(WEBHOOKS, {"url": receiver.url, "event_types": [CREATED]})
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_webhooks")
    await learner.delete(f"{WEBHOOKS}/{last['id']}")
    await registered(learner, receiver)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"url": "ftp://example.org"}, "/url"),
        ({"url": "https://user:word@example.org"}, "/url"),
        ({"url": "https://"}, "/url"),
        ({"url": "https://example.org:99999"}, "/url"),
        ({"event_types": []}, "/event_types"),
        ({"event_types": [CREATED, "aksio.accounts.password_changed"]}, "/event_types/1"),
        ({"description": "x" * 201}, "/description"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(
    learner: Learner, receiver: Receiver, body: dict[str, Any], pointer: str
) -> None:
    good = {"url": receiver.url, "event_types": [CREATED]}
    answer = await learner.post(WEBHOOKS, good | body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer), answer.text
    webhook = await registered(learner, receiver)
    assert (await learner.patch(f"{WEBHOOKS}/{webhook['id']}", body)).status_code == 422


async def test_somebody_elses_webhooks_are_not_found(learner: Learner, stranger: Learner, receiver: Receiver) -> None:
    path = f"{WEBHOOKS}/{(await registered(learner, receiver))['id']}"
    delivery = (await learner.post(f"{path}/test")).json()["delivery_id"]
    other = f"{WEBHOOKS}/{(await registered(stranger, receiver))['id']}"
    tries = [
        await stranger.get(path),
        await stranger.patch(path, {"enabled": False}),
        await stranger.delete(path),
        await stranger.post(f"{path}/test"),
        await stranger.post(f"{path}/rotate-secret"),
        await stranger.get(f"{path}/deliveries"),
        await stranger.post(f"{path}/deliveries/{delivery}/redeliver"),
        await stranger.post(f"{other}/deliveries/{delivery}/redeliver"),
    ]
    assert {answer.status_code for answer in tries} == {404}
    assert [each["id"] for each in (await stranger.get(WEBHOOKS)).json()["items"]] == [other.rpartition("/")[2]]


async def test_an_address_inside_is_refused(settings: Settings) -> None:
    async with running_api(settings) as api:
        learner = await api.register()
        for url in ("http://127.0.0.1:8000/", "http://[::1]/", "http://169.254.169.254/latest", "http://10.1.2.3"):
            answer = await learner.post(WEBHOOKS, {"url": url, "event_types": [CREATED]})
            error = answer.json()["errors"][0]
            assert (error["pointer"], error["code"]) == ("/url", "forbidden_address"), url


async def test_nothing_of_them_is_left_of_somebody_who_leaves(api: Api, learner: Learner, receiver: Receiver) -> None:
    webhook = await registered(learner, receiver)
    await learner.post(f"{WEBHOOKS}/{webhook['id']}/test")
    await deliveries(learner, webhook, "delivered")
    exported = (await learner.get("/users/me/export")).text
    assert webhook["url"] in exported
    assert webhook["secret"] not in exported
    assert "webhook_attempts" in exported
    await learner.call("DELETE", "/users/me", json={"password": PASSWORD})
    left = [webhooks, webhook_deliveries, webhook_attempts]

    async def rows() -> int:
        async with api.container.adapters.database().connect() as connection:
            counts = [await connection.execute(select(func.count()).select_from(table)) for table in left]
            return sum(count.scalar_one() for count in counts)

    assert await until(rows, lambda seen: seen == 0) == 0
