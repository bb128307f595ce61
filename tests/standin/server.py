"""Starts the stand-in services as real processes on a free port."""

import sys
from dataclasses import dataclass
from pathlib import Path

import httpx
import msgspec

from tests.services.service import Program, Service, free_port, private_directory
from tests.standin.faults import Faults, Seen

ROOT = Path(__file__).parents[2]
SERVE = """
import os, sys
sys.path.insert(0, sys.argv[3])
os.environ["STANDIN_DATA"] = os.getcwd()
from granian import Granian
Granian(sys.argv[1], address="127.0.0.1", port=int(sys.argv[2]), interface="asgi", log_access=False).serve()
"""


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """A stand-in service that runs. Answers 401 to calls without a bearer token."""

    service: Service

    @property
    def url(self) -> str:
        return self.service.url

    def misbehave(self, faults: Faults) -> None:
        httpx.put(f"{self.url}/faults", content=msgspec.json.encode(faults)).raise_for_status()

    def seen(self) -> Seen:
        return msgspec.json.decode(httpx.get(f"{self.url}/seen").content, type=Seen)

    def stop(self) -> None:
        self.service.stop()


def start(name: str) -> StandIn:
    """`name` is `retrieval` or `scraper`."""
    port, directory = free_port(), private_directory(name)
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-c", SERVE, f"tests.standin.{name}_app:app", str(port), str(ROOT)]
    pid = Program(command=command, directory=directory).start(lambda: _answers(url))
    return StandIn(service=Service(url=url, origin="a stand-in of ours", pid=pid, directory=str(directory)))


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=1).status_code == 200
    except httpx.HTTPError:
        return False
