"""The waiting list: somebody asks to be let in, an administrator decides."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from aksio.domain.accounts import events
from aksio.domain.accounts.identity import email_error, fold
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Conflict, FieldError, NotFound, refuse
from aksio.domain.shared.ids import AccessRequestId, LearnerId
from aksio.domain.shared.text import text_error

LONGEST_NAME = 150
LONGEST_ANSWER = 2_000


class AccessRequestNotFound(NotFound):
    code = "access_request_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such access request.")


class AlreadyDecided(Conflict):
    code = "access_request_already_decided"

    def __init__(self, status: str) -> None:
        super().__init__(f"This request is already {status}.")


class AccessStatus(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(kw_only=True, eq=False)
class AccessRequest(Aggregate):
    """`heard_about_us` and `inspiration` are the applicant's words, `comment` is the reviewer's."""

    id: AccessRequestId
    email: str
    name: str | None = None
    heard_about_us: str | None = None
    inspiration: str | None = None
    status: AccessStatus = AccessStatus.PENDING
    requested_at: datetime
    reviewed_at: datetime | None = None
    reviewed_by: LearnerId | None = None
    comment: str | None = None

    def __post_init__(self) -> None:
        refuse(
            [
                email_error("/email", self.email),
                _optional("/name", self.name, LONGEST_NAME),
                _optional("/heard_about_us", self.heard_about_us, LONGEST_ANSWER),
                _optional("/inspiration", self.inspiration, LONGEST_ANSWER),
            ]
        )

    @classmethod
    def submit(
        cls,
        *,
        id: AccessRequestId,
        email: str,
        name: str | None = None,
        heard_about_us: str | None = None,
        inspiration: str | None = None,
        now: datetime,
    ) -> Self:
        """Join the waiting list."""
        request = cls(
            id=id,
            email=email.strip(),
            name=name,
            heard_about_us=heard_about_us,
            inspiration=inspiration,
            requested_at=now,
        )
        request._record(events.AccessRequested(occurred_at=now, access_request_id=id))
        return request

    @property
    def folded_email(self) -> str:
        return fold(self.email)

    def approve(self, *, by: LearnerId, comment: str | None = None, now: datetime) -> None:
        self._decide(AccessStatus.APPROVED, by, comment, now)
        self._record(events.AccessApproved(occurred_at=now, access_request_id=self.id))

    def reject(self, *, by: LearnerId, comment: str | None = None, now: datetime) -> None:
        self._decide(AccessStatus.REJECTED, by, comment, now)
        self._record(events.AccessRejected(occurred_at=now, access_request_id=self.id))

    def _decide(self, status: AccessStatus, by: LearnerId, comment: str | None, now: datetime) -> None:
        refuse([_optional("/comment", comment, LONGEST_ANSWER)])
        if self.status is not AccessStatus.PENDING:
            raise AlreadyDecided(self.status)
        self.status, self.reviewed_by, self.reviewed_at, self.comment = status, by, now, comment


def _optional(pointer: str, text: str | None, longest: int) -> FieldError | None:
    return None if text is None else text_error(pointer, text, longest=longest, shortest=0)
