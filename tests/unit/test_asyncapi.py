"""The description of the events that is checked in is what the code publishes."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import yaml

from aksio.adapters.kafka.envelope import enveloped
from aksio.adapters.sql.codec import WIRES, encode
from aksio.application.shared.outbox import OutboxRow
from aksio.entrypoints.composition.asyncapi import asyncapi
from tests.make.clock import NOON
from tests.make.courses import a_course

CHECKED_IN = Path(__file__).parents[2] / "asyncapi.yaml"


def described() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(asyncapi())
    return document


def test_the_description_that_is_checked_in_is_current() -> None:
    assert CHECKED_IN.read_text(encoding="utf-8") == asyncapi(), "run `make asyncapi` and commit asyncapi.yaml"


def test_every_event_is_a_message_of_its_contexts_channel_and_says_what_it_means() -> None:
    document = described()
    listed = {
        (channel["address"], document["components"]["messages"][name]["name"])
        for channel in document["channels"].values()
        for name in channel["messages"]
    }
    assert listed == {(f"aksio.{wire.name.split('.')[0]}", f"aksio.{wire.name}") for wire in WIRES.values()}
    assert all(message["summary"] for message in document["components"]["messages"].values())


def test_every_reference_leads_somewhere() -> None:
    document = described()
    references = list(found_in(document))
    assert references
    for reference in references:
        place: Any = document
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def test_what_is_published_has_the_fields_that_are_described() -> None:
    course = a_course()
    course.edit(now=NOON, name="Optics")
    (event,) = course.take_events()
    name, key, payload = encode(event)
    row = OutboxRow(
        id=uuid4(), name=name, aggregate_key=key, payload=payload, occurred_at=NOON, trace_id="r", attempts=0
    )
    told = msgspec.json.decode(enveloped(row).value)
    components = described()["components"]
    message = components["messages"][type(event).__name__]["payload"]
    assert set(told) == set(message["properties"])
    assert told["type"] == message["properties"]["type"]["const"]
    assert set(told["data"]) <= set(components["schemas"][type(event).__name__]["properties"])


def found_in(value: Any) -> Any:
    """Every $ref below."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for each in value.values():
            yield from found_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from found_in(each)
