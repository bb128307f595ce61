"""Run uv with the package index that pip is configured with: uv does not read pip's settings.

Usage: python requirements/uv.py pip install ...
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

VARIABLES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
}
SECTIONS = ("global", "install", ":env:")  # a later one has the last word


def pip_settings() -> dict[str, str]:
    """What `pip config list` says, as uv's variables."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    found: dict[str, str] = {}
    for section in SECTIONS:
        for line in lines:
            place, _, value = line.partition("=")
            owner, _, name = place.rpartition(".")
            if owner == section and name in VARIABLES:
                between = "," if name == "find-links" else " "
                found[VARIABLES[name]] = between.join(str(ast.literal_eval(value)).split())
    return found


def main() -> None:
    """Become uv. What the environment says already is left alone."""
    uv = Path(sys.executable).with_name("uv")
    # Like pip, look at every index; the hashes in our locks decide what is taken.
    defaults = {"UV_INDEX_STRATEGY": "unsafe-best-match", "VIRTUAL_ENV": str(uv.parent.parent), **pip_settings()}
    os.execve(uv, [str(uv), *sys.argv[1:]], {**defaults, **os.environ})


if __name__ == "__main__":
    main()
