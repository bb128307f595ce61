import io

from aksio.adapters.embedded.mailer import ConsoleMailer


async def test_a_mail_is_shown_to_whoever_runs_the_server() -> None:
    console = io.StringIO()
    await ConsoleMailer(console).send(to="ada@example.org", subject="Hello", text="First line\nSecond line\n")
    assert "Mail to ada@example.org\nSubject: Hello\n\nFirst line\nSecond line\n" in console.getvalue()
