"""A file in a form (multipart/form-data, RFC 7578), read while it arrives and never kept."""

import asyncio
from collections.abc import AsyncIterator
from typing import Self, TypeAlias
from uuid import UUID

from multipart import MultipartError, MultipartSegment, ParserLimitReached, PushMultipartParser, parse_options_header

from aksio.application.courses.document_arrival import DocumentDetails
from aksio.domain.shared.errors import Invalid, TooLarge
from aksio.domain.shared.ids import SectionId
from aksio.entrypoints.http.request import Malformed

_FIELDS = ("name", "section_id", "tags")
_LONGEST_FIELD = 10_000
_MOST_PARTS = 64
_SILENCE_SECONDS = 30.0
"""Who sends nothing for so long has gone away, whatever the connection says."""

Event: TypeAlias = MultipartSegment | bytes | None


class FileForm:
    """See the port IncomingFile. Fields may come before the file and after it."""

    def __init__(self, content_type: str, body: AsyncIterator[bytes], *, content_length: int | None) -> None:
        self._parser = _parser(content_type)
        self._events = self._parsed(body)
        self._fields: dict[str, list[str]] = {}
        self.name = ""
        self.total_bytes = content_length

    @classmethod
    async def open(cls, content_type: str, body: AsyncIterator[bytes], *, content_length: int | None) -> Self:
        """Read as far as the file's first byte. Raises Malformed, Invalid and TooLarge, as everything here does."""
        form = cls(content_type, body, content_length=content_length)
        if not await form._read_fields():
            raise Invalid.field("/file", "missing", "This field is required.")
        return form

    async def chunks(self) -> AsyncIterator[bytes]:
        """See the port."""
        async for event in self._events:
            if not isinstance(event, bytes):
                return
            yield event

    async def details(self) -> DocumentDetails:
        """See the port."""
        if await self._read_fields():
            raise Invalid.field("/file", "too_many", "Send one file at a time.")
        name, section_id = self._only("name"), self._only("section_id")
        return DocumentDetails(
            name=name,
            section_id=None if section_id is None else _section_id(section_id),
            tags=tuple(
                tag.strip() for value in self._fields.get("tags", []) for tag in value.split(",") if tag.strip()
            ),
        )

    async def _read_fields(self) -> bool:
        """Up to the next file, if there is one."""
        async for event in self._events:
            if isinstance(event, MultipartSegment):
                if event.name == "file":
                    self.name = event.filename or ""
                    return True
                await self._read_field(event.name or "")
        return False

    async def _read_field(self, name: str) -> None:
        if name not in _FIELDS:
            raise Invalid.field(f"/{name}", "unknown_field", "There is no such field.")
        value = b""
        async for event in self._events:
            if not isinstance(event, bytes):
                break
            value += event
            if len(value) > _LONGEST_FIELD:
                raise TooLarge(f"A field of the form has at most {_LONGEST_FIELD} bytes.")
        self._fields.setdefault(name, []).append(_decoded(name, value))

    async def _parsed(self, body: AsyncIterator[bytes]) -> AsyncIterator[Event]:
        try:
            while piece := await _next(body):
                for event in self._parser.parse(piece):
                    yield event
            self._parser.close()
        except ParserLimitReached as error:
            raise TooLarge("The form has too many parts, or too much about them.") from error
        except MultipartError as error:
            raise Malformed("The body is not a valid form.") from error

    def _only(self, name: str) -> str | None:
        values = self._fields.get(name, [])
        if len(values) > 1:
            raise Invalid.field(f"/{name}", "too_many", "Send this field once.")
        return values[0] if values else None


def _parser(content_type: str) -> PushMultipartParser:
    _, options = parse_options_header(content_type)
    try:
        return PushMultipartParser(options.get("boundary", ""), max_segment_count=_MOST_PARTS)
    except MultipartError as error:
        raise Malformed("The form has no usable boundary.") from error


async def _next(body: AsyncIterator[bytes]) -> bytes:
    try:
        async with asyncio.timeout(_SILENCE_SECONDS):
            return await anext(body, b"")
    except TimeoutError:
        raise Malformed("The upload stopped half-way.") from None


def _decoded(name: str, value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise Invalid.field(f"/{name}", "not_utf8", "Must be text in UTF-8.") from None


def _section_id(value: str) -> SectionId | None:
    if not value:
        return None
    try:
        return SectionId(UUID(value))
    except ValueError:
        raise Invalid.field("/section_id", "not_an_id", "Must be the id of a section.") from None
