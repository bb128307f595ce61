"""Words that point at the material. A card that has them cannot be answered without it."""

import re

_ENGLISH = r"""
    \b(?:in|from|by|of|to|does|did|do)\ (?:the|this)\ (?:text|passage|article|excerpt|paragraph|document)\b(?!\ of\b)
  | \bthis\ (?:text|passage|article|excerpt|paragraph|document|section|chapter)\b
  | \bthe\ (?:text|passage|article|excerpt|author)\ (?:says?|states?|mentions?|describes?|explains?|above|below)\b
  | \b(?:mentioned|described|listed|shown|discussed|stated|given)\ (?:above|below|earlier)\b
  | \baccording\ to\ the\ (?:author|source)\b
"""
_GERMAN = r"""
    \b(?:im|aus\ dem|laut|laut\ dem|nach\ dem)\ (?:text|artikel|abschnitt|auszug|dokument)\b
  | \bdies(?:er|em|es|en)\ (?:text|artikel|abschnitt|auszug|dokument|kapitel|absatz)(?:e?s)?\b
  | \b(?:der|die|dieser|diese)\ (?:textstelle|textpassage|passage)\b
  | \b(?:oben|unten)\ (?:genannt|erwähnt|beschrieben|aufgeführt)\w*
"""
_SPANISH = r"""
    \b(?:en|según|del|de)\ ?(?:el|este)?\ (?:texto|pasaje|fragmento|artículo|documento|párrafo)\b(?!\ de\b)
  | \beste\ (?:texto|pasaje|fragmento|artículo|documento|párrafo|capítulo|apartado)\b
  | \b(?:mencionad|descrit|citad)[oa]s?\ (?:anteriormente|arriba|más\ arriba|abajo)\b
"""
_ARABIC = r"""
    (?:في|وفق|وفقا|وفقًا|حسب|بحسب|من)\ (?:هذا\ |هذه\ )?(?:لل|ال)(?:نص|مقطع|مقال|مقالة|فقرة|وثيقة|مستند)\b
  | \b(?:هذا|هذه)\ ال(?:نص|مقطع|مقال|مقالة|فقرة|وثيقة|مستند)\b
  | (?:المذكور|المذكورة|الوارد|الواردة)\ (?:أعلاه|أدناه|سابقا|سابقًا)
"""
_CHINESE = r"""
    文中 | 本文 | 这篇文章 | 该文章 | 文章中 | 根据文章 | 上文 | 下文 | 这段文字 | 该段 | 本段 | 原文
  | 文本中 | 这份文件 | 本章 | 本节 | 如上所述 | 如下所述
"""
_REFERENCE = re.compile("|".join((_ENGLISH, _GERMAN, _SPANISH, _ARABIC, _CHINESE)), re.VERBOSE | re.IGNORECASE)


def points_at_the_document(text: str) -> bool:
    """Whether the text leans on the material in English, German, Spanish, Arabic or Chinese."""
    return _REFERENCE.search(text) is not None
