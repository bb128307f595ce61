"""Notifications in words, made when they are read, in the language that the reader has then."""

from collections.abc import Mapping
from dataclasses import dataclass

from aksio.domain.notifications.kind import Kind
from aksio.domain.shared.language import nearest

LANGUAGES = ("en", "nb", "de", "es")


@dataclass(frozen=True)
class Phrase:
    """Title and text. Names in braces are keys of the notification's data."""

    title: str
    text: str


PHRASES: dict[str, dict[Kind, Phrase]] = {
    "en": {
        Kind.DOCUMENT_READY: Phrase("Document ready", "Your document has been read and can be studied."),
        Kind.DOCUMENT_FAILED: Phrase("Document not readable", "Your document could not be read."),
        Kind.GENERATION_FINISHED: Phrase("New cards", "New cards are there: {cards}."),
        Kind.GENERATION_FAILED: Phrase("No new cards", "Your cards could not be written."),
        Kind.LEECH: Phrase("A card that does not stick", "Forgotten {lapses} times: rewriting the card helps."),
        Kind.EXAM_REMINDER: Phrase("Exam ahead", "Days until your exam: {days}."),
        Kind.DAILY_DIGEST: Phrase("Today", "Cards due today: {due}."),
        Kind.WEEKLY_REPORT: Phrase("Your week", "Reviews: {reviews}. Minutes: {minutes}."),
    },
    "nb": {
        Kind.DOCUMENT_READY: Phrase("Dokumentet er klart", "Dokumentet er lest, og du kan begynne å øve."),
        Kind.DOCUMENT_FAILED: Phrase("Dokumentet kan ikke leses", "Dokumentet ditt kunne ikke leses."),
        Kind.GENERATION_FINISHED: Phrase("Nye kort", "Nye kort er klare: {cards}."),
        Kind.GENERATION_FAILED: Phrase("Ingen nye kort", "Kortene dine kunne ikke skrives."),
        Kind.LEECH: Phrase("Et kort som ikke sitter", "Glemt {lapses} ganger: det hjelper å skrive om kortet."),
        Kind.EXAM_REMINDER: Phrase("Eksamen nærmer seg", "Dager igjen til eksamen: {days}."),
        Kind.DAILY_DIGEST: Phrase("I dag", "Kort å repetere i dag: {due}."),
        Kind.WEEKLY_REPORT: Phrase("Uken din", "Repetisjoner: {reviews}. Minutter: {minutes}."),
    },
    "de": {
        Kind.DOCUMENT_READY: Phrase("Dokument bereit", "Dein Dokument ist gelesen, du kannst damit lernen."),
        Kind.DOCUMENT_FAILED: Phrase("Dokument nicht lesbar", "Dein Dokument konnte nicht gelesen werden."),
        Kind.GENERATION_FINISHED: Phrase("Neue Karten", "Neue Karten sind da: {cards}."),
        Kind.GENERATION_FAILED: Phrase("Keine neuen Karten", "Deine Karten konnten nicht geschrieben werden."),
        Kind.LEECH: Phrase("Eine Karte bleibt nicht haften", "{lapses}-mal vergessen: Schreib die Karte besser um."),
        Kind.EXAM_REMINDER: Phrase("Prüfung in Sicht", "Tage bis zu deiner Prüfung: {days}."),
        Kind.DAILY_DIGEST: Phrase("Heute", "Heute fällige Karten: {due}."),
        Kind.WEEKLY_REPORT: Phrase("Deine Woche", "Wiederholungen: {reviews}. Minuten: {minutes}."),
    },
    "es": {
        Kind.DOCUMENT_READY: Phrase("Documento listo", "Tu documento está leído y ya puedes estudiarlo."),
        Kind.DOCUMENT_FAILED: Phrase("Documento ilegible", "No se pudo leer tu documento."),
        Kind.GENERATION_FINISHED: Phrase("Tarjetas nuevas", "Ya hay tarjetas nuevas: {cards}."),
        Kind.GENERATION_FAILED: Phrase("Sin tarjetas nuevas", "No se pudieron escribir tus tarjetas."),
        Kind.LEECH: Phrase("Una tarjeta que se resiste", "Olvidada {lapses} veces: conviene reescribirla."),
        Kind.EXAM_REMINDER: Phrase("Examen a la vista", "Días hasta tu examen: {days}."),
        Kind.DAILY_DIGEST: Phrase("Hoy", "Tarjetas para hoy: {due}."),
        Kind.WEEKLY_REPORT: Phrase("Tu semana", "Repasos: {reviews}. Minutos: {minutes}."),
    },
}


def phrase(kind: Kind, data: Mapping[str, object], language: str) -> Phrase:
    """In the nearest language that there is."""
    found = PHRASES[nearest(language, LANGUAGES)][kind]
    return Phrase(found.title.format_map(data), found.text.format_map(data))
