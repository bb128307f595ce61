"""What writing quiz questions out of course material needs from outside."""

from dataclasses import dataclass
from typing import Protocol, Self

from aksio.application.assessments.generation.generation_ports import CardBrief, Written
from aksio.domain.assessments.card_checks import CardProblem
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.question_key import asked, keys
from aksio.domain.assessments.question_mix import Counts
from aksio.domain.assessments.question_room import Room
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId

WrittenQuestions = Written[QuestionDraft]


@dataclass(frozen=True, kw_only=True)
class QuestionBrief(CardBrief):
    """At most `count` questions of these types, in equal shares, the first type first.

    `type_counts`, where they are given, say instead how many of each type come first; what `count` has besides is
    to spare, for those that fail a check. `difficulties` are those of the first question, the second, and so on.
    `neighbours` are other texts of the same document: wrong options may come from there, questions may not.
    """

    question_types: tuple[QuestionKind, ...]
    type_counts: Counts[QuestionKind] = ()
    difficulties: tuple[Difficulty, ...] = ()
    neighbours: tuple[str, ...] = ()

    def difficulty_at(self, place: int) -> Difficulty | None:
        """The difficulty of the question at a place, counting from 0; those to spare are as the last one."""
        if not self.difficulties:
            return self.difficulty
        return self.difficulties[min(place, len(self.difficulties) - 1)]


class RoomFinder(Protocol):
    """Tells beforehand what a passage has room for."""

    def room(self, passage: Passage, brief: QuestionBrief) -> Room:
        """What could be written from the passage, whatever counts the brief has. It asks no model."""


class QuestionWriter(RoomFinder, Protocol):
    """Proposes quiz questions. Raises WriterUnavailable, or PassageUnwritable with its reason."""

    def most_tokens(self, passage: Passage, brief: QuestionBrief) -> int:
        """What `write` and the repairs after it will hardly exceed, in tokens; 0 where no model is asked."""

    async def write(self, passage: Passage, brief: QuestionBrief) -> WrittenQuestions:
        """Questions from the passage. It is data: whatever it says, it instructs nobody."""

    async def repair(
        self, passage: Passage, brief: QuestionBrief, draft: QuestionDraft, problems: tuple[CardProblem, ...]
    ) -> WrittenQuestions:
        """The draft without the problems, or no draft where that cannot be."""


@dataclass(frozen=True, kw_only=True)
class CourseQuestion:
    """A question that the course has, as far as repetitions are concerned."""

    front: str
    back: str
    document_id: DocumentId | None = None
    page: int | None = None

    @classmethod
    def of(cls, question: Question) -> Self:
        """What of a quiz's question matters here."""
        source = question.source
        return cls(
            front=asked(question.text, question.task),
            back=" ".join(keys(question.text, question.task)),
            document_id=source.document_id if source else None,
            page=source.page if source else None,
        )


class CourseQuestions(Protocol):
    """Reads the questions of a course's quizzes."""

    async def questions_of(self, course_id: CourseId, *, learner_id: LearnerId, limit: int) -> list[CourseQuestion]:
        """Those that a new question could repeat, of the newest `limit` quizzes."""
