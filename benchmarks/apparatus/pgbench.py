"""The same statements from pgbench, a client in C: what this Postgres gives when nobody's Python is in the way."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

from benchmarks.apparatus.tape import Tape, Values

_PLACEHOLDER = re.compile(r"\$(\d+)")
_TPS = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)


def is_here() -> bool:
    """Whether this machine has it."""
    return shutil.which("pgbench") is not None


def script(tape: Tape, expressions: Mapping[UUID, str], *, otherwise: str | None = None) -> str:
    """The tape in pgbench's language: with SQL in the place of ids, and all other values written out."""

    def written(values: Values) -> Callable[[re.Match[str]], str]:
        return lambda place: _literal(values[int(place[1]) - 1], expressions, otherwise)

    # A statement ends at a semicolon, but only where its line ends.
    return "".join(f"{_PLACEHOLDER.sub(written(values), ' '.join(sql.split()))};\n" for sql, values in tape.statements)


def run(url: str, text: str, *, clients: int, seconds: float, variables: Mapping[str, int] | None = None) -> float:
    """How often per second the script was run."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(text)
        file.flush()
        options = [f"--define={name}={value}" for name, value in (variables or {}).items()]
        options += [f"--client={clients}", f"--time={max(1, round(seconds))}", f"--file={file.name}"]
        command = ["pgbench", "--no-vacuum", "--protocol=prepared", "--jobs=1", *options]
        done = subprocess.run(command, env=_connection(url), capture_output=True, text=True, check=False)
    found = _TPS.search(done.stdout)
    if done.returncode or found is None:
        raise SystemExit(f"pgbench failed:\n{done.stderr}")
    return float(found[1])


def _connection(url: str) -> dict[str, str]:
    """As environment, where no process list shows a password."""
    parts = urlsplit(url)
    named = {"PGHOST": parts.hostname, "PGPORT": str(parts.port or 5432), "PGUSER": parts.username}
    named |= {"PGPASSWORD": parts.password and unquote(parts.password), "PGDATABASE": parts.path.removeprefix("/")}
    return dict(os.environ) | {name: value for name, value in named.items() if value}


def _literal(value: Any, expressions: Mapping[UUID, str], otherwise: str | None) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, UUID) and (expression := expressions.get(value, otherwise)):
        return f"({expression})"
    # pgbench takes a colon for the beginning of a variable, in strings too.
    escaped = str(value).replace("\\", r"\\").replace("'", "''").replace(":", r"\x3a")
    return f"(E'{escaped}')"
