"""What a field could have been, for whoever sent a value that is none of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import inspect


def choices(kind: Any, steps: Sequence[str] = ()) -> list[str]:
    """The values of the enum or literal that lies at `steps` (names and indexes) below a type, as JSON has them.

    None where there is something else, or so much that nobody would read it.
    """
    found = [inspect.type_info(kind)]
    for step in steps:
        found = [below for info in _flat(found) for below in _below(info, step)]
    values = dict.fromkeys(str(value) for info in _flat(found) for value in _values(info))
    return list(values) if len(values) <= _MOST else []


_MOST = 40


def in_words(message: str, values: Sequence[str]) -> str:
    """The message of a wrong value, with what it could have been."""
    return f"{message}. It has to be one of: {', '.join(values)}." if values else f"{message}."


def _flat(infos: Iterable[inspect.Type]) -> list[inspect.Type]:
    """With the members of unions in their place."""
    return [one for info in infos for one in (info.types if isinstance(info, inspect.UnionType) else (info,))]


def _below(info: inspect.Type, step: str) -> list[inspect.Type]:
    match info:
        case inspect.StructType():
            return [field.type for field in info.fields if field.encode_name == step]
        case inspect.CollectionType():
            return [info.item_type]
        case inspect.DictType():
            return [info.value_type]
    return []


def _values(info: inspect.Type) -> Iterable[Any]:
    match info:
        case inspect.EnumType():
            return [member.value for member in info.cls]
        case inspect.LiteralType():
            return info.values
    return ()
