"""The mails of this context: subject and plain text."""

from dataclasses import dataclass
from urllib.parse import quote

from aksio.domain.accounts.access_request import AccessRequest
from aksio.domain.accounts.account import Account


@dataclass(frozen=True, kw_only=True)
class Links:
    """Where people find the application in their browser, without a slash at the end."""

    base: str

    def to(self, page: str, token: str) -> str:
        """A page that takes a token."""
        return f"{self.base}/{page}?token={quote(token)}"


def verification(account: Account, token: str, links: Links) -> tuple[str, str]:
    """Sent after registration."""
    return "Please verify your e-mail address", _letter(
        account.profile.first_name,
        "please open this link to show that this mailbox is yours:",
        links.to("verify-email", token),
        f"Or enter this token: {token}",
        "It is good for seven days. If you did not register, do nothing.",
    )


def password_reset(account: Account, token: str, links: Links) -> tuple[str, str]:
    """Sent when somebody says that they forgot their password."""
    return "Choose a new password", _letter(
        account.profile.first_name,
        "somebody, hopefully you, asked for a new password. Open this link to choose one:",
        links.to("reset-password", token),
        f"Or enter this token: {token}",
        "It is good for one hour, once, and only until you log in. If it was not you, do nothing.",
    )


def access_approved(request: AccessRequest, links: Links) -> tuple[str, str]:
    """Sent when an administrator lets somebody in."""
    return "You are in", _letter(
        request.name,
        f"your request was approved. Please register with this address: {request.email}",
        f"{links.base}/register",
    )


def _letter(name: str | None, *paragraphs: str) -> str:
    return "\n\n".join([f"Hello {name}," if name else "Hello,", *paragraphs, "Aksio"]) + "\n"
