"""What others tell us by messages: once, in spite of repetitions; and what cannot be read waits for a person."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest

from aksio.adapters.kafka.dead_letters import KafkaDeadLetters
from aksio.adapters.kafka.envelope import Message
from aksio.adapters.kafka.inbox import KafkaInbox
from aksio.adapters.kafka.producer import KafkaProducer
from aksio.application.shared.take_in import DeadLetter, IncomingMessage, TakeIn
from aksio.domain.shared.errors import Invalid, Unavailable
from aksio.entrypoints.worker.intake import Intake
from tests.make.polling import until
from tests.services.service import Service


class Taken:
    """A handler that keeps what it got and does what it is told."""

    def __init__(self) -> None:
        self.values: list[bytes] = []
        self.react: Callable[[bytes], Awaitable[None]] | None = None
        self._news = asyncio.Condition()

    async def __call__(self, message: IncomingMessage) -> None:
        self.values.append(message.value)
        async with self._news:
            self._news.notify_all()
        if self.react is not None:
            await self.react(message.value)

    async def until(self, count: int) -> list[bytes]:
        async with asyncio.timeout(60), self._news:
            await self._news.wait_for(lambda: len(self.values) >= count)
        return self.values


class Post:
    """A topic of its own, its consumer and its dead letters."""

    def __init__(self, kafka: Service) -> None:
        self.topic = f"test-{uuid4()}"
        self._url, self._group = kafka.url, f"group-{uuid4()}"
        self.producer = KafkaProducer(kafka.url)
        self.letters = KafkaDeadLetters(self.producer, kafka.url, [self.topic], group=f"redrive-{uuid4()}")
        self.taken = Taken()

    async def send(self, *values: str) -> None:
        outcomes = await self.producer.send(
            [Message(topic=self.topic, key="k", value=each.encode()) for each in values]
        )
        assert outcomes == [None] * len(values)

    @asynccontextmanager
    async def intake(self, inbox_kind: type[KafkaInbox] = KafkaInbox) -> AsyncIterator[Taken]:
        stopping = asyncio.Event()
        take_in = TakeIn({self.topic: self.taken}, self.letters, wait=_not_at_all)
        inbox = inbox_kind(self._url, group=self._group, topics=[self.topic])
        task = asyncio.create_task(Intake(inbox, take_in, away_seconds=0.05).run(stopping))
        yield self.taken
        stopping.set()
        await task

    async def until_dead(self, count: int) -> list[DeadLetter]:
        return await until(self.letters.waiting, lambda letters: len(letters) >= count)


async def _not_at_all(tried: int) -> None:
    """The tries follow each other at once."""


@pytest.fixture
def post(kafka: Service) -> Post:
    return Post(kafka)


async def test_messages_are_taken_in_order_and_not_again(post: Post) -> None:
    await post.send("1", "2", "3")
    async with post.intake() as taken:
        await taken.until(3)
    await post.send("4")
    async with post.intake() as taken:
        await taken.until(4)
    assert taken.values == [b"1", b"2", b"3", b"4"]


async def test_what_something_is_missing_for_waits_as_long_as_it_takes(post: Post) -> None:
    async def away(value: bytes) -> None:
        if len(post.taken.values) < 8:
            raise Unavailable("Away.")

    post.taken.react = away
    await post.send("1", "2")
    async with post.intake() as taken:
        await taken.until(9)
    assert taken.values == [b"1"] * 8 + [b"2"]
    assert await post.letters.waiting() == []


async def test_what_keeps_failing_or_cannot_be_read_is_put_aside_and_can_be_sent_again(post: Post) -> None:
    async def fail(value: bytes) -> None:
        if value == b"cursed":
            raise ZeroDivisionError("secret")
        if value == b"nonsense":
            raise Invalid("This is no message.")

    post.taken.react = fail
    await post.send("cursed", "nonsense", "fine")
    async with post.intake() as taken:
        await taken.until(7)
        letters = await post.until_dead(2)
        assert taken.values == [b"cursed"] * 5 + [b"nonsense", b"fine"]
        assert {(letter.message.value, letter.tries) for letter in letters} == {(b"cursed", 5), (b"nonsense", 1)}
        assert {letter.reason for letter in letters} == {
            "ZeroDivisionError: secret",
            "Invalid: This is no message.",
        }
        taken.react = None
        cursed = next(letter for letter in letters if letter.message.value == b"cursed")
        assert await post.letters.send_again(lambda letter: letter == cursed) == 1
        await taken.until(8)
        assert taken.values[-1] == b"cursed"
    (left,) = await post.letters.waiting()
    assert left.message.value == b"nonsense"
