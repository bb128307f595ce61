"""The columns of long work, which several tables have: who has it in hand, what it cost, and why it failed."""

from sqlalchemy import RowMapping

from aksio.adapters.sql.writes import Row
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import LeasedWork
from aksio.domain.shared.model_usage import ModelUsage

_USAGE = ("model", "calls", "input_tokens", "output_tokens", "cost_micros")


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


def usage_to_row(usage: ModelUsage) -> Row:
    """What the models cost so far."""
    return {name: getattr(usage, name) for name in _USAGE}


def usage_from_row(row: RowMapping) -> ModelUsage:
    """The usage that `usage_to_row` wrote."""
    return ModelUsage(**{name: row[name] for name in _USAGE})


def failure_to_row(failure: Failure | None) -> Row:
    """Both absent where it did not fail."""
    return {
        "failure_code": failure.code if failure else None,
        "failure_detail": failure.detail if failure else None,
    }


def failure_from_row(row: RowMapping) -> Failure | None:
    """The failure that `failure_to_row` wrote."""
    if row["failure_code"] is None:
        return None
    return Failure(code=row["failure_code"], detail=row["failure_detail"])


def _lease(row: RowMapping) -> Lease | None:
    if row["lease_token"] is None:
        return None
    return Lease(token=row["lease_token"], expires_at=row["lease_expires_at"])
