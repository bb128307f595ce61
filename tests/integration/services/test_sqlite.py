import sqlite3


def tables_of(url: str) -> list[str]:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def test_a_file_has_every_table(sqlite_url: str) -> None:
    assert {"outbox", "claims"} <= set(tables_of(sqlite_url))
