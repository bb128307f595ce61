"""The schema's history works in both directions, on both databases, and ends where the tables are."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import create_async_engine

from aksio.adapters.sql.database import driver_url
from aksio.adapters.sql.schema import Schema
from aksio.adapters.sql.tables import metadata
from aksio.domain.shared.errors import Unavailable


async def test_every_revision_goes_up_and_down_and_up_again(url: str) -> None:
    schema = Schema(url)
    revisions = [revision for revision, _ in reversed(await schema.history())]
    before = "base"
    for revision in revisions:
        await schema.upgrade(revision)
        tables = await snapshot(url)
        await schema.downgrade(before)
        assert await schema.current() == (None if before == "base" else before)
        await schema.upgrade(revision)
        assert await schema.current() == revision
        assert await snapshot(url) == tables
        before = revision


async def test_nothing_is_left_before_the_first_revision(url: str) -> None:
    schema = Schema(url)
    await schema.upgrade()
    assert set(await snapshot(url)) == set(metadata.tables)
    await schema.downgrade("base")
    assert await snapshot(url) == {}


async def test_the_newest_revision_makes_the_tables_of_the_code(url: str) -> None:
    await Schema(url).upgrade()
    assert await run(url, differences) == []


async def test_a_column_that_no_revision_makes_is_noticed(url: str) -> None:
    await Schema(url).upgrade()
    await run(url, lambda connection: connection.exec_driver_sql("ALTER TABLE claims ADD COLUMN forgotten INTEGER"))
    assert len(await run(url, differences)) == 1


async def test_upgrading_twice_changes_nothing(url: str) -> None:
    await Schema(url).upgrade()
    before = await snapshot(url)
    await Schema(url).upgrade()
    assert await snapshot(url) == before


async def snapshot(url: str) -> dict[str, Any]:
    """Tables with their columns, keys and indexes."""
    tables: dict[str, Any] = await run(url, described)
    return tables


def described(connection: Connection) -> dict[str, Any]:
    seen = inspect(connection)
    return {
        table: {
            "columns": [
                (column["name"], str(column["type"]), column["nullable"]) for column in seen.get_columns(table)
            ],
            "indexes": sorted(
                (index["name"], index["column_names"], index["unique"]) for index in seen.get_indexes(table)
            ),
            "foreign keys": sorted(str(key) for key in seen.get_foreign_keys(table)),
        }
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


def differences(connection: Connection) -> list[Any]:
    found: list[Any] = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
    return found


async def run(url: str, work: Any) -> Any:
    engine = create_async_engine(driver_url(url))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


async def test_a_database_that_is_away_is_said_to_be_away() -> None:
    with pytest.raises(Unavailable):
        await Schema("postgresql://aksio@127.0.0.1:1/aksio").upgrade()
