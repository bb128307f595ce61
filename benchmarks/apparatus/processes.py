"""What Linux tells about a process."""

import os
from pathlib import Path

_PEAK = "5"
"""Written to clear_refs it makes the peak begin anew: proc(5)."""


def descendants(pid: int) -> list[int]:
    """The process itself and all that it started, oldest first."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def memory_mb(pid: int) -> float:
    """Resident memory now."""
    return _status(pid, "VmRSS")


def peak_memory_mb(pid: int) -> float:
    """The most resident memory since the start or since `forget_peak`."""
    return _status(pid, "VmHWM")


def forget_peak(pid: int) -> None:
    """Let the peak begin anew from now."""
    Path(f"/proc/{pid}/clear_refs").write_text(_PEAK)


def processor_seconds(pid: int) -> float:
    """How long its threads have had a core so far: less than the time gone by, when others want the cores too."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def busy_core_seconds() -> float:
    """Of all cores together since the machine started: everything but idle and waiting; proc(5)."""
    fields = Path("/proc/stat").read_text(encoding="utf-8").splitlines()[0].split()[1:9]
    user, nice, system, _idle, _iowait, *others = map(int, fields)
    return (user + nice + system + sum(others)) / os.sysconf("SC_CLK_TCK")


def _status(pid: int, field: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:")) / 1024
