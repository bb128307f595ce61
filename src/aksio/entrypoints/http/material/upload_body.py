"""How the API reference describes an upload, whose body Litestar never sees."""

from dataclasses import dataclass

from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
)

_TEXT = Schema(type=OpenAPIType.STRING)
_TEXTS = Schema(type=OpenAPIType.ARRAY, items=_TEXT)
_TEXT_OR_NULL = Schema(type=[OpenAPIType.STRING, OpenAPIType.NULL])

_FORM = Schema(
    type=OpenAPIType.OBJECT,
    required=["file"],
    properties={
        "file": Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY),
        "name": _TEXT,
        "section_id": Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.UUID),
        "tags": _TEXTS,
    },
)
_JSON = Schema(
    type=OpenAPIType.OBJECT,
    required=["source_url"],
    additional_properties=False,
    properties={
        "source_url": Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.URL),
        "name": _TEXT_OR_NULL,
        "section_id": Schema(type=[OpenAPIType.STRING, OpenAPIType.NULL], format=OpenAPIFormat.UUID),
        "tags": _TEXTS,
    },
)


_BODY = RequestBody(
    required=True,
    content={
        "multipart/form-data": OpenAPIMediaType(schema=_FORM),
        "application/json": OpenAPIMediaType(schema=_JSON),
    },
)


@dataclass
class TakesFormOrJson(Operation):
    """A form with a file, or JSON with an address."""

    def __post_init__(self) -> None:
        self.request_body = _BODY
