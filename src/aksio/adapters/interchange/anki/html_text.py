"""The HTML of Anki's fields as plain text, and plain text as such HTML.

A small tokenizer of our own, because fields come from strangers: it reads every character once, whatever they hold.
"""

import html
import re

_TOKEN = re.compile(
    r"""(?P<comment><!--(?:[^-]|-(?!->))*+(?:-->)?)
      | <(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>
      | (?P<reference>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)
      | (?P<run>[^<&]+ | .)""",
    re.VERBOSE | re.DOTALL,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SOUND = re.compile(r"\[(?:sound|anki:play):[^\[\]]*\]")
_BLOCK = re.compile(
    "address|article|aside|blockquote|center|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    "|section|table|tr|ul"
)
_UNSEEN = frozenset(("head", "script", "style", "title"))
_MEDIA = frozenset(("audio", "embed", "iframe", "img", "object", "video"))
_EDGE_SPACE = re.compile(r"(?<!\S) | (?!\S)")
_LITERAL = {"\n": "<br>", "\r": "&#13;", "\t": "&#9;", "\u00a0": "&#160;"}


def to_text(source: str) -> tuple[str, int]:
    """The text of a piece of HTML, lines broken where a browser breaks them, and how many media were left out."""
    source, sounds = _SOUND.subn("", _CONTROL.sub("", source))
    text = _Text()
    for token in _TOKEN.finditer(source):
        text.take(token)
    return "".join(text.parts), sounds + text.media


def to_html(text: str) -> str:
    """HTML that `to_text` turns into exactly this text, and that Anki shows so."""
    source = html.escape(text, quote=False).replace("[sound:", "&#91;sound:").replace("[anki:play:", "&#91;anki:play:")
    source = _EDGE_SPACE.sub("&#32;", source)
    return "".join(_LITERAL.get(character, character) for character in source)


class _Text:
    """Text in the making. A browser folds white space and drops it at the ends of lines; so does this."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.media = 0
        self._unseen: str | None = None
        self._space_due = False
        self._break_due = False
        self._line_is_empty = True
        self._is_preformatted = False

    def take(self, token: re.Match[str]) -> None:
        """The next token, in order."""
        kind = token.lastgroup
        if self._unseen:
            ended = token["close"] and _name(token) == self._unseen
            self._unseen = None if ended else self._unseen
        elif kind == "tag":
            self._take_tag(_name(token), opens=not token["close"])
        elif kind == "reference":
            self._write(_character(token["reference"]))
        elif kind == "run":
            self._take_run(token["run"])

    def _take_tag(self, name: str, *, opens: bool) -> None:
        if name == "br":
            self._break_line()
        elif _BLOCK.fullmatch(name):
            self._break_due = not self._line_is_empty
            self._is_preformatted = opens and (name == "pre" or self._is_preformatted)
        elif name in ("td", "th"):
            self._space_due = not self._line_is_empty
        elif opens and name in _UNSEEN:
            self._unseen = name
        elif opens and name in _MEDIA:
            self.media += 1

    def _take_run(self, run: str) -> None:
        if self._is_preformatted:
            for number, line in enumerate(run.split("\n")):
                if number:
                    self._break_line()
                self._write(line)
            return
        folded = _SPACES.sub(" ", run)
        words = folded.strip(" ")
        if folded.startswith(" "):
            self._space_due = not self._line_is_empty
        if words:
            self._write(words.replace("\u00a0", " "))
        if folded.endswith(" "):
            self._space_due = not self._line_is_empty

    def _break_line(self) -> None:
        self._settle_break()
        self.parts.append("\n")
        self._line_is_empty, self._space_due = True, False

    def _settle_break(self) -> None:
        if self._break_due:
            self.parts.append("\n")
            self._line_is_empty, self._break_due, self._space_due = True, False, False

    def _write(self, characters: str) -> None:
        if not characters:
            return
        self._settle_break()
        if self._space_due:
            self.parts.append(" ")
        self.parts.append(characters)
        self._line_is_empty, self._space_due = False, False


def _name(token: re.Match[str]) -> str:
    return (token["tag"] or "").lower()


def _character(reference: str) -> str:
    """A character reference as text. Editors put `&nbsp;` where a person typed a space; a number means what it says."""
    if reference == "&nbsp;":
        return " "
    return "\u00a0" if reference == "&#160;" else html.unescape(reference)
