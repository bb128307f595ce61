"""A deck or a quiz that its owner shares by link."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import FieldError, Forbidden, NotFound, refuse
from aksio.domain.shared.expiry import expiry_error
from aksio.domain.shared.ids import DeckId, LearnerId, QuizId, ShareId


class ShareNotFound(NotFound):
    """No such share, or it was revoked, has expired, or what it showed is gone: the link does not tell which."""

    code = "share_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such share.")


class NotShared(Forbidden):
    """The link is for something else."""

    code = "not_shared"

    def __init__(self, permission: "SharePermission") -> None:
        super().__init__(f"This link does not let you {permission} it.")


class SharePermission(StrEnum):
    """What a link is for. What may be copied may be looked at; a quiz to take shows itself in attempts."""

    READ = "read"
    COPY = "copy"
    TAKE = "take"


@dataclass(kw_only=True, eq=False)
class Share(Aggregate):
    """Of a deck or of a quiz. Revoking is forgetting it. Of the link's token only the hash is known."""

    id: ShareId
    owner_id: LearnerId
    deck_id: DeckId | None = None
    quiz_id: QuizId | None = None
    permission: SharePermission
    token_hash: str
    expires_at: datetime | None = None
    created_at: datetime

    @classmethod
    def give(
        cls,
        *,
        id: ShareId,
        owner_id: LearnerId,
        deck_id: DeckId | None,
        quiz_id: QuizId | None,
        permission: SharePermission,
        token_hash: str,
        expires_at: datetime | None,
        now: datetime,
    ) -> Self:
        """A new one. Raises Invalid with every field that is wrong."""
        errors = []
        if (deck_id is None) == (quiz_id is None):
            errors.append(FieldError(pointer="/quiz_id", code="one_of", message="Name a deck or a quiz, and one only."))
        if permission is SharePermission.TAKE and quiz_id is None:
            errors.append(FieldError(pointer="/permission", code="not_a_quiz", message="Only a quiz can be taken."))
        refuse([*errors, expiry_error("/expires_at", expires_at, now=now)])
        return cls(
            id=id,
            owner_id=owner_id,
            deck_id=deck_id,
            quiz_id=quiz_id,
            permission=permission,
            token_hash=token_hash,
            expires_at=expires_at,
            created_at=now,
        )

    def is_live(self, now: datetime) -> bool:
        """Whether the link still opens."""
        return self.expires_at is None or now < self.expires_at

    def require(self, permission: SharePermission) -> None:
        """Raises NotShared. Reading is always allowed."""
        if permission not in (SharePermission.READ, self.permission):
            raise NotShared(permission)
