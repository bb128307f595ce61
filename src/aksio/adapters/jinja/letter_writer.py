"""Puts mails into words. Subject first, then paragraphs: plain text and HTML are made from the same file."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from aksio.application.shared.mail import Letter
from aksio.domain.shared.language import nearest

LANGUAGES = ("en", "nb", "de", "es")
_LINKS = ("link", "unsubscribe")
_ANCHOR = Markup('<a href="{0}">{0}</a>')
_LINE_BREAK = "<br>\n"


def _environment(*, escapes: bool) -> Environment:
    return Environment(
        loader=PackageLoader("aksio.adapters.jinja", "letters"),
        autoescape=escapes,  # noqa: S701  plain text has nothing to escape
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class JinjaLetterWriter:
    """See the port. Whatever comes from people is escaped in the HTML; only our own links become anchors."""

    def __init__(self) -> None:
        self._plain = _environment(escapes=False)
        self._html = _environment(escapes=True)

    def write(self, mail: str, *, language: str, values: Mapping[str, object]) -> Letter:
        """See the port."""
        language = nearest(language, LANGUAGES)
        name = f"{language}/{mail}.txt"
        first, _, text = self._plain.get_template(name).render(values).partition("\n\n")
        subject = " ".join(first.split())
        anchors = {link: _ANCHOR.format(values[link]) for link in _LINKS if link in values}
        _, *paragraphs = self._html.get_template(name).render({**values, **anchors}).strip().split("\n\n")
        html = self._html.get_template("layout.html").render(
            language=language, subject=subject, paragraphs=[_paragraph(one) for one in paragraphs]
        )
        return Letter(subject=subject, text=text.strip() + "\n", html=html)


def _paragraph(escaped: str) -> Markup:
    return Markup(_LINE_BREAK.join(escaped.strip().split("\n")))  # noqa: S704  rendered with escaping, just above
