"""The columns of leased work, which several tables have."""

from sqlalchemy import RowMapping

from aksio.adapters.sql.writes import Row
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import LeasedWork


def work_to_row(work: LeasedWork) -> Row:
    """`due_at` follows from the others; it is there to be looked for."""
    return {
        "lease_token": work.lease.token if work.lease else None,
        "lease_expires_at": work.lease.expires_at if work.lease else None,
        "resume_at": work.resume_at,
        "due_at": work.due_at,
        "pauses": work.pauses,
    }


def work_from_row(row: RowMapping) -> LeasedWork:
    """The work that `work_to_row` wrote."""
    return LeasedWork(lease=_lease(row), resume_at=row["resume_at"], pauses=row["pauses"])


def _lease(row: RowMapping) -> Lease | None:
    if row["lease_token"] is None:
        return None
    return Lease(token=row["lease_token"], expires_at=row["lease_expires_at"])
