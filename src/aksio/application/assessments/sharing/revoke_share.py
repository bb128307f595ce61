"""Revoke a share. Attempts that were started stay with their takers, who may finish them."""

from dataclasses import dataclass

from aksio.application.assessments.sharing.share_ports import ShareUnitOfWork
from aksio.domain.shared.ids import LearnerId, ShareId


@dataclass(frozen=True, kw_only=True)
class RevokeShareCommand:
    """Which, and who asks."""

    share_id: ShareId
    owner_id: LearnerId


class RevokeShare:
    """From the next request on the link opens nothing. Raises ShareNotFound."""

    def __init__(self, uow: ShareUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: RevokeShareCommand) -> None:
        async with self._uow as uow:
            share = await uow.shares.get(command.share_id, owner_id=command.owner_id)
            uow.shares.remove(share)
            await uow.commit()
