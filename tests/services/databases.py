"""Databases of our own on a Postgres that may belong to somebody else.

Their names say whose they are and when they were made: aksio_test_<run>_<purpose>, where a run is the second in which
it began and its process id.
"""

import os
import re
import time
from urllib.parse import urlsplit

from tests.services.postgres import query

FORGOTTEN_AFTER_SECONDS = 6 * 3600
_OURS = re.compile(r"aksio_test_(?P<run>(?P<began>\d+)_\d+)_\w+")


def create(server: str, name: str, *, template: str = "template0") -> str:
    """Make a database, a copy of `template`, and return its address."""
    _refuse_unless_ours(name)
    query(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return address_of(server, name)


def create_for_tests(server: str, name: str, *, template: str) -> str:
    """The same, for rows that need not outlive a power cut: a commit does not wait for the disk."""
    url = create(server, name, template=template)
    query(server, f'ALTER DATABASE "{name}" SET synchronous_commit TO off')
    return url


def drop(server: str, name: str) -> None:
    """Remove a database, even when somebody is connected. Raises PermissionError when it is not ours."""
    _refuse_unless_ours(name)
    query(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def new_run() -> str:
    """A name for a run that begins now."""
    return f"{int(time.time())}_{os.getpid()}"


def name_for(run: str, purpose: str) -> str:
    """The name of a run's database."""
    return f"aksio_test_{run}_{purpose}"


def drop_run(server: str, run: str) -> None:
    """Remove what a run made, and what runs that were killed hours ago left behind."""
    for name in names(server):
        ours = _OURS.fullmatch(name)
        if ours and (ours["run"] == run or int(ours["began"]) < time.time() - FORGOTTEN_AFTER_SECONDS):
            drop(server, name)


def refuse_unless_ours(url: str) -> str:
    """The same address, or PermissionError: whoever drops tables asks here first."""
    _refuse_unless_ours(urlsplit(url).path.removeprefix("/"))
    return url


def address_of(server: str, name: str) -> str:
    """The address of another database on the same server."""
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def names(server: str) -> list[str]:
    """Every database on this server."""
    return [row["datname"] for row in query(server, "SELECT datname FROM pg_database")]


def _refuse_unless_ours(name: str) -> None:
    if not _OURS.fullmatch(name):
        raise PermissionError(f"The database {name!r} was not made by these tests, so they leave it alone.")
