"""When are two short answers the same? Case, spaces and small typing errors do not matter; numbers and negations do."""

import re
import unicodedata

MOST_ERRORS = 2
_SPACES = re.compile(r"\s+")
_NO_LETTERS_TO_SPARE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which one other sign is another word."""

_NEGATIONS = {
    "en": "not no never none nor neither without cannot nothing nobody",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals ohne nichts weder niemand",
    "es": "nunca ni sin ningún ninguno ninguna nada jamás tampoco nadie",
    "nb": "ikke ingen ingenting aldri uten intet verken hverken ei",
    "fr": "ne pas jamais sans aucun aucune rien",
}
_NEGATING = frozenset(word for words in _NEGATIONS.values() for word in words.split())
_OPPOSITES = re.compile(
    r"(hyper|hypo|inter|intra|macro|micro|endo|ecto|exo|anti|ante|pre|pro|post|over|under|ortho|para|meta|dis|non|un)"
)
"""Beginnings that turn a word into another, and are a letter or two apart."""


def folded(text: str) -> str:
    """Composed, without case, every run of spaces as one, no full stop at the end."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return _SPACES.sub(" ", composed).strip().rstrip(" .")


def typing_errors(given: str, accepted: str) -> int | None:
    """How many letters are wrong, both being folded; None when it is another answer. Compared word by word."""
    ours, theirs = accepted.split(" "), given.split(" ")
    if len(ours) != len(theirs):
        return None
    total = 0
    for word, other in zip(ours, theirs, strict=True):
        if word != other:
            errors = _errors_in_word(other, word)
            if errors is None:
                return None
            total += errors
    return total if total <= MOST_ERRORS else None


def _errors_in_word(given: str, accepted: str) -> int | None:
    spare = _letters_to_spare(accepted)
    if not spare or _is_exact(given) or _is_exact(accepted) or given[:1] != accepted[:1]:
        return None
    if _turns_around(given, accepted):
        return None
    errors = edit_distance(given, accepted, most=spare)
    return errors if errors <= spare else None


def _letters_to_spare(word: str) -> int:
    return 0 if len(word) < 5 else 1 if len(word) < 10 else MOST_ERRORS


def _is_exact(word: str) -> bool:
    """Whether every letter counts: numbers, negations, and scripts without letters."""
    bare = word.strip(",;:!?\"'()")
    return (
        any(letter.isnumeric() for letter in word)
        or bare in _NEGATING
        or bare.endswith(("n't", "n’t"))
        or _NO_LETTERS_TO_SPARE.search(word) is not None
    )


def _turns_around(given: str, accepted: str) -> bool:
    one, other = _OPPOSITES.match(given), _OPPOSITES.match(accepted)
    return one is not None and other is not None and one.group() != other.group()


def edit_distance(one: str, other: str, *, most: int) -> int:
    """Letters to add, drop, change or swap with their neighbour; any number above `most` stands for "more".

    Only the band around the diagonal is computed, so long words cost no more than short ones per letter.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    far = most + 1
    before: dict[int, int] = {}
    row = {column: column for column in range(min(len(other), most) + 1)}
    for line in range(1, len(one) + 1):
        now: dict[int, int] = {0: line} if line <= most else {}
        for column in range(max(1, line - most), min(len(other), line + most) + 1):
            changed = one[line - 1] != other[column - 1]
            cost = min(row.get(column, far) + 1, now.get(column - 1, far) + 1, row.get(column - 1, far) + changed)
            if line > 1 and column > 1 and one[line - 2 : line] == other[column - 2 : column][::-1]:
                cost = min(cost, before.get(column - 2, far) + 1)
            now[column] = min(cost, far)
        before, row = row, now
    return row.get(len(other), far)
