"""The events that are published, as an AsyncAPI document: read off the events themselves."""

import inspect
from collections import defaultdict
from typing import Any

import msgspec
import yaml

from aksio.adapters.kafka.envelope import CONTENT_TYPE, topic_of
from aksio.adapters.sql.codec import WIRES
from aksio.domain.shared.aggregate import Event

_REFERENCE = "#/components/schemas/{name}"
_ENVELOPE = {
    "specversion": {"const": "1.0"},
    "id": {"type": "string", "format": "uuid", "description": "The same whenever this event comes again."},
    "source": {"const": "/aksio"},
    "subject": {"type": "string", "description": "The aggregate; also the message's key. Its events stay in order."},
    "time": {"type": "string", "format": "date-time"},
    "datacontenttype": {"const": "application/json"},
    "requestid": {"type": "string", "description": "The request that caused it."},
}
_DESCRIPTION = (
    "CloudEvents 1.0 in structured JSON mode on Kafka. Delivered at least once: know an event by its id. "
    "Fields may be added, never renamed; they are ids and values, never personal text."
)
_REQUIRED = ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"]


def asyncapi() -> str:
    """YAML. A channel for each context, a message for each event, their fields as JSON Schema."""
    kinds = list(WIRES)
    _, schemas = msgspec.json.schema_components(kinds, ref_template=_REFERENCE)
    channels: dict[str, Any] = defaultdict(lambda: {"messages": {}})
    messages: dict[str, Any] = {}
    for kind, wire in WIRES.items():
        topic = topic_of(wire.name)
        channels[topic]["address"] = topic
        channels[topic]["messages"][kind.__name__] = {"$ref": f"#/components/messages/{kind.__name__}"}
        messages[kind.__name__] = _message(kind, wire.name)
    document = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Aksio's events",
            "version": "1",
            "description": _DESCRIPTION,
        },
        "defaultContentType": CONTENT_TYPE,
        "channels": dict(channels),
        "operations": {name: _operation(name) for name in channels},
        "components": {"messages": messages, "schemas": schemas},
    }
    return str(yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=110))


def _message(kind: type[Event], wire_name: str) -> dict[str, Any]:
    data = {"$ref": _REFERENCE.format(name=kind.__name__)}
    properties = {**_ENVELOPE, "type": {"const": f"aksio.{wire_name}"}, "data": data}
    return {
        "name": f"aksio.{wire_name}",
        "summary": " ".join((inspect.getdoc(kind) or kind.__name__).split()),
        "payload": {"type": "object", "required": _REQUIRED, "properties": properties},
    }


def _operation(topic: str) -> dict[str, Any]:
    return {"action": "send", "channel": {"$ref": f"#/channels/{topic}"}}
