"""Files of decks on the wire: the multipart form of an upload, and how a download is named."""

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, ClassVar, Literal, cast
from urllib.parse import quote
from uuid import UUID

import msgspec
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import HTTPException
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Reference,
    RequestBody,
    Schema,
)

from aksio.domain.shared.errors import Invalid
from aksio.entrypoints.http.request import AksioRequest, Malformed, UnsupportedMediaType, decode
from aksio.entrypoints.http.wire import Body

_MULTIPART = "multipart/form-data"
_ID = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.UUID)
_FILE = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY, description="CSV, JSON, .apkg, GIFT or QTI.")
_NAME = Schema(type=OpenAPIType.STRING, description="For the new deck; without it the file's own.")
_TITLE = Schema(type=OpenAPIType.STRING, description="For the new quiz; without it the file's own.")
_FORMAT = Schema(
    type=OpenAPIType.STRING,
    enum=["apkg", "csv", "json", "gift", "qti"],
    description="For a QTI package, and for GIFT in a file not called .gift; all else is told by content.",
)
_DOWNLOADS = {
    "application/vnd.anki": Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY),
    "text/csv": Schema(type=OpenAPIType.STRING),
    "application/json": Schema(type=OpenAPIType.OBJECT),
}


_QUIZ = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"format"\s*:\s*"aksio-quiz"|<\?xml|<(?:qti-)?assessment)')


class ImportFields(Body, frozen=True, kw_only=True):
    """What comes beside the file. Without a deck the cards go into a new one."""

    course_id: UUID | None = None
    deck_id: UUID | None = None
    deck_name: str | None = None
    title: str | None = None
    format: Literal["apkg", "csv", "json", "gift", "qti"] | None = None


@dataclass(frozen=True, kw_only=True)
class DeckUpload:
    """A form with a file, which is on disk when it is not small."""

    file: BinaryIO
    file_name: str
    fields: ImportFields

    @property
    def is_quiz(self) -> bool:
        """Whether the file holds a quiz and not a deck: by what was said, by its name, or by how it begins."""
        if self.fields.format in ("gift", "qti") or (
            not self.fields.format and self.file_name.lower().endswith(".gift")
        ):
            return True
        self.file.seek(0)
        return _QUIZ.match(self.file.read(100)) is not None


async def deck_upload(request: AksioRequest) -> AsyncIterator[DeckUpload]:
    """A dependency. Raises UnsupportedMediaType, Malformed, Invalid; the file is gone when the answer is sent."""
    if request.content_type[0] != _MULTIPART:
        raise UnsupportedMediaType(detail=f"Send {_MULTIPART}.")
    form = await _form(request)
    try:
        yield _upload(form)
    finally:
        await form.close()


async def _form(request: AksioRequest) -> FormMultiDict:
    try:
        return await request.form()
    except HTTPException as error:
        if error.status_code == 413:
            raise
        raise Malformed("The body is not a valid multipart form.") from error
    except (LookupError, ValueError) as error:  # a character set that nobody knows, or text that is not in it
        raise Malformed("The body is not a valid multipart form.") from error


def _upload(form: FormMultiDict) -> DeckUpload:
    files = form.getall("file", [])
    if len(files) != 1 or not isinstance(files[0], UploadFile):
        raise Invalid.field("/file", "missing", "Send one file, with a file name.")
    texts = {name: form.getall(name) for name in form if name != "file"}
    if any(isinstance(value, UploadFile) for values in texts.values() for value in values):
        raise Invalid.field("/file", "too_many", "Send one file only.")
    fields = {name: values[0] if len(values) == 1 else values for name, values in texts.items()}
    return DeckUpload(
        file=cast(BinaryIO, files[0].file),
        file_name=PurePath(files[0].filename).name,
        fields=decode(msgspec.json.encode(fields), ImportFields),
    )


def attachment(name: str) -> str:
    """The Content-Disposition of a download, with the name for old clients and for those that know RFC 8187."""
    plain = "".join(one if one.isascii() and (one.isalnum() or one in " ._-") else "_" for one in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


@dataclass
class Upload(Operation):
    """Describes the form, which Litestar cannot see in a dependency."""

    def __post_init__(self) -> None:
        """Add the request body."""
        fields: dict[str, Schema | Reference] = {"file": _FILE, "format": _FORMAT, "course_id": _ID, "deck_id": _ID}
        fields |= {"deck_name": _NAME, "title": _TITLE}
        schema = Schema(type=OpenAPIType.OBJECT, properties=fields, required=["file"], additional_properties=False)
        self.request_body = RequestBody(content={_MULTIPART: OpenAPIMediaType(schema=schema)}, required=True)


@dataclass
class Download(Operation):
    """Describes the file, which is of another type for each format."""

    files: ClassVar[Mapping[str, Schema]] = _DOWNLOADS

    def __post_init__(self) -> None:
        """Replace the content of the answer."""
        found = (self.responses or {}).get("200")
        assert isinstance(found, OpenAPIResponse)
        found.content = {media_type: OpenAPIMediaType(schema=schema) for media_type, schema in self.files.items()}


@dataclass
class QuizDownload(Download):
    """A quiz."""

    files: ClassVar[Mapping[str, Schema]] = {
        "text/plain": Schema(type=OpenAPIType.STRING, description="GIFT."),
        "application/json": Schema(type=OpenAPIType.OBJECT),
    }


@dataclass
class ResultsDownload(Download):
    """Results of a quiz."""

    files: ClassVar[Mapping[str, Schema]] = {"text/csv": Schema(type=OpenAPIType.STRING)}
