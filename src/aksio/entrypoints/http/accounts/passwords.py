"""Routes for passwords and verified e-mail addresses."""

from litestar import Controller, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from aksio.application.accounts.change_password import ChangePassword, ChangePasswordCommand
from aksio.application.accounts.confirm_password_reset import ConfirmPasswordReset, ConfirmPasswordResetCommand
from aksio.application.accounts.request_email_verification import (
    RequestEmailVerification,
    RequestEmailVerificationCommand,
)
from aksio.application.accounts.request_password_reset import RequestPasswordReset, RequestPasswordResetCommand
from aksio.application.accounts.verify_email import VerifyEmail, VerifyEmailCommand
from aksio.entrypoints.http.accounts.wire import Line
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body


class PasswordChange(Body, frozen=True, kw_only=True):
    """The password that is, and the one that shall be."""

    current_password: Line
    new_password: str


class ForgottenPassword(Body, frozen=True, kw_only=True):
    """Whose password was forgotten."""

    email: Line


class PasswordReset(Body, frozen=True, kw_only=True):
    """The token out of the mail, and the new password."""

    token: Line
    password: str


class EmailToken(Body, frozen=True, kw_only=True):
    """The token out of the mail."""

    token: Line


class PasswordsController(Controller):
    """Passwords and verified e-mail addresses."""

    path = "/auth"
    tags = ("auth",)

    @post(
        "/password",
        operation_id="changePassword",
        summary="Change my password; ends my other sessions",
        status_code=204,
    )
    async def change(
        self, request: AksioRequest, data: JSONBody[PasswordChange], change_password: NamedDependency[ChangePassword]
    ) -> None:
        command = ChangePasswordCommand(
            account_id=request.user.id,
            session_id=request.user.session_id,
            current_password=data.current_password,
            new_password=data.new_password,
        )
        await change_password(command)

    @post(
        "/password-reset",
        operation_id="requestPasswordReset",
        summary="Ask for a mail with which a forgotten password can be replaced",
        status_code=202,
        opt=PUBLIC,
    )
    async def request_reset(
        self, data: JSONBody[ForgottenPassword], request_password_reset: NamedDependency[RequestPasswordReset]
    ) -> None:
        await request_password_reset(RequestPasswordResetCommand(email=data.email))

    @post(
        "/password-reset/confirm",
        operation_id="confirmPasswordReset",
        summary="Replace a forgotten password; ends all sessions",
        status_code=204,
        opt=PUBLIC,
    )
    async def confirm_reset(
        self, data: JSONBody[PasswordReset], confirm_password_reset: NamedDependency[ConfirmPasswordReset]
    ) -> None:
        await confirm_password_reset(ConfirmPasswordResetCommand(token=data.token, password=data.password))

    @post(
        "/email/verify",
        operation_id="verifyEmail",
        summary="Show that a mailbox is mine",
        status_code=204,
        opt=PUBLIC,
    )
    async def verify_email(self, data: JSONBody[EmailToken], verify_email: NamedDependency[VerifyEmail]) -> None:
        await verify_email(VerifyEmailCommand(token=data.token))

    @post(
        "/email/verification",
        operation_id="requestEmailVerification",
        summary="Ask for the verification mail once more",
        status_code=202,
    )
    async def request_verification(
        self, request: AksioRequest, request_email_verification: NamedDependency[RequestEmailVerification]
    ) -> None:
        await request_email_verification(RequestEmailVerificationCommand(account_id=request.user.id))
