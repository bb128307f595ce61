"""What a unit of work is going to do to the database, as values: kept until commit, then sent together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Executable, Table, and_, delete, insert, update

from aksio.adapters.sql.errors import ChangedMeanwhile
from aksio.domain.shared.errors import AksioError

Row = dict[str, Any]
Refusal = Callable[[], AksioError]
"""An error that explains itself, such as a class without arguments."""


@dataclass(frozen=True)
class Insert:
    """New rows, all with the same columns."""

    table: Table
    rows: Sequence[Row]

    def statement(self) -> Executable:
        """Core's INSERT, to be executed with `rows`."""
        return insert(self.table)


@dataclass(frozen=True)
class Update:
    """New values for the row that `where` names. When it is not there (any more), `missing` is raised."""

    table: Table
    values: Row
    where: Mapping[str, Any]
    missing: Refusal | None = field(default=ChangedMeanwhile)

    def statement(self) -> Executable:
        """Core's UPDATE."""
        return update(self.table).where(_matches(self.table, self.where)).values(self.values)


@dataclass(frozen=True)
class Delete:
    """The row that `where` names goes. When it is not there (any more), `missing` is raised."""

    table: Table
    where: Mapping[str, Any]
    missing: Refusal | None = field(default=ChangedMeanwhile)

    def statement(self) -> Executable:
        """Core's DELETE."""
        return delete(self.table).where(_matches(self.table, self.where))


@dataclass(frozen=True)
class Statement:
    """Anything that the others cannot say; with rows it is executed for many."""

    executable: Executable
    rows: Sequence[Row] = ()
    missing: Refusal | None = None

    def statement(self) -> Executable:
        """As it is."""
        return self.executable


Write = Insert | Update | Delete | Statement


def guard_of(write: Write) -> Refusal | None:
    """What to raise when the write touches no row, or None when that is fine."""
    return None if isinstance(write, Insert) else write.missing


def _matches(table: Table, where: Mapping[str, Any]) -> Any:
    return and_(*(table.c[name] == value for name, value in where.items()))
