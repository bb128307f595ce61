"""The OpenAPI description: Litestar's, with what it leaves out (problems, refused unknown fields)."""

from functools import lru_cache
from typing import Any

import msgspec
from litestar import Litestar, Request, Router
from litestar._openapi.schema_generation.plugins.struct import StructSchemaPlugin
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import OpenAPIRenderPlugin
from litestar.openapi.spec import Components, Schema, SecurityScheme
from litestar.typing import FieldDefinition

from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.problem import Problem
from aksio.entrypoints.http.rate_limits import UNLIMITED
from aksio.entrypoints.http.wire import Body

_ALWAYS = {"422": "Some fields are not valid.", "429": "Too often; see Retry-After.", "503": "See Retry-After."}
_REFUSED = {"401": "No valid access token, or credentials that do not fit.", "403": "Not allowed."}
_MISSING = {"404": "Something that the path or the body names is not there, or not yours."}
_WITH_TOKEN = _REFUSED | _MISSING
_WITH_EFFECT = _REFUSED | {"409": "It does not fit the present state.", "412": "It has changed since you read it."}
_WITH_BODY = {"400": "The body is malformed.", "413": "Too large.", "415": "Another content type is needed."}


class StrictBodies(StructSchemaPlugin):
    """Says that request bodies refuse unknown fields."""

    def to_openapi_schema(self, field_definition: FieldDefinition, schema_creator: Any) -> Schema:
        """Litestar's schema, closed for bodies."""
        schema: Schema = super().to_openapi_schema(field_definition, schema_creator)
        if issubclass(field_definition.type_, Body):
            schema.additional_properties = False
        return schema


@lru_cache(maxsize=4)
def document(app: Litestar) -> dict[str, Any]:
    """The whole description as plain JSON values."""
    described: dict[str, Any] = app.openapi_schema.to_schema()
    _, schemas = msgspec.json.schema_components([Problem], ref_template="#/components/schemas/{name}")
    described["components"]["schemas"].update(schemas)
    public = _public_operations(app)
    for path, item in described["paths"].items():
        for method, operation in item.items():
            if operation["operationId"] in public:
                operation["security"] = []
            _add_problems(path, method, operation)
    return described


class JsonDocument(OpenAPIRenderPlugin):
    """Serves `document` at /schema/openapi.json."""

    def __init__(self) -> None:
        super().__init__(path="/openapi.json")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The description, for clients and tools."""
        return msgspec.json.encode(document(request.app))


CONFIG = OpenAPIConfig(
    title="Aksio",
    version="1",
    description="The backend of an AI learning platform: from course material to what is remembered.",
    openapi_router=Router("/schema", route_handlers=[], opt=PUBLIC | UNLIMITED, include_in_schema=False),
    render_plugins=[JsonDocument()],
    components=Components(
        security_schemes={"bearer": SecurityScheme(type="http", scheme="bearer", bearer_format="JWT")}
    ),
    security=[{"bearer": []}],
)


def _public_operations(app: Litestar) -> set[str]:
    handlers = [handler for route in app.routes for handler in getattr(route, "route_handlers", [])]
    return {
        str(handler.operation_id)
        for handler in handlers
        if isinstance(handler, HTTPRouteHandler) and handler.opt.get("public")
    }


def _add_problems(path: str, method: str, operation: dict[str, Any]) -> None:
    """Every status that a route may answer. Litestar's own 400 has another shape than ours, so it goes."""
    responses = operation["responses"]
    responses.pop("400", None)
    problems = dict(_ALWAYS)
    if operation.get("security") != []:
        problems |= _WITH_TOKEN
    if "{" in path:
        problems |= _MISSING
    if method != "get":
        problems |= _WITH_EFFECT
    if method in ("post", "put", "patch"):
        problems |= _WITH_BODY
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, description in problems.items():
        responses.setdefault(status, {"description": description, "content": content})
