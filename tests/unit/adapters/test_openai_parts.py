"""The parts of the OpenAI adapter that need no server."""

import subprocess
import sys

import msgspec
import pytest

from aksio.adapters.openai.answer_cache import LASTS_SECONDS, RecentAnswers, cache_key
from aksio.adapters.openai.errors import ModelUnavailable
from aksio.adapters.openai.patience import Patience
from aksio.adapters.openai.pricing import Price
from aksio.adapters.openai.prompts import prompt
from aksio.adapters.openai.strict_schema import strict_schema
from aksio.adapters.openai.wire import Usage


class Leaf(msgspec.Struct):
    """Described."""

    title: str
    note: str | None = None


class Tree(msgspec.Struct):
    leaves: list[Leaf]
    best: Leaf | None = None


def test_a_strict_schema_is_closed_and_requires_everything() -> None:
    assert strict_schema(Tree) == {
        "type": "object",
        "properties": {
            "leaves": {"type": "array", "items": {"$ref": "#/$defs/Leaf"}},
            "best": {"anyOf": [{"$ref": "#/$defs/Leaf"}, {"type": "null"}]},
        },
        "required": ["leaves", "best"],
        "additionalProperties": False,
        "$defs": {
            "Leaf": {
                "type": "object",
                "description": "Described.",
                "properties": {"title": {"type": "string"}, "note": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
                "required": ["title", "note"],
                "additionalProperties": False,
            }
        },
    }


@pytest.mark.parametrize("name", ["write_cards", "repair_card"])
def test_every_prompt_has_a_version_and_a_fence(name: str) -> None:
    words = prompt(name)
    assert words.version >= 1
    assert "`abc123`" in words.fenced_by("abc123")
    assert "$" not in words.fenced_by("abc123")


def test_cost_is_exact_and_rounded_up() -> None:
    usage = Price(input=0.75, output=4.5).of(Usage(prompt_tokens=1001, completion_tokens=10), model="m")
    assert (usage.cost_micros, usage.calls, usage.tokens) == (796, 1, 1011)


def test_waits_double_and_respect_the_server() -> None:
    patience = Patience(attempts=5, chance=lambda: 1.0)
    assert [patience.wait_after(attempt, retry_after=0) for attempt in (1, 2, 3, 4, 5)] == [0.5, 1, 2, 4, None]
    assert patience.wait_after(1, retry_after=7) == 7
    assert patience.wait_after(1, retry_after=21) is None


def test_retries_run_out_and_come_back_slowly() -> None:
    patience = Patience(spare=1, chance=lambda: 0.0)
    assert patience.wait_after(1, retry_after=0) == 0
    assert patience.wait_after(1, retry_after=0) is None
    for _ in range(11):
        patience.succeeded()
    assert patience.wait_after(1, retry_after=0) == 0


def test_a_model_that_keeps_failing_rests_and_is_tried_by_one() -> None:
    now = [100.0]
    patience = Patience(most_failures=2, rest=15, clock=lambda: now[0])
    patience.failed()
    patience.before_call()
    patience.failed()
    with pytest.raises(ModelUnavailable) as resting:
        patience.before_call()
    assert resting.value.retry_after == 16
    now[0] += 15
    patience.before_call()
    with pytest.raises(ModelUnavailable):
        patience.before_call()
    patience.succeeded()
    patience.before_call()


async def test_the_oldest_answer_is_forgotten_first() -> None:
    cache = RecentAnswers(most=2)
    for key in ("a", "b"):
        await cache.put(key, key.encode())
    assert await cache.get("a") == b"a"
    await cache.put("c", b"c")
    assert [await cache.get(key) for key in ("a", "b", "c")] == [b"a", None, b"c"]


async def test_answers_are_forgotten_after_a_while_or_at_once() -> None:
    seconds = 0.0
    cache = RecentAnswers(now=lambda: seconds)
    await cache.put("a", b"a")
    seconds = LASTS_SECONDS
    await cache.put("b", b"b")
    assert [await cache.get(key) for key in ("a", "b")] == [b"a", b"b"]
    seconds += 1
    assert [await cache.get(key) for key in ("a", "b")] == [None, b"b"]
    await cache.forget()
    assert await cache.get("b") is None


def test_every_part_decides_the_key() -> None:
    assert cache_key("a", 1, None) == cache_key("a", 1, None)
    assert len({cache_key("a", 1), cache_key("a1"), cache_key("a", "1"), cache_key(["a", 1])}) == 4


def test_the_sdk_is_not_imported_before_it_is_needed() -> None:
    check = "import sys, aksio.adapters.openai.card_writer; sys.exit('openai' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
