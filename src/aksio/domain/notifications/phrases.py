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
        Kind.QUIZ_WRITTEN: Phrase("New quiz", "A new quiz is there, with so many questions: {questions}."),
        Kind.TRANSLATION_FINISHED: Phrase("Translation ready", "Parts translated: {written}. Left out: {skipped}."),
        Kind.TRANSLATION_FAILED: Phrase("No translation", "Your translation could not be finished."),
        Kind.SUMMARY_WRITTEN: Phrase("Summary ready", "Your summary is written."),
        Kind.SUMMARY_FAILED: Phrase("No summary", "Your summary could not be written."),
        Kind.GOAL_REACHED: Phrase("Goal reached", "You reached your goal: {target}."),
        Kind.MARK_APPEALED: Phrase("A mark is contested", "Somebody asks you to look at a mark again."),
        Kind.APPEAL_DECIDED: Phrase("Your appeal was decided", "The mark that you contested was looked at again."),
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
        Kind.QUIZ_WRITTEN: Phrase("Ny quiz", "En ny quiz er klar. Antall spørsmål: {questions}."),
        Kind.TRANSLATION_FINISHED: Phrase("Oversettelsen er klar", "Deler oversatt: {written}. Utelatt: {skipped}."),
        Kind.TRANSLATION_FAILED: Phrase("Ingen oversettelse", "Oversettelsen din kunne ikke gjøres ferdig."),
        Kind.SUMMARY_WRITTEN: Phrase("Sammendraget er klart", "Sammendraget ditt er skrevet."),
        Kind.SUMMARY_FAILED: Phrase("Ikke noe sammendrag", "Sammendraget ditt kunne ikke skrives."),
        Kind.GOAL_REACHED: Phrase("Målet er nådd", "Du har nådd målet ditt: {target}."),
        Kind.MARK_APPEALED: Phrase("En vurdering er klaget på", "Noen ber deg se på en vurdering en gang til."),
        Kind.APPEAL_DECIDED: Phrase("Klagen din er avgjort", "Vurderingen du klaget på, er sett på en gang til."),
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
        Kind.QUIZ_WRITTEN: Phrase("Neues Quiz", "Ein neues Quiz ist da. Fragen: {questions}."),
        Kind.TRANSLATION_FINISHED: Phrase("Übersetzung fertig", "Teile übersetzt: {written}. Ausgelassen: {skipped}."),
        Kind.TRANSLATION_FAILED: Phrase("Keine Übersetzung", "Deine Übersetzung konnte nicht fertiggestellt werden."),
        Kind.SUMMARY_WRITTEN: Phrase("Zusammenfassung fertig", "Deine Zusammenfassung ist geschrieben."),
        Kind.SUMMARY_FAILED: Phrase("Keine Zusammenfassung", "Deine Zusammenfassung konnte nicht geschrieben werden."),
        Kind.GOAL_REACHED: Phrase("Ziel erreicht", "Du hast dein Ziel erreicht: {target}."),
        Kind.MARK_APPEALED: Phrase("Einspruch gegen eine Bewertung", "Bitte sieh dir eine Bewertung noch einmal an."),
        Kind.APPEAL_DECIDED: Phrase(
            "Über deinen Einspruch ist entschieden",
            "Deine Bewertung wurde noch einmal angesehen.",
        ),
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
        Kind.QUIZ_WRITTEN: Phrase("Cuestionario nuevo", "Ya hay un cuestionario nuevo. Preguntas: {questions}."),
        Kind.TRANSLATION_FINISHED: Phrase("Traducción lista", "Partes traducidas: {written}. Omitidas: {skipped}."),
        Kind.TRANSLATION_FAILED: Phrase("Sin traducción", "No se pudo terminar tu traducción."),
        Kind.SUMMARY_WRITTEN: Phrase("Resumen listo", "Tu resumen está escrito."),
        Kind.SUMMARY_FAILED: Phrase("Sin resumen", "No se pudo escribir tu resumen."),
        Kind.GOAL_REACHED: Phrase("Objetivo alcanzado", "Has alcanzado tu objetivo: {target}."),
        Kind.MARK_APPEALED: Phrase("Una nota impugnada", "Alguien te pide que vuelvas a mirar una nota."),
        Kind.APPEAL_DECIDED: Phrase("Tu reclamación está resuelta", "La nota que impugnaste se ha vuelto a mirar."),
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
