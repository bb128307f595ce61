"""Columns of every table of long work: who has it in hand, what it cost, and why it failed."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, Uuid

from aksio.adapters.sql.tables.metadata import Instant


def long_work_columns() -> list[Column[object]]:
    """New ones for each table, which gets its index from `index_what_is_due`."""
    return [
        Column("model", String(100)),
        Column("calls", Integer, nullable=False),
        Column("input_tokens", Integer, nullable=False),
        Column("output_tokens", Integer, nullable=False),
        Column("cost_micros", BigInteger, nullable=False, comment="Millionths of a US dollar"),
        Column("lease_token", Uuid, comment="Whoever works on it shows this"),
        Column("lease_expires_at", Instant),
        Column("resume_at", Instant),
        Column("due_at", Instant, comment="When it needs a worker again; absent once it is over"),
        Column("pauses", Integer, nullable=False),
        Column("failure_code", String(100)),
        Column("failure_detail", Text),
    ]


def index_what_is_due(table: Table) -> None:
    """Only what is not over."""
    due = table.c.due_at
    Index(f"ix_{table.name}_due", due, postgresql_where=due.is_not(None), sqlite_where=due.is_not(None))
