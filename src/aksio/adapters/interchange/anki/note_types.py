"""Anki's note types: which fields a note has, and what its cards look like.

Up to schema 11 they are one JSON object in `col.models`; from schema 15 on they are tables with protobuf columns
(`notetypes.config`: 1 = kind; `templates.config`: 1 = question side, 2 = answer side).
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from aksio.adapters.interchange.anki.database import plain_tables
from aksio.adapters.interchange.anki.protobuf import number_at, text_at
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile

_CLOZE = 1


class _ModelField(msgspec.Struct):
    name: str
    ord: int


class _ModelTemplate(msgspec.Struct):
    qfmt: str
    afmt: str
    ord: int


class _Model(msgspec.Struct):
    """A note type under Anki's own names."""

    flds: list[_ModelField]
    tmpls: list[_ModelTemplate]
    type: int = 0


@dataclass(frozen=True, kw_only=True)
class Template:
    """The two sides of one kind of card, as HTML with `{{…}}`."""

    front: str
    back: str


@dataclass(frozen=True, kw_only=True)
class NoteType:
    """`templates` is keyed by ordinal. A cloze type has a single template, whatever the number of the gap."""

    is_cloze: bool
    fields: tuple[str, ...]
    templates: Mapping[int, Template]

    def template_of(self, ordinal: int) -> Template | None:
        """What the card of that ordinal looks like; None where the note type has no such card."""
        return self.templates.get(0 if self.is_cloze else ordinal)


def note_types_of(connection: sqlite3.Connection) -> dict[int, NoteType]:
    """All note types by id. Raises UnreadableFile when they cannot be made sense of."""
    try:
        if {"notetypes", "fields", "templates"} <= plain_tables(connection):
            return _from_tables(connection)
        return _from_json(connection)
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        message = "The note types in this .apkg file cannot be read."
        raise UnreadableFile.because("broken_note_types", message) from None


def _from_json(connection: sqlite3.Connection) -> dict[int, NoteType]:
    (models,) = connection.execute("SELECT models FROM col").fetchone()
    return {key: _from_model(model) for key, model in msgspec.json.decode(models, type=dict[int, _Model]).items()}


def _from_model(model: _Model) -> NoteType:
    return NoteType(
        is_cloze=model.type == _CLOZE,
        fields=tuple(field.name for field in sorted(model.flds, key=lambda field: field.ord)),
        templates={template.ord: Template(front=template.qfmt, back=template.afmt) for template in model.tmpls},
    )


def _from_tables(connection: sqlite3.Connection) -> dict[int, NoteType]:
    fields: dict[int, list[str]] = {}
    for type_id, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(type_id, []).append(name)
    templates: dict[int, dict[int, Template]] = {}
    for type_id, ordinal, config in connection.execute("SELECT ntid, ord, config FROM templates"):
        template = Template(front=text_at(config, 1), back=text_at(config, 2))
        templates.setdefault(type_id, {})[ordinal] = template
    return {
        type_id: NoteType(
            is_cloze=number_at(config, 1) == _CLOZE,
            fields=tuple(fields.get(type_id, ())),
            templates=templates.get(type_id, {}),
        )
        for type_id, config in connection.execute("SELECT id, config FROM notetypes")
    }
