"""Secrets that are made once, on the first start, and kept in the data directory."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """The content of `path`, made now if it is not there. Processes that start together agree on one content."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        draft.touch(mode=0o600, exist_ok=False)
        draft.write_bytes(make())
        try:
            os.link(draft, path)  # unlike a rename, this never replaces what another process put there first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()


def kept_secret(directory: Path) -> bytes:
    """256 bits of chance."""
    return kept(directory / "secret.key", lambda: secrets.token_bytes(32))
