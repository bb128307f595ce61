"""Routes of accounts: /auth and /users."""

from aksio.entrypoints.http.accounts.access_requests import AccessRequestsController, WaitingListController
from aksio.entrypoints.http.accounts.administration import UsersController
from aksio.entrypoints.http.accounts.export import ExportController
from aksio.entrypoints.http.accounts.me import MeController
from aksio.entrypoints.http.accounts.passwords import PasswordsController
from aksio.entrypoints.http.accounts.sessions import SessionsController
from aksio.entrypoints.http.accounts.sign_in import SignInController

CONTROLLERS = [
    SignInController,
    SessionsController,
    PasswordsController,
    WaitingListController,
    MeController,
    ExportController,
    UsersController,
    AccessRequestsController,
]
