"""Put together what belongs together."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import Answer, MatchedPairs, expect, refuse_answer
from aksio.domain.assessments.quizzes.mark import Mark
from aksio.domain.assessments.quizzes.part import MOST_PARTS, Part, part_errors
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What belongs together. Several left-hand things may share a right-hand one."""

    left: Part
    right: Part


@dataclass(frozen=True, kw_only=True)
class Matching:
    """Each pair earns an equal share. Distractors belong to nothing."""

    kind: ClassVar = QuestionKind.MATCHING
    pairs: tuple[Pair, ...]
    distractors: tuple[Part, ...] = ()

    @property
    def lefts(self) -> tuple[Part, ...]:
        """What something is to be put to."""
        return tuple(pair.left for pair in self.pairs)

    @property
    def rights(self) -> tuple[Part, ...]:
        """What there is to put, each once."""
        return tuple({part.id: part for part in (*(pair.right for pair in self.pairs), *self.distractors)}.values())

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        yield from part_errors(self.lefts, "/pairs", fewest=2, name="left")
        rights = tuple({pair.right.id: pair.right for pair in self.pairs}.values())
        yield from part_errors(rights, "/pairs", fewest=1, name="right")
        yield from part_errors(self.distractors, "/distractors", fewest=0, name="")
        used = {part.text for part in rights} | {part.id for part in rights}
        for number, distractor in enumerate(self.distractors[:MOST_PARTS]):
            if distractor.text in used or distractor.id in used:
                place = f"/distractors/{number}"
                yield FieldError(pointer=place, code="is_right", message="Belongs to a pair, so it distracts nobody.")

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape, for what is not there, and for a left-hand thing that comes twice."""
        given: dict[str, str] = {}
        lefts, rights = {part.id for part in self.lefts}, {part.id for part in self.rights}
        for number, pairing in enumerate(expect(answer, MatchedPairs).pairs):
            place = f"/pairs/{number}"
            if pairing.left_id not in lefts:
                raise refuse_answer(f"{place}/left_id", "unknown_part", "There is no such thing on the left.")
            if pairing.right_id not in rights:
                raise refuse_answer(f"{place}/right_id", "unknown_part", "There is no such thing on the right.")
            if pairing.left_id in given:
                raise refuse_answer(f"{place}/left_id", "repeated", "Has a partner already.")
            given[pairing.left_id] = pairing.right_id
        found = sum(given.get(pair.left.id) == pair.right.id for pair in self.pairs)
        return Mark(fraction=Fraction(found, len(self.pairs)))
