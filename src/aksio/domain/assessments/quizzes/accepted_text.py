"""Texts that are accepted as an answer, and which of them was given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from aksio.domain.assessments.quizzes.answers import LONGEST_SHORT_ANSWER, refuse_answer
from aksio.domain.assessments.quizzes.mark import ALL
from aksio.domain.assessments.quizzes.option import LONGEST_FEEDBACK
from aksio.domain.assessments.quizzes.spelling import folded, typing_errors
from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error

MOST_ACCEPTED = 50


@dataclass(frozen=True, kw_only=True)
class AcceptedText:
    """Giving it earns `fraction`; 0 names an answer that is wrong though it looks like a right one."""

    text: str
    fraction: Fraction = ALL
    feedback: str | None = None


def accepted_errors(accepted: Sequence[AcceptedText], place: str) -> Iterable[FieldError | None]:
    """What is wrong with accepted texts that stand at `place`. One of them has to earn everything."""
    if not 1 <= len(accepted) <= MOST_ACCEPTED:
        yield FieldError(pointer=place, code="bad_number", message=f"Must be 1 to {MOST_ACCEPTED}.")
    elif all(text.fraction != ALL for text in accepted):
        yield FieldError(pointer=place, code="no_key", message="One of them must earn everything.")
    for number, text in enumerate(accepted[: MOST_ACCEPTED + 1]):
        yield text_error(f"{place}/{number}/text", text.text, longest=LONGEST_SHORT_ANSWER)
        if text.feedback is not None:
            yield text_error(f"{place}/{number}/feedback", text.feedback, longest=LONGEST_FEEDBACK)
        if not 0 <= text.fraction <= 1:
            pointer = f"{place}/{number}/fraction"
            yield FieldError(pointer=pointer, code="out_of_range", message="Must be from 0 to 1.")


def best_match(accepted: Sequence[AcceptedText], given: str, *, allow_typos: bool) -> AcceptedText | None:
    """The accepted text that was given, to the letter if there is one, else the nearest within a typing error."""
    text = folded(given)
    exact = [candidate for candidate in accepted if folded(candidate.text) == text]
    if exact or not allow_typos:
        return max(exact, key=lambda candidate: candidate.fraction, default=None)
    near = [(typing_errors(text, folded(candidate.text)), candidate) for candidate in accepted]
    found = [(errors, candidate) for errors, candidate in near if errors is not None]
    return min(found, key=lambda pair: (pair[0], -pair[1].fraction))[1] if found else None


def check_written(text: str, place: str) -> None:
    """Raises Invalid for what no short answer can be."""
    if text_error("", text, longest=LONGEST_SHORT_ANSWER, shortest=0):
        message = f"Must be text of at most {LONGEST_SHORT_ANSWER} characters."
        raise refuse_answer(place, "bad_text", message)
