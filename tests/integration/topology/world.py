"""Everything that runs in production, for real, on this machine: five kinds of our own processes, and three servers."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from aksio.adapters.sql.schema import Schema
from tests.integration.topology.program import Killable
from tests.integration.topology.servers import hard, kafka_of_our_own, postgres_of_our_own, redis_of_our_own
from tests.services.service import free_port, private_directory
from tests.standin.stripe_server import API_KEY, WEBHOOK_SECRET, StripeStandIn, stripe_stand_in

LEASE_SECONDS = 3
_AKSIO = (sys.executable, "-m", "aksio.entrypoints.cli.main")


@dataclass
class World:
    """Servers by kind, and our own processes by name. Two of those that may be two. Stripe is not ours to kill."""

    directory: Path = field(default_factory=lambda: private_directory("topology"))
    servers: dict[str, Killable] = field(default_factory=dict)
    processes: dict[str, Killable] = field(default_factory=dict)
    stripe: StripeStandIn = field(default_factory=StripeStandIn)
    webs: list[str] = field(default_factory=list)
    database_url: str = ""
    bootstrap_servers: str = ""
    _open: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        """Until everything is ready."""
        self.servers["postgres"], self.database_url = postgres_of_our_own()
        self.servers["redis"], redis_url = redis_of_our_own(self.directory)
        self.servers["kafka"] = kafka_of_our_own()
        _start_all(self.servers.values())
        self.bootstrap_servers = (self.servers["kafka"].directory / "addresses").read_text()
        with ThreadPoolExecutor(1) as outside_any_loop:
            outside_any_loop.submit(asyncio.run, Schema(self.database_url).upgrade()).result()
        self.stripe = self._open.enter_context(stripe_stand_in())
        self._plan(redis_url)
        self._put_plans_on_sale()
        _start_all(self.processes.values())

    def end(self) -> None:
        """Whatever state it is in."""
        self._open.close()
        for program in [*self.processes.values(), *self.servers.values()]:
            if program.process is not None and program.process.poll() is None:
                program.tell(signal.SIGCONT)
            program.end()
        for directory in {program.directory for program in [*self.servers.values(), *self.processes.values()]}:
            shutil.rmtree(directory, ignore_errors=True)

    def kill(self, name: str) -> None:
        """Hard, and started again at once."""
        program = self.processes.get(name) or self.servers[name]
        program.end(hard(name))
        program.start()
        program.wait_until_ready()

    async def silence_kafka(self, seconds: float) -> None:
        """Its brokers say nothing for a while."""
        self.servers["kafka"].tell(signal.SIGSTOP)
        await asyncio.sleep(seconds)
        self.servers["kafka"].tell(signal.SIGCONT)

    def _plan(self, redis_url: str) -> None:
        variables = {
            "AKSIO_DATABASE_URL": self.database_url,
            "AKSIO_REDIS_URL": f"{redis_url}/0",
            "AKSIO_CELERY_BROKER_URL": f"{redis_url}/1",
            "AKSIO_KAFKA_BOOTSTRAP_SERVERS": self.bootstrap_servers,
            "AKSIO_DATA_DIR": str(self.directory),
            "TMPDIR": str(self.directory),  # who is killed hard leaves things behind
            "AKSIO_RATE_LIMITS": "off",
            "AKSIO_BACKGROUND": "off",
            "AKSIO_LOG_LEVEL": "warning",
            "AKSIO_DELIVERY_LEASE_SECONDS": str(LEASE_SECONDS),
            "AKSIO_GENERATION_LEASE_SECONDS": str(LEASE_SECONDS),
            "AKSIO_STRIPE_API_KEY": API_KEY,
            "AKSIO_STRIPE_API_BASE": self.stripe.url,
            "AKSIO_STRIPE_WEBHOOK_SECRET": WEBHOOK_SECRET,
        }
        for name in ("web-1", "web-2"):
            port = free_port()
            self.webs.append(f"http://127.0.0.1:{port}")
            self._add(name, ["serve"], variables | {"AKSIO_PORT": str(port)})
        self._add("worker", ["worker"], variables)
        self._add("celery-1", ["celery", "worker", "--processes", "1"], variables)
        self._add("celery-2", ["celery", "worker", "--processes", "1"], variables)
        self._add("beat", ["celery", "beat"], variables)

    def _put_plans_on_sale(self) -> None:
        beat = self.processes["beat"]
        subprocess.run(
            [*_AKSIO, "billing", "sync"], env={**os.environ, **beat.variables}, check=True, capture_output=True
        )

    def _add(self, name: str, words: list[str], variables: dict[str, str]) -> None:
        command = [*_AKSIO, *words]
        ready = _answers(f"{self.webs[-1]}/health/ready") if name.startswith("web") else _always
        self.processes[name] = Killable(name, command, self.directory, ready, variables)


def _start_all(programs: Collection[Killable]) -> None:
    for program in programs:
        program.start()
    for program in programs:
        program.wait_until_ready()


def _always() -> bool:
    """Those without a port: whether they work is seen by what they do."""
    return True


def _answers(url: str) -> Callable[[], bool]:
    def look() -> bool:
        try:
            return httpx.get(url, timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    return look
