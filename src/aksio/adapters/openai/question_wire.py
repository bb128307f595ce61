"""Quiz questions as a model writes them, and as drafts. What does not fit its type is a draft that fails the checks."""

from fractions import Fraction
from typing import Literal

import msgspec

from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.question_key import keys
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse

WrittenType = Literal["single_choice", "true_false", "short_answer", "cloze", "matching"]


class WrittenPair(msgspec.Struct, forbid_unknown_fields=True):
    """What belongs together."""

    left: str
    right: str


class WrittenQuestion(msgspec.Struct, forbid_unknown_fields=True):
    """A question in one of the types. Fields of the others are null."""

    type: WrittenType
    text: str
    quote: str
    answer: str | None
    wrong: list[str] | None
    gaps: list[str] | None
    is_true: bool | None
    pairs: list[WrittenPair] | None
    explanation: str | None
    hint: str | None

    def to_draft(self) -> QuestionDraft:
        """As the domain has it. A statement that is called neither true nor false is left without its text."""
        is_undecided = self.type == "true_false" and self.is_true is None
        return QuestionDraft(
            text="" if is_undecided else self.text,
            task=self._task(),
            quote=self.quote,
            explanation=self.explanation,
            hint=self.hint,
        )

    def _task(self) -> Task:
        key = () if self.answer is None else (self.answer,)
        match self.type:
            case "single_choice":
                options = [Option.worth(Fraction(1), text) for text in key]
                options += [Option.worth(Fraction(0), text) for text in self.wrong or ()]
                return SingleChoice(options=tuple(sorted(options, key=lambda option: option.text)))
            case "true_false":
                return TrueFalse(correct=bool(self.is_true))
            case "short_answer":
                return ShortAnswer(accepted=tuple(AcceptedText(text=text) for text in key))
            case "cloze":
                return Cloze(gaps=tuple(Gap(accepted=(AcceptedText(text=text),)) for text in self.gaps or ()))
            case "matching":
                pairs = (Pair(left=Part.of(pair.left), right=Part.of(pair.right)) for pair in self.pairs or ())
                return Matching(pairs=tuple(pairs))


def written_question(draft: QuestionDraft) -> WrittenQuestion:
    """The draft as the model would have written it. Raises ValueError for a type that is not written."""
    task, found = draft.task, list(keys(draft.text, draft.task))
    if draft.kind not in _TYPES:
        raise ValueError(f"No model writes questions of type {draft.kind}.")
    return WrittenQuestion(
        type=_TYPES[draft.kind],
        text=draft.text,
        quote=draft.quote,
        answer=found[0] if isinstance(task, SingleChoice | ShortAnswer) and found else None,
        wrong=[each.text for each in task.options if not each.is_correct] if isinstance(task, SingleChoice) else None,
        gaps=found if isinstance(task, Cloze) else None,
        is_true=task.correct if isinstance(task, TrueFalse) else None,
        pairs=_pairs(task) if isinstance(task, Matching) else None,
        explanation=draft.explanation,
        hint=draft.hint,
    )


def _pairs(task: Matching) -> list[WrittenPair]:
    return [WrittenPair(left=pair.left.text, right=pair.right.text) for pair in task.pairs]


_TYPES: dict[QuestionKind, WrittenType] = {
    QuestionKind.SINGLE_CHOICE: "single_choice",
    QuestionKind.TRUE_FALSE: "true_false",
    QuestionKind.SHORT_ANSWER: "short_answer",
    QuestionKind.CLOZE: "cloze",
    QuestionKind.MATCHING: "matching",
}
