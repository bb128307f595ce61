"""The few sentences that the tutor says of itself, in the languages it is tested in; English for the others."""

from enum import StrEnum


class Notice(StrEnum):
    """What there is to say."""

    NOTHING_FOUND = "nothing_found"
    SEARCH_DOWN = "search_down"
    WITHHELD = "withheld"


_TEXTS: dict[Notice, dict[str, str]] = {
    Notice.NOTHING_FOUND: {
        "en": "I found nothing about this in your documents.",
        "de": "Dazu habe ich in deinen Dokumenten nichts gefunden.",
        "es": "No he encontrado nada sobre esto en tus documentos.",
        "ar": "لم أجد شيئًا عن هذا في مستنداتك.",
        "zh": "我在你的文档中没有找到相关内容。",
    },
    Notice.SEARCH_DOWN: {
        "en": "Your documents cannot be searched at the moment, so this answer has no sources.",
        "de": "Deine Dokumente können gerade nicht durchsucht werden, deshalb hat diese Antwort keine Quellen.",
        "es": "Ahora no se puede buscar en tus documentos, así que esta respuesta no tiene fuentes.",
        "ar": "لا يمكن البحث في مستنداتك الآن، لذلك هذه الإجابة بلا مصادر.",
        "zh": "目前无法搜索你的文档，因此这个回答没有来源。",
    },
    Notice.WITHHELD: {
        "en": "The rest of this answer was withheld.",
        "de": "Der Rest dieser Antwort wurde zurückgehalten.",
        "es": "El resto de esta respuesta se ha retenido.",
        "ar": "حُجب باقي هذه الإجابة.",
        "zh": "此回答的其余部分已被隐藏。",
    },
}


def notice(what: Notice, language: str | None) -> str:
    """The sentence in that language (BCP 47)."""
    texts = _TEXTS[what]
    return texts.get((language or "en").split("-")[0].lower(), texts["en"])
