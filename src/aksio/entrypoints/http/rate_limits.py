"""Rate limits on every route of the API, and what the caller is told of them (RateLimit fields, an IETF draft)."""

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from aksio.application.shared.rate_limit import Rate, RateLeft, RateLimiter, TooManyRequests

USER = (Rate(name="user-minute", limit=60, seconds=60), Rate(name="user-hour", limit=1000, seconds=3600))
ANONYMOUS = (Rate(name="anonymous", limit=20, seconds=60),)
UPLOADS = {"rates": (Rate(name="uploads", limit=50, seconds=3600),)}
GENERATIONS = {"rates": (Rate(name="generations", limit=100, seconds=3600),)}
"""`opt=UPLOADS` on a handler adds limits of its own to the usual ones."""

UNLIMITED = {"unlimited": True}
"""`opt=UNLIMITED` is for what machines ask all the time: health, metrics, the description."""


class RateLimits(ASGIMiddleware):
    """Counts by account, or by address where nobody is logged in. Raises TooManyRequests."""

    scopes = (ScopeType.HTTP,)
    exclude_opt_key = "unlimited"

    def __init__(self, limiter: RateLimiter) -> None:
        self._limiter = limiter

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Refuse at the first rule that is used up; report the tightest of the others."""
        key, rates = _key_and_rates(scope)
        tightest: tuple[Rate, RateLeft] | None = None
        for rate in rates:
            left = await self._limiter.take(key, rate)
            if not left.allowed:
                raise TooManyRequests(retry_after=left.retry_after)
            if tightest is None or left.remaining < tightest[1].remaining:
                tightest = (rate, left)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and tightest is not None:
                _add_headers(MutableScopeHeaders.from_message(message), rates, *tightest)
            await send(message)

        await next_app(scope, receive, with_headers)


def _key_and_rates(scope: Scope) -> tuple[str, tuple[Rate, ...]]:
    more: tuple[Rate, ...] = scope["route_handler"].opt.get("rates", ())
    user = scope.get("user")
    if user is not None:
        return f"user:{user.id}", USER + more
    client = scope.get("client")
    return f"address:{client[0] if client else 'unknown'}", ANONYMOUS + more


def _add_headers(headers: MutableScopeHeaders, rates: tuple[Rate, ...], rate: Rate, left: RateLeft) -> None:
    headers["RateLimit-Policy"] = ", ".join(f'"{each.name}";q={each.limit};w={each.seconds}' for each in rates)
    headers["RateLimit"] = f'"{rate.name}";r={left.remaining};t={left.reset_seconds}'
