"""Hands the servers to the tests: one of each for the whole run, however many processes it has."""

import asyncio
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.services import databases, postgres, redis
from tests.services import kafka as brokers
from tests.services.service import Service, private_directory

_RUN, _FOLDER = "AKSIO_TEST_RUN", "AKSIO_TEST_RUN_FOLDER"

_numbers = count()


def pytest_configure(config: pytest.Config) -> None:
    """The process that starts the others names the run and makes the folder in which they tell each other things."""
    if not _is_worker(config):
        os.environ[_RUN] = databases.new_run()
        os.environ[_FOLDER] = str(private_directory("run"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which servers the run used."""
    for name, service in _services_in_use():
        terminalreporter.write_line(f"{name}: {service.origin}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave the machine as it was found."""
    if _is_worker(config):
        return
    for name, service in _services_in_use():
        if name == "postgres":
            databases.drop_run(service.url, os.environ[_RUN])
        service.stop()
    shutil.rmtree(os.environ[_FOLDER])


@pytest.fixture(scope="session")
def postgres_server() -> Service:
    """The Postgres of this run."""
    return Service.from_json(_once("postgres.service", lambda: postgres.find_or_start().to_json()))


@pytest.fixture(scope="session")
def migrated_template(postgres_server: Service) -> str:
    """The name of a database with all tables, of which copies are cheap."""
    return _once("postgres.template", lambda: _migrated(databases.create(postgres_server.url, _name("template"))))


@pytest.fixture(scope="session")
def migrated_file() -> Path:
    """A SQLite file with all tables, of which copies are cheap."""
    file = Path(os.environ[_FOLDER], "template.sqlite")
    return Path(_once("sqlite.template", lambda: _migrated(f"sqlite:///{file}")))


@pytest.fixture(scope="session")
def postgres_url(postgres_server: Service, migrated_template: str, worker_id: str) -> str:
    """A database with all tables, for every test of one process together."""
    return databases.create_for_tests(postgres_server.url, _name(worker_id), template=migrated_template)


@pytest.fixture
def fresh_postgres_url(postgres_server: Service, migrated_template: str, worker_id: str) -> Iterator[str]:
    """A database with all tables and no rows, for one test alone."""
    yield from _database_for_one_test(postgres_server.url, worker_id, migrated_template)


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A SQLite file with all tables and no rows, for one test alone."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'aksio.sqlite')}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Both kinds of database, one after the other: all tables, no rows, for one test alone."""
    url: str = request.getfixturevalue({"sqlite": "sqlite_url", "postgres": "fresh_postgres_url"}[request.param])
    return url


@pytest.fixture
def empty_postgres_url(postgres_server: Service, worker_id: str) -> Iterator[str]:
    """A database without tables, for one test alone."""
    yield from _database_for_one_test(postgres_server.url, worker_id, "template0")


@pytest.fixture(scope="session")
def redis_url(worker_id: str) -> Iterator[str]:
    """A key space of this process alone on the Redis of this run, with one key in it that says whose it is."""
    service = Service.from_json(_once("redis.service", lambda: redis.find_or_start().to_json()))
    owner = _name(worker_id)
    space = redis.lease(service.url, owner)
    yield space
    redis.release(space, owner)


@pytest.fixture(scope="session")
def kafka() -> Iterator[Service]:
    """Brokers of this process alone; topics are made by use."""
    service = brokers.start()
    yield service
    service.stop()


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def _services_in_use() -> list[tuple[str, Service]]:
    files = sorted(Path(os.environ[_FOLDER]).glob("*.service"))
    return [(file.stem, Service.from_json(file.read_text())) for file in files]


def _once(name: str, make: Callable[[], str]) -> str:
    """What `make` returned to the first process of this run that asked; the others wait for it."""
    file = Path(os.environ[_FOLDER], name)
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            file.write_text(make())
        return file.read_text()


def _name(purpose: str) -> str:
    return databases.name_for(os.environ[_RUN], purpose)


def _database_for_one_test(server: str, worker_id: str, template: str) -> Iterator[str]:
    name = _name(f"{worker_id}_{next(_numbers)}")
    yield databases.create_for_tests(server, name, template=template)
    databases.drop(server, name)


def _migrated(url: str) -> str:
    """Make all tables; the name of the database."""
    from aksio.adapters.sql.schema import Schema  # slow to import, and most test files need no database

    with ThreadPoolExecutor(1) as outside_any_loop:
        outside_any_loop.submit(asyncio.run, Schema(url).upgrade()).result()
    return urlsplit(url).path.removeprefix("/")
