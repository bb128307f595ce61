"""OPTIONS says which methods a path has (RFC 9110, 9.3.7), to anybody.

Litestar answers OPTIONS itself, but names only the methods of the first controller that registered the path.
"""

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.response.base import ASGIResponse
from litestar.routes import HTTPRoute
from litestar.types import ASGIApp, Receive, Scope, Send


class Options(ASGIMiddleware):
    """Outside authentication: a browser asks before it sends a token."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Answer OPTIONS; pass on the rest."""
        if scope.get("method") != "OPTIONS":
            await next_app(scope, receive, send)
            return
        answer = ASGIResponse(status_code=204, headers={"Allow": ", ".join(_methods(scope))})
        await answer(scope, receive, send)


def _methods(scope: Scope) -> list[str]:
    path = scope["path_template"]
    routes = [
        route for route in scope["litestar_app"].routes if isinstance(route, HTTPRoute) and route.path_format == path
    ]
    methods = {str(method) for route in routes for method in route.methods} | {"OPTIONS"}
    return sorted(methods | {"HEAD"} if "GET" in methods else methods)
