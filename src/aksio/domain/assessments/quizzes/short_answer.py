"""Write a few words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from aksio.domain.assessments.quizzes.accepted_text import AcceptedText, accepted_errors, best_match, check_written
from aksio.domain.assessments.quizzes.answers import Answer, WrittenText, expect
from aksio.domain.assessments.quizzes.mark import NOTHING, UNANSWERED, Mark
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError


@dataclass(frozen=True, kw_only=True)
class ShortAnswer:
    """Earns the fraction of the accepted text that was given. `allow_typos` is off where spelling is the point."""

    kind: ClassVar = QuestionKind.SHORT_ANSWER
    accepted: tuple[AcceptedText, ...]
    allow_typos: bool = True

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        return accepted_errors(self.accepted, "/accepted")

    def recognises(self, text: str) -> bool:
        """Whether it is one of the accepted texts, or one that is known to be wrong."""
        return best_match(self.accepted, text, allow_typos=self.allow_typos) is not None

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape, and for what cannot be stored."""
        text = expect(answer, WrittenText).text
        check_written(text, "/text")
        if not text.strip():
            return UNANSWERED
        match = best_match(self.accepted, text, allow_typos=self.allow_typos)
        if match is None:
            return Mark(fraction=NOTHING)
        return Mark(fraction=match.fraction, feedback=(match.feedback,) if match.feedback else ())
