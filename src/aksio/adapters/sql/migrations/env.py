"""Alembic runs this file; `schema.py` says on which connection."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import JSON, Connection, text

from aksio.adapters.sql.tables import metadata
from aksio.adapters.sql.tables.metadata import Instant

_LOCK_TIMEOUT = "4s"
"""A migration that waits for a lock makes everybody behind it wait: better to give up and try again."""


def _render(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Our own column types by their names, so that revisions stay readable."""
    if kind != "type":
        return False
    return "Instant()" if isinstance(item, Instant) else "Json" if isinstance(item, JSON) else False


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET lock_timeout = '{_LOCK_TIMEOUT}'"))
        connection.execute(text("SET statement_timeout = 0"))
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=context.get_head_revision() is not None,
        render_item=_render,
        compare_type=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


_migrate(context.config.attributes["connection"])
