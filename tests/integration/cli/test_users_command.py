import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aksio.entrypoints.cli.users_command import command
from tests.integration.http_client import PASSWORD


@pytest.fixture
def environment(sqlite_url: str, tmp_path: Path) -> dict[str, str]:
    """A fresh database for commands."""
    return {"AKSIO_DATABASE_URL": sqlite_url, "AKSIO_DATA_DIR": str(tmp_path), "AKSIO_ADMIN_PASSWORD": PASSWORD}


def aksio_users(environment: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env=environment)


def test_an_administrator_is_created_and_listed(environment: dict[str, str]) -> None:
    created = aksio_users(environment, "create-admin", "--email", "root@example.org", "--json")
    assert created.exit_code == 0, created.output
    assert json.loads(created.output)["role"] == "admin"
    listed = aksio_users(environment, "list", "--json")
    assert [account["email"] for account in json.loads(listed.output)] == ["root@example.org"]
    assert "root@" in aksio_users(environment, "list", "--search", "ROOT").output
    assert json.loads(aksio_users(environment, "list", "--search", "nobody", "--json").output) == []


def test_a_bad_password_is_refused(environment: dict[str, str]) -> None:
    refused = aksio_users(
        {**environment, "AKSIO_ADMIN_PASSWORD": "password"}, "create-admin", "--email", "a@example.org"
    )
    assert refused.exit_code != 0
    assert json.loads(aksio_users(environment, "list", "--json").output) == []


def test_the_password_is_never_repeated(environment: dict[str, str]) -> None:
    assert PASSWORD not in aksio_users(environment, "create-admin", "--email", "root@example.org").output
