"""Renders the two sides of Anki's card templates, as far as plain text needs it.

Source: the Anki manual, "Card Templates": `{{Field}}`, `{{#Field}}…{{/Field}}`, `{{^Field}}…{{/Field}}` and filters,
`{{filter:Field}}`, applied from right to left.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aksio.adapters.interchange.anki.cloze import answer_of, question_of
from aksio.adapters.interchange.anki.html_text import to_html, to_text

_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_ANSWER_LINE = re.compile(r"<hr[^<>]*\bid\s*=\s*[\"']?answer\b[^<>]*>", re.IGNORECASE)
_READING = re.compile(r" ?([^ >\[\]]{1,100})\[([^\[\]]*)\]")


@dataclass(frozen=True, kw_only=True)
class RenderedSide:
    """HTML, and what stands behind the "show hint" links."""

    html: str
    hints: tuple[str, ...]


def render_front(template: str, fields: Mapping[str, str], ordinal: int) -> RenderedSide:
    """The question side. `ordinal` counts cards of the note from 0; for cloze notes it is the number of the gap."""
    return _Renderer(fields, ordinal, asks=True).render(template)


def render_back(template: str, fields: Mapping[str, str], ordinal: int) -> RenderedSide:
    """The answer side without the question that it usually repeats."""
    side = _Renderer(fields, ordinal, asks=False).render(template)
    return RenderedSide(html=_ANSWER_LINE.split(side.html)[-1], hints=side.hints)


class _Renderer:
    def __init__(self, fields: Mapping[str, str], ordinal: int, *, asks: bool) -> None:
        self._fields, self._number, self._asks = fields, ordinal + 1, asks
        self._hints: list[str] = []

    def render(self, template: str) -> RenderedSide:
        parts, at, shown = list[str](), 0, [True]
        for tag in _TAG.finditer(template):
            if shown[-1]:
                parts.append(template[at : tag.start()])
            at = tag.end()
            self._take(tag[1].strip(), shown, parts)
        if shown[-1]:
            parts.append(template[at:])
        return RenderedSide(html="".join(parts), hints=tuple(self._hints))

    def _take(self, name: str, shown: list[bool], parts: list[str]) -> None:
        if name.startswith(("#", "^")):
            shown.append(shown[-1] and self._holds(name[1:].strip()) == name.startswith("#"))
        elif name.startswith("/"):
            shown[:] = shown[:-1] or shown
        elif shown[-1]:
            parts.append(self._value(name))

    def _holds(self, name: str) -> bool:
        if re.fullmatch(r"c\d{1,3}", name):  # {{#c2}}: only on the card of that gap
            return int(name[1:]) == self._number
        return bool(self._fields.get(name, "").strip())

    def _value(self, name: str) -> str:
        *filters, field = (part.strip() for part in name.split(":"))
        value = self._fields.get(field, "")  # {{FrontSide}}, {{Tags}}, {{Deck}}: nothing that the card itself says
        for name_of_filter in reversed(filters):
            value = self._filtered(name_of_filter, value)
        return value

    def _filtered(self, name: str, value: str) -> str:
        if name == "hint":
            if value.strip():
                self._hints.append(value)
            return ""
        if name == "cloze":
            return question_of(value, self._number) if self._asks else answer_of(value, self._number)
        if name == "type":
            return "" if self._asks else value
        if name.startswith("tts"):
            return ""
        known = _FILTERS.get(name)
        return known(value) if known else value


_FILTERS: Mapping[str, Callable[[str], str]] = {
    "text": lambda value: to_html(to_text(value)[0]),
    "kanji": lambda value: _READING.sub(r"\1", value),
    "kana": lambda value: _READING.sub(r"\2", value),
}
