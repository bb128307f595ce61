"""The two bases of everything that crosses the wire."""

from typing import Self, TypeVar, cast

import msgspec

T = TypeVar("T")


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request body. A field that was not sent is UNSET where absence means something (PATCH)."""

    def given(self, kind: type[T]) -> T:
        """Only the fields that were sent, as the TypedDict of changes that a command takes."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        return cast(T, {name: value for name, value in fields.items() if value is not msgspec.UNSET})


class Out(msgspec.Struct, frozen=True, kw_only=True):
    """Something that we answer. `of` takes a view with the same names; override it where names differ."""

    @classmethod
    def of(cls, view: object) -> Self:
        """The wire form of a view, nested views included."""
        return msgspec.convert(view, cls, from_attributes=True)


class Resource(Out, frozen=True, kw_only=True):
    """A single thing with a version, which also goes out as its ETag."""

    version: int
