"""Fill the gaps of a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from aksio.domain.assessments.quizzes.accepted_text import AcceptedText, accepted_errors, best_match, check_written
from aksio.domain.assessments.quizzes.answers import Answer, FilledGaps, expect, refuse_answer
from aksio.domain.assessments.quizzes.mark import NOTHING, Mark
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError

MOST_GAPS = 50
_GAP = re.compile(r"\{\{\s*(\d{1,3})\s*\}\}")


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What may stand in it."""

    accepted: tuple[AcceptedText, ...]


@dataclass(frozen=True, kw_only=True)
class Cloze:
    """The question's text has {{1}}, {{2}} and so on where the gaps are. Each gap earns an equal share."""

    kind: ClassVar = QuestionKind.CLOZE
    gaps: tuple[Gap, ...]
    allow_typos: bool = True

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        if not 1 <= len(self.gaps) <= MOST_GAPS:
            yield FieldError(pointer="/gaps", code="bad_number", message=f"Must be 1 to {MOST_GAPS}.")
        for number, gap in enumerate(self.gaps[: MOST_GAPS + 1]):
            yield from accepted_errors(gap.accepted, f"/gaps/{number}/accepted")

    def text_error(self, text: str) -> FieldError | None:
        """What is wrong with the question's text: every gap has to stand in it, once."""
        if sorted(int(number) for number in _GAP.findall(text)) == list(range(1, len(self.gaps) + 1)):
            return None
        message = f"Must have each of {{{{1}}}} to {{{{{len(self.gaps)}}}}} once."
        return FieldError(pointer="/text", code="gaps_do_not_fit", message=message)

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape or number of gaps."""
        filled = expect(answer, FilledGaps).gaps
        if len(filled) != len(self.gaps):
            raise refuse_answer("/gaps", "wrong_number", f"Must have {len(self.gaps)} entries; null leaves one open.")
        fraction, feedback = NOTHING, []
        for number, (gap, text) in enumerate(zip(self.gaps, filled, strict=True)):
            check_written(text or "", f"/gaps/{number}")
            match = best_match(gap.accepted, text, allow_typos=self.allow_typos) if text and text.strip() else None
            if match is not None:
                fraction += Fraction(match.fraction, len(self.gaps))
                feedback += [match.feedback] if match.feedback else []
        return Mark(fraction=fraction, feedback=tuple(feedback))
