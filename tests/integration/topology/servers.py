"""Postgres, Redis and Kafka of our own, since we are going to kill them."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.integration.topology.program import Killable
from tests.services import kafka, postgres, redis
from tests.services.service import free_port, private_directory


def postgres_of_our_own() -> tuple[Killable, str]:
    """A new cluster, not started yet, and its address. Killed with SIGQUIT it recovers as after a crash."""
    programs, owner, directory = postgres.programs_for_a_new_cluster()
    data, port = directory / "data", free_port()
    subprocess.run(
        [programs / "initdb", "-D", data, *postgres.CLUSTER],
        cwd=directory, user=owner, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    command = [programs / "postgres", "-D", data, "-k", directory, "-h", "127.0.0.1", "-p", str(port), *postgres.FAST]
    address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
    (directory / "postgres.log").touch()
    return Killable("postgres", command, directory, lambda: postgres.answers(address), user=owner), address


def redis_of_our_own(directory: Path) -> tuple[Killable, str]:
    """It keeps nothing: killed, it has forgotten everything."""
    port = free_port()
    program = shutil.which("redis-server")
    if program:
        command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    else:
        command = [sys.executable, "-c", redis.FAKE, str(port)]
    return Killable("redis", command, directory, _listens(port)), f"redis://127.0.0.1:{port}"


def kafka_of_our_own() -> Killable:
    """Brokers in memory: they can be made silent, not killed, or they would forget what they acknowledged."""
    directory = private_directory("kafka")
    return Killable("kafka", [sys.executable, "-c", kafka.BROKERS], directory, (directory / "addresses").exists)


def hard(kind: str) -> signal.Signals:
    """How to stop it hard. A Postgres whose main process alone is killed is held up by its own children."""
    return signal.SIGQUIT if kind == "postgres" else signal.SIGKILL


def _listens(port: int) -> Callable[[], bool]:
    def look() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    return look
