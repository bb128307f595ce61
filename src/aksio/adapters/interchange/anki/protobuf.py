"""Just enough of the protobuf wire format to pick single fields out of Anki's configuration blobs.

Source: protobuf.dev, "Encoding". Messages are trees of (field number, value); the schema says what the values mean.
"""

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


def fields_of(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields in order. Raises ValueError where the bytes are no message."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        number, wire_type = tag >> 3, tag & 7
        if wire_type == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if wire_type == _BYTES:
            length, at = _varint(message, at)
        elif wire_type in (_FIXED32, _FIXED64):
            length = 4 if wire_type == _FIXED32 else 8
        else:
            raise ValueError("unknown wire type")
        if at + length > len(message):
            raise ValueError("message ends inside a field")
        yield number, message[at : at + length]
        at += length


def text_at(message: bytes, *path: int) -> str:
    """The text at the end of a path of field numbers through nested messages; empty where there is none."""
    value: int | bytes = message
    for number in path:
        if not isinstance(value, bytes):
            return ""
        value = dict(fields_of(value)).get(number, b"")
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def number_at(message: bytes, number: int) -> int:
    """The integer in a field; 0, as protobuf has it, where there is none."""
    value = dict(fields_of(message)).get(number, 0)
    return value if isinstance(value, int) else 0


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            break
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ValueError("number without an end")
