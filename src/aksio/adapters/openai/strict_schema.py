"""JSON schemas of msgspec structs in the strict dialect of structured outputs.

Strict means: every object closed, every property required (absence is null), no defaults, and no `$ref` at the root.
"""

from typing import Any

import msgspec


def strict_schema(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The schema of `kind`, with the definitions that it needs below `$defs`."""
    (root,), definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    name = root["$ref"].rsplit("/", 1)[-1]
    schema: dict[str, Any] = _strict(definitions.pop(name))
    if definitions:
        schema["$defs"] = {key: _strict(value) for key, value in definitions.items()}
    return schema


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    strict = {key: _strict(value) for key, value in node.items() if key not in ("title", "default", "properties")}
    if "properties" in node:
        strict["properties"] = {name: _strict(value) for name, value in node["properties"].items()}
        strict["required"] = list(node["properties"])
        strict["additionalProperties"] = False
    return strict
