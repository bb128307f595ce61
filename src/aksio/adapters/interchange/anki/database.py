"""Opens a SQLite file that a stranger made.

The file is data, and SQLite files can hold code: views, triggers, virtual tables, generated columns, and pages linked
in circles. So it is opened read-only, only plain tables are read, only reading is authorised, and work is counted.
Source: sqlite.org, "Defense Against The Dark Arts".
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from aksio.application.assessments.interchange.interchange_ports import UnreadableFile

_MAGIC = b"SQLite format 3\0"
_LONGEST_VALUE = 16 * 1024 * 1024
_STEPS_BETWEEN_CALLS = 10_000
_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -8192",
    "PRAGMA temp_store = FILE",
)
_COMPUTED_COLUMNS = """
    SELECT 1 FROM sqlite_master AS part, pragma_table_xinfo(part.name) AS property
    WHERE part.type = 'table' AND property.hidden > 1 LIMIT 1
"""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


@contextmanager
def opened(path: Path, *, steps: int) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, and works for `steps` steps of the SQLite machine at most.

    SQLite's own complaints become UnreadableFile, in the whole block.
    """
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise UnreadableFile.because("not_a_database", "The collection in this .apkg file is no SQLite database.")
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as connection:
            _fence(connection, steps)
            yield connection
    except (sqlite3.Error, UnicodeDecodeError):  # the latter from complaints that quote a damaged schema
        raise UnreadableFile.because("broken_database", "The collection in this .apkg file is damaged.") from None


def require_tables(connection: sqlite3.Connection, *names: str) -> None:
    """Raises UnreadableFile unless each is a plain table: a view or a virtual table runs code of its maker."""
    plain = plain_tables(connection)
    missing = [name for name in names if name not in plain]
    if missing:
        raise UnreadableFile.because("no_collection", f"The collection in this .apkg file has no table {missing[0]}.")


def plain_tables(connection: sqlite3.Connection) -> set[str]:
    """The names of the tables that store rows and do nothing else."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
    return {str(name) for (name,) in rows}


def _fence(connection: sqlite3.Connection, steps: int) -> None:
    for category, limit in _LIMITS.items():
        connection.setlimit(category, limit)
    connection.text_factory = _decoded
    connection.create_collation("unicase", _compare_caseless)
    for setting in _SETTINGS:
        connection.execute(setting)
    calls = iter(range(steps // _STEPS_BETWEEN_CALLS))
    connection.set_progress_handler(lambda: next(calls, None) is None, _STEPS_BETWEEN_CALLS)
    computed = connection.execute(_COMPUTED_COLUMNS).fetchone()
    if computed or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise UnreadableFile.because("broken_database", "The collection in this .apkg file is damaged.")
    connection.set_authorizer(_reading_only)


def _reading_only(action: int, _: str | None, name: str | None, *__: str | None) -> int:
    counts = action == sqlite3.SQLITE_FUNCTION and name == "count"
    reads = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
    return sqlite3.SQLITE_OK if reads or counts else sqlite3.SQLITE_DENY


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _compare_caseless(one: str, other: str) -> int:
    """Anki's own order for names; its tables cannot be read without one."""
    one, other = one.casefold(), other.casefold()
    return (one > other) - (one < other)
