"""What of a question can be looked for in a text: its words without those that only make it a question."""

from functools import cache

from aksio.adapters.embedded.extraction.grammar import grammar_of
from aksio.adapters.embedded.search_terms import search_terms

STEM_LENGTH = 5
"""Words that begin with the same so many letters count as one. In five languages that finds inflected words about as
well as a stemmer of each would, needs none, and treats question and text alike even where the language is not known."""

_ASKING = {
    "en": "what which whose whom many much long kind type name happened",
    "de": "viel viele welchen welchem wem wen wann warum wieso woher wohin wofür womit worin worauf wodurch"
    " lautet hieß heißt",
    "es": "qué quién quiénes cuál cuáles cuándo cuánto cuántos cuántas cuánta dónde cómo",
    "ar": "ماذا متى أين كيف كم لماذا هل ماهو أية",
    "zh": "什么 谁 哪 里 些 个 何 怎 样 为 多少 几 吗 呢 是 的",
}


def sought_stems(question: str) -> frozenset[str]:
    """Stems of the words that carry the question; all of them where nothing else is left."""
    grammar = grammar_of(question)
    terms, empty = set(search_terms(question)), _empty(grammar.language, grammar.skipped)
    kept = {term for term in terms if not empty & _parts(grammar.language, term)}
    return frozenset(map(stem, kept or terms))


def stems(text: str) -> frozenset[str]:
    """The stems of a text."""
    return frozenset(map(stem, search_terms(text)))


def stem(term: str) -> str:
    """The beginning of a word; pairs of characters stay as they are."""
    return term[:STEM_LENGTH]


def _parts(language: str, term: str) -> frozenset[str]:
    """Chinese terms are pairs of characters: one that says nothing spoils the pair."""
    return frozenset(term if language == "zh" else (term,))


@cache
def _empty(language: str, skipped: frozenset[str]) -> frozenset[str]:
    told = [*skipped, *_ASKING.get(language, "").split()]
    if language == "zh":
        return frozenset("".join(told))
    return frozenset(term for word in told for term in search_terms(word))
