"""A real server process, and somebody who owns one of everything."""

import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.services.service import Program, Service, free_port, private_directory


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of `aksio serve`, started for these tests alone. Nobody is limited."""
    directory, port = private_directory("server"), free_port()
    url = f"http://127.0.0.1:{port}"
    program = Program(
        command=[Path(sys.executable).with_name("aksio"), "serve"],
        directory=directory,
        variables={"AKSIO_DATA_DIR": str(directory), "AKSIO_PORT": str(port), "AKSIO_RATE_LIMITS": "off"},
    )
    service = Service(url=url, origin="", pid=program.start(lambda: _is_well(url)), directory=str(directory))
    yield url
    service.stop()


def _is_well(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health/ready").status_code == 200
    except httpx.TransportError:
        return False
