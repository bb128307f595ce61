"""Register: a new account, and logged in with it."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.security_ports import CommonPasswords, PasswordHasher
from aksio.application.accounts.session_starter import Device, SessionStarter
from aksio.application.accounts.views import AccountView, SignedIn
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.accounts.access_request import AccessStatus
from aksio.domain.accounts.account import Account
from aksio.domain.accounts.identity import email_error
from aksio.domain.accounts.password import password_error
from aksio.domain.accounts.profile import Details, detail_errors
from aksio.domain.shared.errors import Forbidden, refuse
from aksio.domain.shared.ids import LearnerId


class RegistrationByRequestOnly(Forbidden):
    """Only who was approved on the waiting list may register."""

    code = "registration_by_request_only"

    def __init__(self) -> None:
        super().__init__("Please ask for access first: registration is open to approved requests only.")


@dataclass(frozen=True, kw_only=True)
class RegisterCommand:
    """`details` are optional throughout."""

    email: str
    password: str
    details: Details
    device: Device


class Register:
    """Raises Invalid with every field that is wrong, EmailTaken, UsernameTaken and RegistrationByRequestOnly.

    Account and session are made in one transaction: an account whose owner never got an answer would keep them out.
    """

    def __init__(
        self,
        *,
        uow: AccountsUnitOfWork,
        hasher: PasswordHasher,
        common_passwords: CommonPasswords,
        session_starter: SessionStarter,
        clock: Clock,
        ids: Ids,
        by_request_only: bool = False,
    ) -> None:
        self._uow = uow
        self._hasher = hasher
        self._common_passwords = common_passwords
        self._session_starter = session_starter
        self._clock = clock
        self._ids = ids
        self._by_request_only = by_request_only

    async def __call__(self, command: RegisterCommand) -> SignedIn:
        self._require_good_fields(command)
        account = Account.register(
            id=LearnerId(self._ids.new()),
            email=command.email,
            password_hash=await self._hasher.hash(command.password),
            now=self._clock.now(),
            **command.details,
        )
        session, tokens = self._session_starter.start(account.id, command.device)
        async with self._uow as uow:
            if self._by_request_only:
                await self._require_approval(uow, command.email)
            uow.accounts.add(account)
            uow.sessions.add(session)
            await uow.commit()
        return SignedIn(account=AccountView.of(account), tokens=tokens)

    def _require_good_fields(self, command: RegisterCommand) -> None:
        names = (command.email, command.details.get("username"))
        common = self._common_passwords.__contains__
        refuse(
            [
                email_error("/email", command.email),
                password_error("/password", command.password, is_common=common, own_names=names),
                *detail_errors(**command.details),
            ]
        )

    async def _require_approval(self, uow: AccountsUnitOfWork, email: str) -> None:
        request = await uow.access_requests.find(email)
        if request is None or request.status is not AccessStatus.APPROVED:
            raise RegistrationByRequestOnly
