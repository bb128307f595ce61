"""Mail through a real SMTP conversation."""

import socket
from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from aksio.adapters.smtp.mailer import MailUnavailable, SmtpMailer


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


async def test_a_mail_arrives_with_its_subject_and_text(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    await SmtpMailer(url, sender="Aksio <no-reply@example.org>").send(
        to="ase@example.com",
        subject="Velg et nytt passord – nå",
        text="Hei Åse,\n\nåpne lenken.\n",
    )
    (mail,) = box.received
    assert mail["From"] == "Aksio <no-reply@example.org>"
    assert mail["To"] == "ase@example.com"
    content = mail.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert content.decode().replace("\r\n", "\n") == "Hei Åse,\n\nåpne lenken.\n"


async def test_a_refused_recipient_is_tried_again_later(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    with pytest.raises(MailUnavailable):
        await SmtpMailer(url, sender="a@example.org").send(to="full@example.com", subject="s", text="t")
    assert box.received == []


async def test_a_server_that_is_away_is_unavailable() -> None:
    mailer = SmtpMailer(f"smtp://127.0.0.1:{free_port()}", sender="a@example.org")
    with pytest.raises(MailUnavailable):
        await mailer.send(to="a@example.com", subject="s", text="t")
