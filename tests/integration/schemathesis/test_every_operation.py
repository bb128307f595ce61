"""Random requests to every operation of the OpenAPI description, against a real server.

No answer may be a 5xx, have a status or a shape that is not described, or take what the description forbids.
`schemathesis` runs as a process of its own: its examples, its boundary values, random ones, and chains of requests.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.integration.schemathesis.owner import Owner

ROOT = Path(__file__).parents[3]
CONFIG = Path(__file__).with_name("schemathesis.toml")
CASES = 10_000
END_SESSIONS = ["logOutEverywhere", "eraseMe"]
"""After one of these its owner can do nothing more, so each gets an owner of its own."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("operation", [None, *END_SESSIONS])
def test_every_answer_is_as_described(server: str, operation: str | None) -> None:
    only = [f"--include-operation-id={operation}"] if operation else []
    without = [] if operation else [f"--exclude-operation-id={name}" for name in END_SESSIONS]
    report = run(server, f"{server}/schema/openapi.json", *only, *without)
    assert report.returncode == 0, report.stdout + report.stderr
    [generated] = re.findall(r"(\d+) generated", report.stdout)
    assert int(generated) >= (1 if operation else CASES)


def test_an_answer_that_is_not_as_described_is_noticed(server: str, tmp_path: Path) -> None:
    description = httpx.get(f"{server}/schema/openapi.json").json()
    courses = description["paths"]["/api/v1/courses"]["get"]["responses"]
    courses["200"]["content"]["application/json"]["schema"] = {"type": "array"}
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(description))
    report = run(server, str(file), "--include-operation-id=listCourses", "--phases=fuzzing")
    assert report.returncode == 1, report.stdout + report.stderr
    assert "Response violates schema" in report.stdout


def run(server: str, description: str, *options: str) -> subprocess.CompletedProcess[str]:
    """`schemathesis run` as somebody new."""
    owner = Owner.register(server)
    program: list[str | Path] = [Path(sys.executable).with_name("schemathesis"), "--config-file", CONFIG, "run"]
    fixed = [f"--url={server}", f"--seed={os.environ['AKSIO_TEST_SEED']}", "--no-color"]
    headers = ["-H", f"Authorization: Bearer {owner.token}"]
    variables = {"OWNED_IDS": json.dumps(owner.ids), "PYTHONPATH": str(ROOT)}
    command = [*program, description, *fixed, *headers, *options]
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=False)
