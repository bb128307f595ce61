"""Routes for coming in and going out."""

from typing import cast

from litestar import Controller, post
from litestar.datastructures import CacheControlHeader
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import UNSET, UnsetType

from aksio.application.accounts.log_in import LogIn, LogInCommand
from aksio.application.accounts.log_out import LogOut, LogOutCommand
from aksio.application.accounts.log_out_everywhere import LogOutEverywhere, LogOutEverywhereCommand
from aksio.application.accounts.refresh_session import RefreshSession, RefreshSessionCommand
from aksio.application.accounts.register import Register, RegisterCommand
from aksio.domain.accounts.profile import Details
from aksio.entrypoints.http.accounts.wire import (
    PUBLIC_SECRET,
    Line,
    SignedInOut,
    TokensOut,
    device_of,
    signed_in_out,
    tokens_out,
)
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body

_NEVER_KEPT = CacheControlHeader(no_store=True)


class Registration(Body, frozen=True, kw_only=True):
    """A new account. Without time zone its days are those of UTC; study days begin at four in the morning."""

    email: str
    password: str
    username: str | None | UnsetType = UNSET
    first_name: str | None | UnsetType = UNSET
    last_name: str | None | UnsetType = UNSET
    language: str | UnsetType = UNSET
    timezone: str | UnsetType = UNSET
    rollover_hour: int | UnsetType = UNSET

    def details(self) -> Details:
        """What is told beyond the credentials."""
        return cast(
            Details, {name: value for name, value in self.given(dict).items() if name in Details.__annotations__}
        )


class Credentials(Body, frozen=True, kw_only=True):
    """Either the e-mail address or the username, and the password."""

    email: Line | None = None
    username: Line | None = None
    password: Line


class RefreshToken(Body, frozen=True, kw_only=True):
    """The latest refresh token of the session."""

    refresh_token: Line


class SignInController(Controller):
    """Coming in and going out."""

    path = "/auth"
    tags = ("auth",)

    @post("/register", operation_id="register", summary="Register", opt=PUBLIC_SECRET, cache_control=_NEVER_KEPT)
    async def register(
        self, request: AksioRequest, data: JSONBody[Registration], register: NamedDependency[Register]
    ) -> SignedInOut:
        command = RegisterCommand(
            email=data.email, password=data.password, details=data.details(), device=device_of(request)
        )
        return signed_in_out(await register(command))

    @post(
        "/login",
        operation_id="logIn",
        summary="Log in by e-mail address or username",
        status_code=200,
        opt=PUBLIC_SECRET,
        cache_control=_NEVER_KEPT,
    )
    async def log_in(
        self, request: AksioRequest, data: JSONBody[Credentials], log_in: NamedDependency[LogIn]
    ) -> SignedInOut:
        command = LogInCommand(
            email=data.email, username=data.username, password=data.password, device=device_of(request)
        )
        return signed_in_out(await log_in(command))

    @post(
        "/refresh",
        operation_id="refresh",
        summary="Exchange a refresh token for a new pair of tokens",
        status_code=200,
        opt=PUBLIC_SECRET,
        cache_control=_NEVER_KEPT,
    )
    async def refresh(
        self, data: JSONBody[RefreshToken], refresh_session: NamedDependency[RefreshSession]
    ) -> TokensOut:
        return tokens_out(await refresh_session(RefreshSessionCommand(refresh_token=data.refresh_token)))

    @post("/logout", operation_id="logOut", summary="Log out", status_code=204, opt=PUBLIC_SECRET)
    async def log_out(self, data: JSONBody[RefreshToken], log_out: NamedDependency[LogOut]) -> None:
        await log_out(LogOutCommand(refresh_token=data.refresh_token))

    @post("/logout-all", operation_id="logOutEverywhere", summary="Log out on every device", status_code=204)
    async def log_out_everywhere(
        self, request: AksioRequest, log_out_everywhere: NamedDependency[LogOutEverywhere]
    ) -> None:
        await log_out_everywhere(LogOutEverywhereCommand(account_id=request.user.id))
