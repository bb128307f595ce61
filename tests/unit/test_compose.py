"""docker-compose.yml names services, commands and variables that there are."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from aksio.entrypoints.cli.main import cli
from aksio.entrypoints.composition.production import NEEDED
from aksio.entrypoints.composition.settings import Settings, variable

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"
COMPOSE: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service.get("command", [""])[0] == "aksio"}
VARIABLES = {variable(name) for name in Settings.__struct_fields__}


def test_everything_that_production_consists_of_is_there() -> None:
    assert set(OURS) == {"migrate", "web-1", "web-2", "worker", "celery", "celery-long-work", "beat"}
    assert set(SERVICES) - set(OURS) == {"proxy", "retrieval", "postgres", "redis", "kafka", "mailpit"}


@pytest.mark.parametrize("name", OURS)
def test_every_command_of_ours_exists(name: str) -> None:
    words = OURS[name]["command"][1:]
    answer = CliRunner().invoke(cli, [*words, "--help"])
    assert answer.exit_code == 0, answer.output


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_a_setting_with_a_good_value(name: str) -> None:
    given = {each: str(value) for each, value in OURS[name]["environment"].items()}
    assert set(given) <= VARIABLES
    Settings.read({each: value for each, value in given.items() if "${" not in value})


def test_everything_that_can_be_given_from_outside_is_described() -> None:
    described = set(re.findall(r"`([A-Z_]+)`", (ROOT / "README.md").read_text(encoding="utf-8")))
    asked_for = set(re.findall(r"\$\{([A-Z_]+)", FILE.read_text(encoding="utf-8")))
    assert asked_for
    assert asked_for <= described


def test_images_of_others_are_those_of_a_version() -> None:
    tags = [service["image"].partition(":")[2] for service in SERVICES.values() if service["image"] != "aksio"]
    assert tags
    assert all(re.match(r"v?\d", tag) for tag in tags), tags


def test_each_of_our_processes_can_be_given_what_production_needs() -> None:
    needed = {variable(name) for name in NEEDED}
    assert all(needed <= set(service["environment"]) for service in OURS.values())


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_service_that_stays_says_whether_it_is_well_and_comes_back(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_whatever_is_waited_for_or_kept_is_there() -> None:
    waited_for = {each for service in SERVICES.values() for each in service.get("depends_on", {})}
    kept = {each.split(":")[0] for service in SERVICES.values() for each in service.get("volumes", [])}
    assert waited_for <= set(SERVICES)
    assert {each for each in kept if not each.startswith("./")} == set(COMPOSE["volumes"])
    assert all((ROOT / each).exists() for each in kept if each.startswith("./"))


def test_the_image_is_built_from_the_lock_and_does_not_run_as_root() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    last_stage = lines[max(number for number, line in enumerate(lines) if line.startswith("FROM")) :]
    assert any("--require-hashes -r requirements/run.txt" in line for line in lines)
    assert "USER aksio" in last_stage


def test_docker_accepts_the_file() -> None:
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("this machine's docker has no compose; the other tests here read the file themselves")
    subprocess.run([docker, "compose", "-f", FILE, "config", "--quiet"], check=True, timeout=60)
