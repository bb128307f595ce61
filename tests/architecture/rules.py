"""Rules over the syntax tree: a list of forbidden libraries would only know those that one thought of."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.architecture.source import Source, sources

Rule = Callable[[Path], Iterator[str]]

CORE = ("domain", "application")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
REVISIONS = "adapters/sql/migrations/versions/"  # one revision is one file and one function, however much it makes

_CLOCKS = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today)$")
_UNFORESEEABLE_MODULES = {"os", "platform", "secrets", "socket", "time"}
_UNFORESEEABLE_NAMES = {"uuid": {"uuid1", "uuid4", "uuid6", "uuid7"}}
_FORESEEABLE_NAMES = {"random": {"Random"}}  # the same seed gives the same numbers


def only_the_standard_library(package: Path) -> Iterator[str]:
    """Domain and application import the standard library and aksio."""
    for source in sources(package, *CORE):
        for node in source.walk():
            for module, _ in _imported(node):
                if module.split(".")[0] not in {*sys.stdlib_module_names, "aksio"}:
                    yield source.at(_statement(node), f"imports {module}")


def no_clock_chance_or_environment(package: Path) -> Iterator[str]:
    """Domain and application are told the time, given their ids, and configured by arguments."""
    for source in sources(package, *CORE):
        for node in source.walk():
            yield from (source.at(_statement(node), f"imports {name}") for name in _unforeseeable_imports(node))
            if isinstance(node, ast.Attribute) and _CLOCKS.search(ast.unparse(node)):
                yield source.at(node, f"reads the clock with {ast.unparse(node)}")
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Random") and not node.args:
                yield source.at(node, "makes random numbers without a seed")


def short_files(package: Path) -> Iterator[str]:
    """Past this length a file becomes a folder of the same name."""
    for source in _written_by_people(package):
        length = len(source.text.splitlines())
        if length > LONGEST_FILE:
            yield f"{source.name}: {length} lines"


def short_functions(package: Path) -> Iterator[str]:
    """What does not fit on a screen does more than one thing."""
    for source in _written_by_people(package):
        for node in source.walk():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from _too_long(source, node)


def changes_repeat_when_raced(package: Path) -> Iterator[str]:
    """Who may name the version they saw may also name none, and then a race is nothing that they hear of."""
    for source in sources(package, *CORE):
        for node in source.walk():
            if isinstance(node, ast.AsyncFunctionDef) and _compares_versions(node) and not _repeats(node):
                yield source.at(node, f"{node.name} compares versions and does not repeat when raced")


RULES: list[Rule] = [
    only_the_standard_library,
    no_clock_chance_or_environment,
    short_files,
    short_functions,
    changes_repeat_when_raced,
]


def _written_by_people(package: Path) -> Iterator[Source]:
    return (source for source in sources(package) if not source.name.startswith(REVISIONS))


def _imported(node: ast.AST) -> Iterator[tuple[str, str | None]]:
    """The modules that a statement imports, with the name taken out of each."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, None) for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        yield from (("." * node.level + (node.module or ""), alias.name) for alias in node.names)


def _unforeseeable_imports(node: ast.AST) -> Iterator[str]:
    for module, name in _imported(node):
        if module in _UNFORESEEABLE_MODULES or name in _UNFORESEEABLE_NAMES.get(module, ()):
            yield f"{name} from {module}" if name else module
        if module in _FORESEEABLE_NAMES and name not in _FORESEEABLE_NAMES[module]:
            yield f"{name} from {module}" if name else module


def _too_long(source: Source, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if length > LONGEST_FUNCTION:
        yield source.at(node, f"{node.name} has {length} lines")


def _compares_versions(function: ast.AsyncFunctionDef) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "require_version" for node in ast.walk(function))


def _repeats(function: ast.AsyncFunctionDef) -> bool:
    return "repeats_when_raced" in map(ast.unparse, function.decorator_list)


def _statement(node: ast.AST) -> ast.stmt:
    assert isinstance(node, ast.stmt)
    return node
