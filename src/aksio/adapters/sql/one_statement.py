"""Several writes as one Postgres statement, so that a commit is one round trip instead of two more than its writes.

Postgres runs data-modifying CTEs (WITH w0 AS (UPDATE … RETURNING …), w1 AS (INSERT …) SELECT …) as one atomic
statement. When one write is guarded (an update that must find its row) the inserts are made to depend on it: a guard
that misses leaves nothing behind, and the count that comes back says so.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Table, TextClause, bindparam, text

from aksio.adapters.sql.writes import Delete, Insert, Update, Write, guard_of

_MOST_ROWS = 8


def fits_one_statement(writes: Sequence[Write]) -> bool:
    """Only inserts of a few rows, and at most one guarded update or delete."""
    guards = [write for write in writes if not isinstance(write, Insert)]
    rows = sum(len(write.rows) for write in writes if isinstance(write, Insert))
    return (
        len(writes) > 0
        and rows <= _MOST_ROWS
        and len(guards) <= 1
        and all(isinstance(guard, Update | Delete) and guard_of(guard) is not None for guard in guards)
    )


def one_statement(writes: Sequence[Write]) -> tuple[TextClause, dict[str, Any], Write | None]:
    """The statement, its parameters, and the guard. Where there is a guard it returns one row: how often it hit."""
    ordered = sorted(writes, key=lambda write: isinstance(write, Insert))
    guard = None if isinstance(ordered[0], Insert) else ordered[0]
    parameters: dict[str, Any] = {}
    for number, write in enumerate(ordered):
        parameters.update(_parameters(number, write))
    return _compose(tuple(_shape(write) for write in ordered)), parameters, guard


def _shape(write: Write) -> tuple[Any, ...]:
    if isinstance(write, Insert):
        return ("insert", write.table, tuple(write.rows[0]), len(write.rows))
    if isinstance(write, Update):
        return ("update", write.table, tuple(write.values), tuple(write.where))
    assert isinstance(write, Delete)
    return ("delete", write.table, (), tuple(write.where))


def _parameters(number: int, write: Write) -> dict[str, Any]:
    if isinstance(write, Insert):
        return {
            f"w{number}_{row}_{name}": value for row, values in enumerate(write.rows) for name, value in values.items()
        }
    assert isinstance(write, Update | Delete)
    found = {f"w{number}_where_{name}": value for name, value in write.where.items()}
    if isinstance(write, Update):
        found |= {f"w{number}_set_{name}": value for name, value in write.values.items()}
    return found


@lru_cache(maxsize=512)
def _compose(shapes: tuple[tuple[Any, ...], ...]) -> TextClause:
    """Made once a shape (kind, table, columns, rows of an insert or names in WHERE): a request only binds values."""
    binds: dict[str, Any] = {}
    guarded = shapes[0][0] != "insert"
    steps = [_step(number, shape, binds, depends=guarded and number > 0) for number, shape in enumerate(shapes)]
    answer = "SELECT count(*) FROM w0" if guarded else "SELECT 1"
    sql = "WITH " + ",\n".join(f"w{number} AS ({step})" for number, step in enumerate(steps)) + f"\n{answer}"
    return text(sql).bindparams(*(bindparam(name, type_=type_) for name, type_ in binds.items()))


def _step(number: int, shape: tuple[Any, ...], binds: dict[str, Any], *, depends: bool) -> str:
    kind, table, columns, rest = shape
    if kind == "insert":
        return _insert(number, table, columns, rest, binds, depends=depends)
    where = " AND ".join(f'"{name}" = {_bind(f"w{number}_where_{name}", table, name, binds)}' for name in rest)
    if kind == "delete":
        return f'DELETE FROM "{table.name}" WHERE {where} RETURNING 1'
    values = ", ".join(f'"{name}" = {_bind(f"w{number}_set_{name}", table, name, binds)}' for name in columns)
    return f'UPDATE "{table.name}" SET {values} WHERE {where} RETURNING 1'


def _insert(
    number: int, table: Table, columns: tuple[str, ...], rows: int, binds: dict[str, Any], *, depends: bool
) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    condition = " WHERE EXISTS (SELECT 1 FROM w0)" if depends else ""
    selects = [
        "SELECT " + ", ".join(_bind(f"w{number}_{row}_{name}", table, name, binds) for name in columns) + condition
        for row in range(rows)
    ]
    return f'INSERT INTO "{table.name}" ({names}) ' + " UNION ALL ".join(selects)


def _bind(name: str, table: Table, column: str, binds: dict[str, Any]) -> str:
    binds[name] = table.c[column].type
    return f":{name}"
