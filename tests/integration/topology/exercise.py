"""Students work while one thing after the other is killed; then everything settles and is looked at."""

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from itertools import chain, cycle
from pathlib import Path
from time import monotonic

from tests.integration.kafka.listening import Listener
from tests.integration.topology.device import Acknowledged
from tests.integration.topology.inspection import Inspection
from tests.integration.topology.messages import DEAD, Talk
from tests.integration.topology.program import Killable
from tests.integration.topology.stripe_messages import StripeMessages
from tests.integration.topology.students import Student
from tests.integration.topology.subscribers import Subscriber
from tests.integration.topology.world import World

TOPICS = tuple(
    f"aksio.{context}"
    for context in ("accounts", "assessments", "billing", "chat", "courses", "learning", "notifications")
)
CHILD = "a child of celery-1"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How long, how many people, how long they think between two acts, how long Kafka is silent at a time, and how
    long it is quiet between two faults.

    Everything that can break does so at least once, whatever `seconds` says.
    """

    seconds: float
    students: int
    subscribers: int
    think_seconds: float
    kafka_silent_seconds: float
    pause_seconds: float


SHORT = Plan(seconds=0, students=3, subscribers=2, think_seconds=0.03, kafka_silent_seconds=2.5, pause_seconds=0.5)


@dataclass
class Outcome:
    """`wrongs` should be empty, and `faults` should not."""

    seed: int
    faults: Counter[str] = field(default_factory=Counter)
    told: Acknowledged = field(default_factory=Acknowledged)
    talk: Talk = field(default_factory=Talk)
    stripe_messages: int = 0
    events_heard: int = 0
    wrongs: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = self.told
        kinds = ", ".join(f"{name} {times}" for name, times in sorted(self.faults.items()))
        return (
            f"killed or silenced: {kinds}; seed {self.seed}\n"
            f"{self.faults.total()} faults, {len(told.cards)} cards and {len(told.reviews)} reviews acknowledged,"
            f" {len(told.generations)} generations, {told.payments.total()} payments and"
            f" {told.failed_payments.total()} that failed ({self.stripe_messages} messages of Stripe),"
            f" {told.repeated} requests repeated,"
            f" {len(self.talk.said)} messages taken in,"
            f" {self.events_heard} events heard, {len(self.wrongs)} things wrong"
        )


async def exercise(world: World, plan: Plan, *, seed: int) -> Outcome:
    """Needs a world that was started. What is wrong afterwards is in the outcome."""
    outcome, chance, over = Outcome(seed), random.Random(seed), asyncio.Event()
    listener = Listener(world.bootstrap_servers, TOPICS)
    background = [
        asyncio.create_task(_listen(listener, over)),
        asyncio.create_task(outcome.talk.go_on(world.bootstrap_servers, chance, over)),
    ]
    stripe = StripeMessages(world.stripe.books, world.webs, chance)
    everybody_home = asyncio.Event()
    telling = asyncio.create_task(stripe.go_on(everybody_home))
    at_work = [asyncio.create_task(each) for each in _people(world, plan, outcome, chance, over)]
    try:
        await _break(world, plan, outcome, chance)
    finally:
        over.set()
        await asyncio.gather(*at_work, *background)
        everybody_home.set()
        await telling
    outcome.stripe_messages = stripe.taken
    letters = Listener(world.bootstrap_servers, [DEAD])
    inspection = Inspection(world.database_url, listener, letters)
    await inspection.settled()
    outcome.wrongs = [*stripe.wrong, *await inspection.wrongs(outcome.told, outcome.talk)]
    outcome.events_heard = len(listener.heard)
    listener.close()
    letters.close()
    return outcome


def _people(
    world: World, plan: Plan, outcome: Outcome, chance: random.Random, over: asyncio.Event
) -> Iterator[Coroutine[None, None, None]]:
    for number in range(plan.students):
        student = Student(number, world.webs, outcome.told, chance, think_seconds=plan.think_seconds)
        yield student.study(over)
    for number in range(plan.subscribers):
        yield Subscriber(number, world.webs, world.stripe.books, outcome.told, chance).subscribe(over)


async def _break(world: World, plan: Plan, outcome: Outcome, chance: random.Random) -> None:
    await asyncio.sleep(2 * plan.pause_seconds)
    everything = [*world.processes, CHILD, *world.servers]
    give_up_at = monotonic() + plan.seconds
    for number, victim in enumerate(_victims(everything, chance)):
        if number >= len(everything) and monotonic() > give_up_at:
            return
        if victim == "kafka":
            await world.silence_kafka(plan.kafka_silent_seconds)
        elif victim == CHILD:
            kill_a_child(world.processes["celery-1"])
        else:
            await asyncio.to_thread(world.kill, victim)
        outcome.faults[victim] += 1
        await asyncio.sleep(plan.pause_seconds * (0.5 + chance.random()))


def _victims(everything: list[str], chance: random.Random) -> Iterator[str]:
    """All in some order, again and again."""
    return chain.from_iterable(chance.sample(each, len(each)) for each in cycle([everything]))


async def _listen(listener: Listener, over: asyncio.Event) -> None:
    """All the time: the brokers keep only so much."""
    while not over.is_set():
        await asyncio.to_thread(listener.listen)


def kill_a_child(worker: Killable) -> None:
    """One of a worker's processes dies in the middle of its work; the worker itself lives."""
    assert worker.process is not None
    parent = worker.process.pid
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    for child in children[-1:]:
        os.kill(int(child), signal.SIGKILL)
