import asyncpg
import pytest

from tests.services import databases, postgres
from tests.services.service import NoService, Service


async def tables_of(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    finally:
        await connection.close()
    return {row["tablename"] for row in rows}


async def test_an_empty_database_is_ours_and_has_no_tables(empty_postgres_url: str) -> None:
    assert databases.refuse_unless_ours(empty_postgres_url)
    assert await tables_of(empty_postgres_url) == set()


async def test_a_fresh_database_has_every_table(fresh_postgres_url: str, postgres_url: str) -> None:
    assert fresh_postgres_url != postgres_url
    assert await tables_of(fresh_postgres_url) == await tables_of(postgres_url)


@pytest.mark.parametrize("name", ["postgres", "aksio", "aksio_test", "aksio_test_1_2_", "my_aksio_test_1_2_x"])
def test_a_database_of_somebody_else_is_left_alone(postgres_server: Service, name: str) -> None:
    url = databases.address_of(postgres_server.url, name)
    with pytest.raises(PermissionError):
        databases.refuse_unless_ours(url)
    with pytest.raises(PermissionError):
        databases.drop(postgres_server.url, name)


def test_a_run_takes_its_databases_away_with_it(postgres_server: Service) -> None:
    before = set(databases.names(postgres_server.url))
    mine, other = databases.name_for("9999999999_1", "mine"), databases.name_for("9999999999_2", "other")
    databases.create(postgres_server.url, mine)
    databases.create(postgres_server.url, other)
    databases.drop_run(postgres_server.url, "9999999999_1")
    left = set(databases.names(postgres_server.url))
    databases.drop(postgres_server.url, other)
    assert mine not in left
    assert other in left
    assert "postgres" in before & left


def test_databases_that_a_killed_run_left_behind_are_removed_hours_later(postgres_server: Service) -> None:
    forgotten = databases.name_for("1000000000_1", "forgotten")
    databases.create(postgres_server.url, forgotten)
    databases.drop_run(postgres_server.url, "9999999999_1")
    assert forgotten not in databases.names(postgres_server.url)


def test_a_named_server_that_does_not_answer_is_never_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(postgres.VARIABLE, "postgresql://postgres@127.0.0.1:1/postgres")
    with pytest.raises(NoService, match=postgres.VARIABLE):
        postgres.find_or_start()


def test_a_server_can_be_started_from_the_programs_at_hand() -> None:
    server = postgres.start()
    try:
        assert "postgres" in databases.names(server.url)
    finally:
        server.stop()
    with pytest.raises(OSError, match="Connect call failed"):
        databases.names(server.url)
