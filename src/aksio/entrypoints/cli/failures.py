"""How a command says no: words on standard error, and an exit status for scripts."""

import sys

from aksio.domain.shared.errors import AksioError, Invalid, NotFound, Unavailable

_STATUSES: dict[type[AksioError], int] = {Invalid: 2, NotFound: 3, Unavailable: 4}


def explain(error: AksioError) -> int:
    """Print what is wrong, field by field; answer 2 for bad input, 3 for missing, 4 for away, else 1."""
    sys.stderr.write(f"{error.detail}\n")
    if isinstance(error, Invalid):
        for field in error.errors:
            sys.stderr.write(f"  {field.pointer}: {field.message}\n")
    return next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), 1)
