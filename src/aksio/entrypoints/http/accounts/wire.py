"""What the routes of accounts have in common on the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from aksio.application.accounts.security_ports import ACCESS_TOKEN_LIFETIME
from aksio.application.accounts.session_starter import Device
from aksio.application.accounts.views import SignedIn, TokenPair
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out, Resource

Line = Annotated[str, Meta(max_length=1000, pattern=r"^[^\u0000]*$")]
"""Short enough to be compared or hashed. NUL is left out because Postgres cannot even look for it."""

SECRET = {"no_idempotency_key": True}
"""Answers with tokens must never be stored, so they cannot be repeated by their key either."""

PUBLIC_SECRET = {**PUBLIC, **SECRET}


class UserOut(Resource, frozen=True, kw_only=True):
    """An account, as its owner and administrators see it."""

    id: UUID
    email: str
    username: str | None
    role: str
    first_name: str | None
    last_name: str | None
    language: str
    timezone: str
    rollover_hour: int
    email_verified_at: datetime | None
    is_disabled: bool
    registered_at: datetime


class TokensOut(Out, frozen=True, kw_only=True):
    """`expires_in` is how many seconds the access token serves. The refresh token serves once."""

    access_token: str
    refresh_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105
    expires_in: int = int(ACCESS_TOKEN_LIFETIME.total_seconds())


class SignedInOut(TokensOut, frozen=True, kw_only=True):
    """Who came in, and with what they go on."""

    user: UserOut


def tokens_out(tokens: TokenPair) -> TokensOut:
    """The pair as it goes out."""
    return TokensOut(access_token=tokens.access_token, refresh_token=tokens.refresh_token)


def signed_in_out(signed_in: SignedIn) -> SignedInOut:
    """Account and tokens as they go out."""
    return SignedInOut(
        user=UserOut.of(signed_in.account),
        access_token=signed_in.tokens.access_token,
        refresh_token=signed_in.tokens.refresh_token,
    )


def device_of(request: AksioRequest) -> Device:
    """Where the request comes from, as far as it says."""
    said = request.headers.get("user-agent", "")
    return Device(
        user_agent="".join(character for character in said if character.isprintable())[:300] or None,
        address=request.client.host[:45] if request.client else None,
    )
