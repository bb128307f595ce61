"""Writes GIFT."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from aksio.adapters.interchange.gift.losses import losses_of
from aksio.adapters.interchange.gift.marks import escaped
from aksio.adapters.interchange.gift.written_answers import answer_lines
from aksio.application.assessments.interchange.quiz_file_ports import Loss
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings

_NO_SECTION = "$course$/top"
GAP = "{{1}}"


class GiftWriter:
    """GIFT holds questions, and nothing of the rules of a quiz."""

    media_type = "text/plain"

    def losses(self, question: Question) -> Sequence[Loss]:
        """See the port."""
        return losses_of(question)

    def rule_losses(self, quiz: QuizView) -> Sequence[Loss]:
        """See the port. Title and description are written as a comment."""
        found = []
        if quiz.settings != QuizSettings():
            found.append(Loss(message="The rules of the quiz are left out."))
        found += [
            Loss(message=f"That {section.draw} are drawn from the section {section.name} is left out.")
            for section in quiz.sections
            if section.draw is not None
        ]
        return found

    def write(
        self, quiz: QuizView, questions: Iterable[Question], lost: Mapping[str, Sequence[Loss]], exported_at: datetime
    ) -> Iterator[bytes]:
        """See the port."""
        yield _comment(quiz.title) + b"".join(_comment(f"Lost: {loss.message}") for loss in lost.get("", ())) + b"\n"
        section: str | None = None
        for question in questions:
            if question.section != section:
                section = question.section
                yield f"$CATEGORY: {section or _NO_SECTION}\n\n".encode()
            losses = lost.get(str(question.id), ())
            said = b"".join(_comment(f"Lost: {loss.message}") for loss in losses)
            if any(loss.is_whole for loss in losses):
                yield said + _comment(question.name or question.text) + b"\n"
            else:
                yield said + _question(question).encode() + b"\n"


def _comment(text: str) -> bytes:
    """On one line, and so that it names no tags."""
    return f"// {' '.join(text.split()).replace('[', '(')}\n".encode()


def _question(question: Question) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in question.tags)
    before, after = question.text, ""
    if isinstance(question.task, Cloze):
        before, _, after = question.text.partition(GAP)
    name = f"::{escaped(question.name)}::" if question.name else ""
    lines = list(answer_lines(question.task))
    if question.explanation is not None:
        lines.append(f"####{escaped(question.explanation, begins=True)}")
    inside = "".join(f"\n\t{line}" for line in lines) + ("\n" if lines else "")
    opening = f"//{tags}\n" if tags else ""
    between = "" if after else " "
    return f"{opening}{name}{escaped(before, begins=True)}{between}{{{inside}}}{escaped(after)}\n"
