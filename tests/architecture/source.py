"""Python files as syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Source:
    """One file of the package. `name` is its path inside it."""

    name: str
    text: str

    def walk(self) -> Iterator[ast.AST]:
        """Every node of its syntax tree."""
        return ast.walk(ast.parse(self.text))

    def at(self, node: ast.stmt | ast.expr, what: str) -> str:
        """Where something is, and what."""
        return f"{self.name}:{node.lineno}: {what}"


def sources(package: Path, *layers: str) -> Iterator[Source]:
    """The files of some layers, or all of them."""
    for folder in [package / layer for layer in layers] or [package]:
        for path in sorted(folder.rglob("*.py")):
            yield Source(name=str(path.relative_to(package)), text=path.read_text())
