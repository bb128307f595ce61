"""Each import contract of pyproject.toml is broken once on purpose, in a small package of the same shape."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CONTEXTS = ("accounts", "assessments", "billing", "chat", "courses", "learning", "notifications")

PACKAGES = [
    *(f"{layer}/{context}" for layer in ("domain", "application") for context in ("shared", *CONTEXTS)),
    *("adapters/sql", "adapters/openai", "adapters/bridges"),
    *("entrypoints/composition", "entrypoints/http", "entrypoints/cli", "entrypoints/worker"),
]

LEGAL = {
    "domain/courses/course.py": "import aksio.domain.shared",
    "application/courses/create_course.py": "import aksio.domain.courses.course, aksio.application.shared",
    "adapters/sql/courses.py": "import aksio.domain.courses.course, aksio.domain.accounts",
    "adapters/bridges/passages.py": "import aksio.application.courses.create_course, aksio.application.assessments",
    "entrypoints/composition/container.py": "import aksio.adapters.sql.courses, aksio.adapters.bridges.passages",
    "entrypoints/http/app.py": "import aksio.entrypoints.composition.container, aksio.application.courses",
    "entrypoints/cli/main.py": "import aksio.entrypoints.composition.container",
    "entrypoints/worker/main.py": "import aksio.entrypoints.composition.container",
    "entrypoints/serving.py": "import aksio.entrypoints.http.app, aksio.entrypoints.worker.main",
}

VIOLATIONS = {
    "layers": {
        "domain/courses/outward.py": "import aksio.application.courses",
        "application/courses/outward.py": "import aksio.adapters.sql",
        "adapters/sql/outward.py": "import aksio.entrypoints.composition",
        "utils/__init__.py": "",
    },
    "contexts": {
        "domain/courses/crossing.py": "import aksio.domain.accounts",
        "application/courses/crossing.py": "import aksio.application.accounts",
        "application/assessments/reaching_down.py": "import aksio.domain.accounts",
    },
    "shared": {
        "domain/shared/knowing.py": "import aksio.domain.courses.course",
        "application/shared/knowing.py": "import aksio.application.accounts",
    },
    "technologies": {
        "adapters/openai/mixed.py": "import aksio.adapters.sql",
        "adapters/bridges/mixed.py": "import aksio.adapters.sql.courses",
    },
    "composition": {
        "entrypoints/http/concrete.py": "import aksio.adapters.sql.courses",
        "entrypoints/cli/concrete.py": "import aksio.adapters.openai",
        "entrypoints/serving.py": "import aksio.adapters.bridges",
    },
    "entrypoints": {
        "entrypoints/worker/sideways.py": "import aksio.entrypoints.http.app",
        "entrypoints/http/sideways.py": "import aksio.entrypoints.cli.main",
        "entrypoints/cli/sideways.py": "import aksio.entrypoints.http.app",
        "entrypoints/cli/upwards.py": "import aksio.entrypoints.serving",
        "entrypoints/composition/upwards.py": "import aksio.entrypoints.http.app",
        "entrypoints/grpc/__init__.py": "",
    },
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package that keeps every contract."""
    for name in ["", "domain", "application", "adapters", "entrypoints", *PACKAGES]:
        _write(tmp_path / "aksio" / name / "__init__.py", "")
    for name, code in LEGAL.items():
        _write(tmp_path / "aksio" / name, code)
    return tmp_path / "aksio"


def test_a_package_of_this_shape_keeps_the_contracts(package: Path) -> None:
    status, output = _check(package)
    assert status == 0, output
    assert f"Analyzed {len(list(package.rglob('*.py')))} files" in output


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_every_violation_of_a_contract_is_named(package: Path, contract: str) -> None:
    for file, code in VIOLATIONS[contract].items():
        _write(package / file, code)
    status, output = _check(package, "--contract", contract)
    assert status == 1
    assert [file for file in VIOLATIONS[contract] if _module(file) not in output] == []


def test_every_contract_is_seen_to_break() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert [contract["id"] for contract in contracts] == list(VIOLATIONS)


def _check(package: Path, *options: str) -> tuple[int, str]:
    """Run the checker with our contracts on another package named aksio."""
    program = Path(sys.executable).with_name("lint-imports")
    command: list[str | Path] = [program, "--no-logo", "--no-cache", "--config", ROOT / "pyproject.toml", *options]
    done = subprocess.run(command, cwd=package.parent, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _module(file: str) -> str:
    return "aksio." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _write(path: Path, code: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code)
