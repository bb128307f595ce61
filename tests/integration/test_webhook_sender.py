"""Webhooks are carried to the address that was looked at, and to no other."""

import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from aksio.adapters.http_services.public_addresses import Resolver
from aksio.adapters.http_services.webhook_sender import ANSWER_BYTES, AddressesOf, HttpWebhookSender, public_addresses
from aksio.application.notifications.webhooks.ports import Sent
from tests.make.receiver import Receiver, receiving

Making = Callable[[AddressesOf], AbstractAsyncContextManager[HttpWebhookSender]]


async def this_machine(url: str) -> Sequence[str]:
    return ["127.0.0.1"]


def leading_to(*answers: str) -> Resolver:
    """Each look-up gets the next answer."""
    left = list(answers)

    async def resolver(host: str, port: int) -> Sequence[str]:
        return [left.pop(0)]

    return resolver


@asynccontextmanager
async def sending(addresses_of: AddressesOf, seconds: float = 10.0) -> AsyncIterator[HttpWebhookSender]:
    sender = HttpWebhookSender(addresses_of, seconds=seconds)
    try:
        yield sender
    finally:
        await sender.close()


async def sent(url: str, addresses_of: AddressesOf = this_machine, seconds: float = 10.0) -> Sent:
    async with sending(addresses_of, seconds) as sender:
        return await sender.send(url, headers={"webhook-id": "1"}, body=b"{}")


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


async def test_the_name_is_not_looked_up_a_second_time(receiver: Receiver) -> None:
    """`webhook.invalid` has no address at all: only whoever goes to the address that was looked at gets through."""
    url = receiver.url.replace("127.0.0.1", "webhook.invalid")
    assert (await sent(url)).status == 204
    [message] = receiver.received
    assert message.headers["host"].startswith("webhook.invalid:")
    assert (message.path, message.headers["webhook-id"], message.body) == ("/aksio", "1", b"{}")


async def test_a_name_that_leads_inside_since_it_was_checked_is_refused(receiver: Receiver) -> None:
    url = receiver.url.replace("127.0.0.1", "webhook.invalid")
    async with sending(public_addresses(leading_to("93.184.216.34", "127.0.0.1"))) as sender:
        await sender.check(url)
        answer = await sender.send(url, headers={}, body=b"{}")
    assert (answer.status, answer.error, answer.taken) == (None, "forbidden_address", False)
    assert receiver.received == []


async def test_redirects_are_not_followed(receiver: Receiver) -> None:
    receiver.answer("307 Elsewhere", b"", f"Location: {receiver.url}/inside")
    answer = await sent(receiver.url)
    assert (answer.status, answer.taken, len(receiver.received)) == (307, False, 1)


async def test_of_an_answer_only_the_first_bytes_are_read(receiver: Receiver) -> None:
    receiver.answers.append(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" + b"a\0" * ANSWER_BYTES)
    answer = await sent(receiver.url)
    assert (answer.status, answer.answer) == (200, "a\N{REPLACEMENT CHARACTER}" * (ANSWER_BYTES // 2))


async def test_who_does_not_answer_is_not_waited_for(receiver: Receiver) -> None:
    receiver.answers.append(None)
    answer = await sent(receiver.url, seconds=0.2)
    assert (answer.status, answer.error) == (None, "timeout")
    assert 200 <= answer.milliseconds < 5_000


async def test_where_nobody_listens_or_nonsense_comes_back_is_said(receiver: Receiver) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        answer = await sent(f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert (answer.status, answer.error) == (None, "no_connection")
    receiver.answers.append(b"nonsense\r\n\r\n")
    assert (await sent(receiver.url)).error == "no_connection"
