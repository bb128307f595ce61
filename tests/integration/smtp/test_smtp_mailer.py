"""Mail through a real SMTP conversation."""

import socket
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from aksio.adapters.smtp.mailer import MailUnavailable, SmtpMailer
from aksio.application.shared.mail import Letter

SENDER = "Aksio <no-reply@example.org>"


class Mailbox(MessageHandler):
    """Keeps what arrives; refuses one address."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[Message] = []

    async def handle_RCPT(  # noqa: N802  the name that aiosmtpd calls
        self, server: object, session: object, envelope: object, address: str, _: object
    ) -> str:
        if address == "full@example.com":
            return "452 4.2.2 Mailbox full"
        envelope.rcpt_tos.append(address)  # type: ignore[attr-defined]
        return "250 OK"

    def handle_message(self, message: Message) -> None:
        self.received.append(message)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    box, port = Mailbox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"smtp://127.0.0.1:{port}"
    controller.stop()


LETTER = Letter(
    subject="Velg et nytt passord – nå", text="Hei Åse,\n\nåpne lenken.\n", html="<p>Hei Åse, åpne lenken.</p>\n"
)


async def test_a_mail_arrives_as_text_and_as_html(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    await SmtpMailer(url, sender=SENDER).send(to="ase@example.com", letter=LETTER)
    (mail,) = box.received
    assert (mail["From"], mail["To"]) == (SENDER, "ase@example.com")
    assert str(make_header(decode_header(mail["Subject"]))) == LETTER.subject
    text, html = (content_of(part) for part in mail.get_payload())  # type: ignore[arg-type]
    assert (text, html) == (("text/plain", LETTER.text), ("text/html", LETTER.html))


async def test_transactional_mail_cannot_be_unsubscribed_from(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    await SmtpMailer(url, sender=SENDER).send(to="ase@example.com", letter=LETTER)
    (mail,) = box.received
    assert parsedate_to_datetime(mail["Date"]).tzinfo is not None
    assert mail["Message-ID"].endswith("@example.org>")
    assert (mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"]) == (None, None)


async def test_a_digest_has_its_one_click(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    leave = "https://aksio.example/api/v1/notifications/unsubscribe/" + "t" * 160
    for key in ("digest:1", "digest:1", "digest:2"):
        await SmtpMailer(url, sender=SENDER).send(to="a@example.com", letter=LETTER, key=key, unsubscribe_url=leave)
    first, again, other = box.received
    assert first["List-Unsubscribe"].replace("\r\n", "").replace(" ", "") == f"<{leave}>"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]


def content_of(part: Message) -> tuple[str, str]:
    """Type and decoded text."""
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return part.get_content_type(), content.decode().replace("\r\n", "\n")


async def test_a_refused_recipient_is_tried_again_later(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    with pytest.raises(MailUnavailable):
        await SmtpMailer(url, sender="a@example.org").send(to="full@example.com", letter=LETTER)
    assert box.received == []


async def test_a_server_that_is_away_is_unavailable() -> None:
    mailer = SmtpMailer(f"smtp://127.0.0.1:{free_port()}", sender="a@example.org")
    with pytest.raises(MailUnavailable):
        await mailer.send(to="a@example.com", letter=LETTER)
