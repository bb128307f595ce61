"""Join the waiting list."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.accounts.access_request import AccessRequest, AccessStatus
from aksio.domain.shared.ids import AccessRequestId


@dataclass(frozen=True, kw_only=True)
class RequestAccessCommand:
    """In the applicant's words."""

    email: str
    name: str | None = None
    heard_about_us: str | None = None
    inspiration: str | None = None


class RequestAccess:
    """Raises Invalid with every field that is wrong. Asking again while one waits changes nothing, and is not told."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RequestAccessCommand) -> None:
        request = AccessRequest.submit(
            id=AccessRequestId(self._ids.new()),
            email=command.email,
            name=command.name,
            heard_about_us=command.heard_about_us,
            inspiration=command.inspiration,
            now=self._clock.now(),
        )
        async with self._uow as uow:
            earlier = await uow.access_requests.find(command.email)
            if earlier is None or earlier.status is AccessStatus.REJECTED:
                uow.access_requests.add(request)
                await uow.commit()
