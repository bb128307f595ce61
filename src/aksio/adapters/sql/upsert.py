"""INSERT for rows that may be there already, in the words that SQLite and Postgres share."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(table: Table, changing: Iterable[str], *, dialect: str) -> Any:
    """INSERT that changes these columns of rows that are there, or leaves such rows alone when there are none."""
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    keys = list(table.primary_key.columns)
    changes = {name: insert.excluded[name] for name in changing}
    if not changes:
        return insert.on_conflict_do_nothing(index_elements=keys)
    return insert.on_conflict_do_update(index_elements=keys, set_=changes)
