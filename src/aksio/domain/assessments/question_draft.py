"""A question that a writer proposes. It goes into a quiz only when it passes the checks."""

from dataclasses import dataclass, replace
from typing import Self

from aksio.domain.assessments.card_draft import plain
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.question_key import asked, keys
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task


@dataclass(frozen=True, kw_only=True)
class QuestionDraft:
    """What it says and asks for, and `quote`: the words of the passage, verbatim, that prove the answer."""

    text: str
    task: Task
    quote: str
    explanation: str | None = None
    hint: str | None = None
    difficulty: Difficulty | None = None

    @property
    def kind(self) -> QuestionKind:
        """Its type."""
        return self.task.kind

    @property
    def front(self) -> str:
        """What is asked, to be compared with what other questions ask."""
        return asked(self.text, self.task)

    @property
    def back(self) -> str:
        """What answers it."""
        return " ".join(keys(self.text, self.task))

    def cleaned(self) -> Self:
        """Plain text only: markup and links go, their words stay. The quote is left as the passage has it."""
        return replace(
            self,
            text=plain(self.text),
            task=_cleaned(self.task),
            explanation=plain(self.explanation or "") or None,
            hint=plain(self.hint or "") or None,
        )


def _cleaned(task: Task) -> Task:
    match task:
        case SingleChoice(options=options):
            return SingleChoice(options=tuple(Option.worth(each.fraction, plain(each.text)) for each in options))
        case ShortAnswer(accepted=accepted):
            return replace(task, accepted=_plain_texts(accepted))
        case Cloze(gaps=gaps):
            return replace(task, gaps=tuple(Gap(accepted=_plain_texts(gap.accepted)) for gap in gaps))
        case Matching(pairs=pairs):
            return Matching(pairs=tuple(Pair(left=_plain_part(p.left), right=_plain_part(p.right)) for p in pairs))
        case _:
            return task


def _plain_texts(accepted: tuple[AcceptedText, ...]) -> tuple[AcceptedText, ...]:
    return tuple(replace(each, text=plain(each.text)) for each in accepted)


def _plain_part(part: Part) -> Part:
    return Part.of(plain(part.text))
