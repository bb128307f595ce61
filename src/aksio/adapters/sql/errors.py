"""What the database says, in the words of the house."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from aksio.adapters.sql.tables.metadata import metadata
from aksio.domain.shared.errors import AksioError, Raced, Unavailable

_PASSING = ("08", "40", "53", "55P03", "57")
"""SQLSTATEs (Postgres' manual, appendix A) of what is over soon: no connection, a deadlock, no room for more, a lock
that somebody else holds, a server that starts, stops or has cancelled what took too long."""

_SQLITE_UNIQUE = re.compile(r"UNIQUE constraint failed: (?:index ')?([^']+)")


class ChangedMeanwhile(Raced):
    """Somebody else saved the same thing between our read and our write."""

    code = "changed_meanwhile"

    def __init__(self) -> None:
        super().__init__("This was changed by somebody else at the same moment. Read it again and retry.")


class AlreadyExists(Raced):
    """A row with the same unique value is there already."""

    code = "already_exists"

    def __init__(self) -> None:
        super().__init__("Something with the same unique value exists already.")


class ReferenceGone(Raced):
    """What the row refers to was deleted in between."""

    code = "reference_gone"

    def __init__(self) -> None:
        super().__init__("Something that this refers to no longer exists.")


class StorageUnavailable(Unavailable):
    """The database does not answer, or not soon enough."""

    code = "storage_unavailable"

    def __init__(self) -> None:
        super().__init__("Storage does not answer at the moment.", retry_after=2)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into kinds from the domain. What stays is a bug of ours, and stays loud."""
    try:
        yield
    except IntegrityError as error:
        raise _broken_rule(error) from error
    except (PoolTimeout, InterfaceError, OperationalError, DisconnectionError, OSError, TimeoutError) as error:
        raise StorageUnavailable from error
    except DBAPIError as error:
        if error.connection_invalidated or str(getattr(error.orig, "sqlstate", "")).startswith(_PASSING):
            raise StorageUnavailable from error
        raise


def _broken_rule(error: IntegrityError) -> AksioError:
    constraint = getattr(getattr(error.orig, "__cause__", None), "constraint_name", None)
    message = str(error.orig)
    unique = _SQLITE_UNIQUE.search(message)
    if constraint is None and unique:
        constraint = unique.group(1)
    if constraint is not None and constraint in _duplicates():
        return _duplicates()[constraint]()
    if "foreign key" in message.casefold():
        return ReferenceGone()
    if unique or "duplicate key" in message:
        return AlreadyExists()
    raise error


def _duplicates() -> dict[str, Callable[[], AksioError]]:
    """Errors that tables name in `info={"duplicate": Error}`, by constraint name and by SQLite's list of columns."""
    found: dict[str, Callable[[], AksioError]] = {}
    for table in metadata.tables.values():
        for unique in (*table.indexes, *table.constraints):
            if isinstance(unique, Index | UniqueConstraint) and "duplicate" in unique.info:
                columns = ", ".join(f"{table.name}.{column.name}" for column in unique.columns)
                found[str(unique.name)] = found[columns] = unique.info["duplicate"]
    return found
