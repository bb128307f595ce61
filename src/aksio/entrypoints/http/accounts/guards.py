"""Who may use the routes of administrators."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from aksio.application.accounts.views import Principal
from aksio.domain.shared.errors import Forbidden


class AdministratorsOnly(Forbidden):
    """Somebody is logged in, but not as an administrator."""

    code = "administrators_only"

    def __init__(self) -> None:
        super().__init__("This is for administrators.")


def administrators_only(connection: ASGIConnection[Any, Principal, Any, Any], _handler: BaseRouteHandler) -> None:
    """A guard. Raises AdministratorsOnly."""
    if not connection.user.is_admin:
        raise AdministratorsOnly
