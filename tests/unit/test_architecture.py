"""Every rule of the house, kept by the code and seen to break on purpose."""

import tomllib
from pathlib import Path

import pytest

from tests.architecture.rules import (
    RULES,
    Rule,
    changes_repeat_when_raced,
    no_clock_chance_or_environment,
    only_the_standard_library,
    short_files,
    short_functions,
)

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "aksio"

VIOLATIONS: list[tuple[Rule, str]] = [
    (only_the_standard_library, "import msgspec"),
    (only_the_standard_library, "from sqlalchemy.orm import Session"),
    (only_the_standard_library, "def late():\n    import structlog"),
    (only_the_standard_library, "from .sibling import thing"),
    (no_clock_chance_or_environment, "from datetime import datetime\nnow = datetime.now()"),
    (no_clock_chance_or_environment, "import datetime as dt\ndef f(now=None): return now or dt.datetime.utcnow()"),
    (no_clock_chance_or_environment, "from datetime import date\nclock = date.today"),
    (no_clock_chance_or_environment, "import time"),
    (no_clock_chance_or_environment, "from time import monotonic"),
    (no_clock_chance_or_environment, "import random"),
    (no_clock_chance_or_environment, "from random import choice"),
    (no_clock_chance_or_environment, "from random import Random\nchance = Random()"),
    (no_clock_chance_or_environment, "from secrets import token_hex"),
    (no_clock_chance_or_environment, "from uuid import uuid4"),
    (no_clock_chance_or_environment, "from os import environ"),
    (short_files, "x = 1\n" * 301),
    (short_functions, "def f():\n" + "    x = 1\n" * 40),
    (changes_repeat_when_raced, "async def f(course, seen):\n    course.require_version(seen)"),
    (short_functions, "class A:\n    async def f(self):\n" + "        x = 1\n" * 40),
]

ALLOWED = """
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from uuid import UUID

from aksio.domain.shared.errors import Invalid

@repeats_when_raced
async def edit(course, expected_version):
    course.require_version(expected_version)

def shuffled(items, seed, now: datetime, clock):
    Random(seed).shuffle(items)
    return datetime.fromisoformat("2026-01-01"), clock.now()
"""


@pytest.mark.parametrize("rule", RULES)
def test_the_code_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(PACKAGE)) == []


@pytest.mark.parametrize("layer", ["domain", "application"])
@pytest.mark.parametrize(("rule", "code"), VIOLATIONS)
def test_the_rule_can_fail(rule: Rule, code: str, layer: str, tmp_path: Path) -> None:
    file = tmp_path / layer / "courses" / "course.py"
    file.parent.mkdir(parents=True)
    file.write_text(code)
    assert len(list(rule(tmp_path))) == 1


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_allows_what_is_harmless(rule: Rule, tmp_path: Path) -> None:
    (tmp_path / "domain").mkdir()
    (tmp_path / "domain" / "course.py").write_text(ALLOWED)
    assert list(rule(tmp_path)) == []


def test_every_rule_is_seen_to_fail() -> None:
    assert {rule for rule, _ in VIOLATIONS} == set(RULES)


@pytest.mark.parametrize("layer", ["domain", "application"])
def test_every_context_stands_in_the_import_contracts(layer: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = {contract["id"]: contract.get("modules", contract.get("forbidden_modules")) for contract in contracts}
    contexts = {
        f"aksio.{layer}.{path.name}" for path in (PACKAGE / layer).iterdir() if (path / "__init__.py").exists()
    } - {f"aksio.{layer}.shared"}
    assert contexts <= set(named["contexts"])
    assert contexts <= set(named["shared"])
