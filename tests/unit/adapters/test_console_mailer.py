import io

from aksio.adapters.embedded.mailer import ConsoleMailer
from aksio.application.shared.mail import Letter


async def test_a_mail_is_shown_to_whoever_runs_the_server() -> None:
    console = io.StringIO()
    letter = Letter(subject="Hello", text="First line\nSecond line\n", html="<p>First line</p>")
    await ConsoleMailer(console).send(to="ada@example.org", letter=letter)
    assert "Mail to ada@example.org\nSubject: Hello\n\nFirst line\nSecond line\n" in console.getvalue()
