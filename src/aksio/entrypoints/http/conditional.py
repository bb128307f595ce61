"""ETag, If-Match and If-None-Match (RFC 9110, 13.1): the version of a resource is its entity tag."""

import re
from typing import Annotated, Any

from litestar import Response
from litestar.connection import Request
from litestar.params import HeaderParameter

from aksio.domain.shared.errors import Stale
from aksio.entrypoints.http.wire import Out, Resource

_TAG = re.compile(r'(?:W/)?"v(\d{1,9})"')

IfMatch = Annotated[
    str | None, HeaderParameter(name="If-Match", max_length=200, description="Only if this is still the ETag.")
]


def expected_version(if_match: IfMatch = None) -> int | None:
    """A dependency: the version that the caller wants to change, or None when any will do."""
    if if_match is None or if_match.strip() == "*":
        return None
    tag = _TAG.fullmatch(if_match.strip())
    if tag is None:
        raise Stale("If-Match is not an ETag of this resource.")
    return int(tag[1])


async def add_etag(response: Response[Any]) -> Response[Any]:
    """After each request: a single resource carries its ETag."""
    content = getattr(response, "content", None)
    version = getattr(content, "version", None)
    if isinstance(content, Out) and version is not None:
        response.headers["ETag"] = f'"v{version}"'
    return response


def is_unchanged(request: Request[Any, Any, Any], resource: Resource) -> bool:
    """Whether the client has this version already."""
    return request.headers.get("If-None-Match", "") == f'"v{resource.version}"'
