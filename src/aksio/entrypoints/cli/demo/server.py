"""A server for the demo, when none is running."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from aksio.entrypoints.cli.demo.client import DemoFailed

_START_WITHIN_SECONDS = 120
"""Python compiles everything on the first start, and the machine may be busy."""
_STOP_WITHIN_SECONDS = 15


def answers(base_url: str) -> bool:
    """Whether an Aksio is there and ready."""
    try:
        return httpx.get(f"{base_url}/health/ready", timeout=2).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


@contextmanager
def own_server() -> Iterator[str]:
    """A server of the demo's own on a free port, with a data directory that goes when it ends; its address."""
    with tempfile.TemporaryDirectory(prefix="aksio-demo-") as data_dir:
        port = _free_port()
        environment = {**os.environ, "AKSIO_DATA_DIR": data_dir, "AKSIO_PORT": str(port), "AKSIO_LOG_LEVEL": "error"}
        command = [sys.executable, "-m", "aksio.entrypoints.cli.main", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            base_url = f"http://127.0.0.1:{port}"
            _wait_for(base_url, process)
            yield base_url
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for(base_url: str, process: subprocess.Popen[bytes]) -> None:
    patience = time.monotonic() + _START_WITHIN_SECONDS
    while not answers(base_url):
        if process.poll() is not None or time.monotonic() > patience:
            raise DemoFailed("The server for the demo did not start. `aksio serve` tells why.")
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
