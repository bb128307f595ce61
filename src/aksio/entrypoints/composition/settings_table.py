"""Every setting as a table for the README, read off the settings type itself."""

import ast
import inspect
from typing import get_type_hints

from aksio.entrypoints.composition.settings import Settings, variable


def settings_table() -> str:
    """Markdown: variable, default, what it is for. Raises ValueError for a setting that nobody explained."""
    meanings = _meanings()
    lines = ["| variable | default | what it is for |", "|---|---|---|"]
    for name in get_type_hints(Settings):
        if name not in meanings:
            raise ValueError(f"{name} has no line that says what it is for.")
        lines.append(f"| `{variable(name)}` | {_default(name)} | {meanings[name]} |")
    return "\n".join(lines) + "\n"


def _meanings() -> dict[str, str]:
    """The string below each field of the class."""
    (definition,) = ast.parse(inspect.getsource(Settings)).body
    assert isinstance(definition, ast.ClassDef)
    found: dict[str, str] = {}
    for field, below in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            found[field.target.id] = " ".join(str(ast.literal_eval(below.value)).split())
    return found


def _default(name: str) -> str:
    default = getattr(Settings(), name)
    return "" if default is None or default == () else f"`{default}`"
