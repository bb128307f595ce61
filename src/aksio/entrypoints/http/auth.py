"""Bearer tokens: who is asking is settled before any handler runs."""

from collections.abc import Callable

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from aksio.application.accounts.authenticate import Authenticate, AuthenticateQuery
from aksio.domain.shared.errors import Unauthenticated

PUBLIC = {"public": True}
"""`opt=PUBLIC` on a handler or controller opens it to everybody."""


class TokenMissing(Unauthenticated):
    """No bearer token came with the request."""

    code = "token_missing"

    def __init__(self) -> None:
        super().__init__("Send an access token: Authorization: Bearer …")


class Authentication(ASGIMiddleware):
    """Puts the Principal behind the token into the scope, or refuses."""

    scopes = (ScopeType.HTTP,)
    exclude_opt_key = "public"

    def __init__(self, authenticate: Callable[[], Authenticate]) -> None:
        self._authenticate = authenticate

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Refuses with Unauthenticated."""
        scope["user"] = await self._authenticate()(AuthenticateQuery(access_token=_bearer_token(scope)))
        scope["auth"] = None
        await next_app(scope, receive, send)


def _bearer_token(scope: Scope) -> str:
    header = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
    kind, _, token = header.decode("latin-1").partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise TokenMissing
    return token.strip()
