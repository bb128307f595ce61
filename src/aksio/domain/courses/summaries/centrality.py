"""Which sentences of a text stand for the others: LexRank, and a choice without repetition.

After G. Erkan and D. Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization" (2004), and
J. Carbonell and J. Goldstein, "The Use of MMR" (1998). Sentences come as the terms that they are compared by.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence

DAMPING = 0.85
PRECISION = 1e-6
MOST_ROUNDS = 100
RELEVANCE = 0.7
"""How much a sentence's own score counts beside its likeness to what was chosen before."""

_THE_SAME = 0.8
"""Sentences that are so alike say one thing."""

Vector = dict[str, float]


def vectors(sentences: Sequence[Sequence[str]]) -> list[Vector]:
    """Each sentence as its terms' weights, of length 1 (or empty): rare terms weigh more than common ones."""
    found = Counter(term for sentence in sentences for term in set(sentence))
    many = len(sentences)
    return [
        _normed({term: times * math.log(1 + many / found[term]) for term, times in Counter(sentence).items()})
        for sentence in sentences
    ]


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors, from 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def centrality(sentences: Sequence[Vector]) -> list[float]:
    """How much the others are like each, weighted by how much others are like them. The scores add up to 1.

    A sentence without terms gets only what every sentence gets.
    """
    many = len(sentences)
    if many == 0:
        return []
    links = [_links(sentences, place) for place in range(many)]
    scores = [1 / many] * many
    for _ in range(MOST_ROUNDS):
        loose = sum(score for score, targets in zip(scores, links, strict=True) if not targets)
        after = [(1 - DAMPING + DAMPING * loose) / many] * many
        for score, targets in zip(scores, links, strict=True):
            for target, share in targets:
                after[target] += DAMPING * score * share
        change = sum(abs(new - old) for new, old in zip(after, scores, strict=True))
        scores = after
        if change < PRECISION:
            break
    return scores


def choose(sentences: Sequence[Vector], scores: Sequence[float], *, fits: Callable[[list[int]], bool]) -> list[int]:
    """Places of the best sentences that do not repeat each other, in reading order.

    `fits` says whether a choice of places is still within bounds; what does not fit is passed over.
    """
    best = max(scores, default=0.0) or 1.0
    left = set(range(len(sentences)))
    repeats = [0.0] * len(sentences)
    chosen: list[int] = []

    def worth(place: int) -> tuple[float, int]:
        return RELEVANCE * scores[place] / best - (1 - RELEVANCE) * repeats[place], -place

    while left:
        place = max(left, key=worth)
        left.remove(place)
        if repeats[place] < _THE_SAME and fits([*chosen, place]):
            chosen.append(place)
            for other in left:
                repeats[other] = max(repeats[other], likeness(sentences[place], sentences[other]))
    return sorted(chosen)


def _links(sentences: Sequence[Vector], place: int) -> list[tuple[int, float]]:
    alike = [(other, likeness(sentences[place], sentences[other])) for other in range(len(sentences)) if other != place]
    total = sum(weight for _, weight in alike)
    return [(other, weight / total) for other, weight in alike if weight > 0]


def _normed(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}
