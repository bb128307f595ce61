"""The one way in which use cases look at a password that somebody chose."""

from aksio.application.accounts.security_ports import CommonPasswords
from aksio.domain.accounts.account import Account
from aksio.domain.accounts.password import password_error
from aksio.domain.shared.errors import refuse


def require_good_password(pointer: str, password: str, *, of: Account, common: CommonPasswords) -> None:
    """Raises Invalid when this password will not do for this account."""
    names = (of.email, of.username)
    refuse([password_error(pointer, password, is_common=common.__contains__, own_names=names)])
