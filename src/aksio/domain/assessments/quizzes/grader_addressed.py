"""Tells answers that speak to whoever grades them. A hint, not a wall: such an answer is left to a person."""

import re
import unicodedata

_ORDERS = re.compile(
    r"""
    \b(?:full|maximum|highest|top)\ (?:marks?|points|scores?|credits?|grades?|level)\b | \ball\ (?:the\ )?marks\b
  | \b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|rubric|prompt|rules?|above|previous)\b
  | \b(?:system|developer)\ (?:prompt|message)\b
  | \b(?:dear|you\ are\ (?:a|an|the)|note\ to\ the)\ (?:grader|examiner|assistant|language\ model|ai)\b
  | \b(?:volle|maximale)\ (?:punktzahl|punkte)\b | \bignoriere?\b.{0,40}\b(?:anweisung|anleitung|regel)
  | \b(?:máxima\ puntuación|puntuación\ máxima|nota\ máxima)\b
  | \bignora\b.{0,40}\b(?:instrucciones|reglas)\b
  | (?:العلامة|الدرجة)\ (?:الكاملة|النهائية) | تجاهل.{0,40}(?:التعليمات|القواعد)
  | 满分|滿分|(?:忽略|无视|無視).{0,20}(?:指令|指示|说明|規則|规则)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def speaks_to_the_grader(answer: str) -> bool:
    """Whether the text asks for marks or gives orders, in one of five languages."""
    return _ORDERS.search(" ".join(unicodedata.normalize("NFKC", answer).split())) is not None
