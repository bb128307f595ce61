"""The note type of the decks that we write."""

import genanki

FRONT, BACK, HINT, EXPLANATION = "Front", "Back", "Hint", "Explanation"

_QUESTION = "{{Front}}{{#Hint}}<div>{{hint:Hint}}</div>{{/Hint}}"
_ANSWER = (
    "{{FrontSide}}<hr id=answer>{{Back}}{{#Explanation}}<div class=explanation>{{Explanation}}</div>{{/Explanation}}"
)
_STYLE = """
.card { font-family: system-ui, sans-serif; font-size: 20px; line-height: 1.5; text-align: center; }
.card { white-space: pre-wrap; }
.explanation { margin-top: 1em; font-size: 16px; opacity: 0.8; }
"""


def aksio_note_type() -> genanki.Model:
    """Anki knows a note type again by its id, and takes notes of it as updates only while fields and templates keep
    their names: never change these three."""
    return genanki.Model(
        1_732_871_604,
        "Aksio",
        fields=[{"name": name} for name in (FRONT, BACK, HINT, EXPLANATION)],
        templates=[{"name": "Card", "qfmt": _QUESTION, "afmt": _ANSWER}],
        css=_STYLE,
    )
