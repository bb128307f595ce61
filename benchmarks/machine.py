"""Where the figures come from: without that they mean nothing."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version as version_of
from pathlib import Path

from tests.services.postgres import query
from tests.services.service import Service

_ABOUT_POSTGRES = ("server_version", "fsync", "synchronous_commit", "shared_buffers")


def facts() -> dict[str, str]:
    """About this machine and its Python."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "server": f"granian {version_of('granian')}, one worker, sqlalchemy {version_of('sqlalchemy')}",
        "load average": load(),
    }


def postgres_facts(service: Service) -> dict[str, str]:
    """Which one, its version, and what decides the price of a commit."""
    version, *others = (query(service.url, f"SHOW {name}")[0][0] for name in _ABOUT_POSTGRES)
    settings = ", ".join(map("{} {}".format, _ABOUT_POSTGRES[1:], others))
    return {"postgres": f"{version}, {service.origin}; {settings}"}


def load() -> str:
    """How many processes wanted a core, on average over the last 1, 5 and 15 minutes."""
    return " ".join(f"{average:.1f}" for average in os.getloadavg())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
