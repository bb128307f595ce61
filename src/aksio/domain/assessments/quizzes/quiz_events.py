"""What happens to quizzes and attempts, as others may know it."""

from dataclasses import dataclass
from datetime import date

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import AttemptId, CourseId, LearnerId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class QuizEvent(Event):
    """Every event of a quiz says whose it is and what it belongs to."""

    quiz_id: QuizId
    learner_id: LearnerId
    course_id: CourseId


@dataclass(frozen=True, kw_only=True)
class QuizPublished(QuizEvent):
    """A version can be taken from now on. `number` counts the versions."""

    number: int
    questions: int


@dataclass(frozen=True, kw_only=True)
class QuizArchived(QuizEvent):
    """Nobody can start it any more."""


@dataclass(frozen=True, kw_only=True)
class QuizDeleted(QuizEvent):
    """It is gone, and its owner's attempts with it."""


@dataclass(frozen=True, kw_only=True)
class QuizRegradeRequested(QuizEvent):
    """Its owner wants attempts graded by a later version than the one that was served."""

    number: int


@dataclass(frozen=True, kw_only=True)
class AnsweredQuestion:
    """What became of one question: `fraction` of its points, how sure the taker was (0 to 1), and how long it took."""

    question_id: QuestionId
    fraction: float
    confidence: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, kw_only=True)
class AttemptEvent(Event):
    """`learner_id` is the taker. `course_id` is None when the quiz is another's: the course is not the taker's then.

    `day` is the taker's study day at submission. Questions that wait for a person count as nothing in `percent`,
    and are not among `questions`. `provisional` of the marks are a model's, which nobody has confirmed.
    """

    attempt_id: AttemptId
    quiz_id: QuizId
    learner_id: LearnerId
    course_id: CourseId | None
    day: date
    percent: float
    questions: tuple[AnsweredQuestion, ...]
    pending: int = 0
    provisional: int = 0


@dataclass(frozen=True, kw_only=True)
class AttemptSubmitted(AttemptEvent):
    """A taker finished, or their time was up. Said once for each attempt."""


@dataclass(frozen=True, kw_only=True)
class AttemptGraded(AttemptEvent):
    """Every answer has its mark. Said again, with all questions, whenever a mark changes later."""


@dataclass(frozen=True, kw_only=True)
class AttemptRevealed(Event):
    """Another's quiz closed, and its taker may see now what was held back until then. `learner_id` is the taker."""

    attempt_id: AttemptId
    quiz_id: QuizId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class AttemptDeleted(Event):
    """An attempt went with its quiz, so its answers are evidence of nothing. `learner_id` is the taker."""

    attempt_id: AttemptId
    quiz_id: QuizId
    learner_id: LearnerId
    question_ids: tuple[QuestionId, ...]


@dataclass(frozen=True, kw_only=True)
class AnswersAwaitModel(Event):
    """Answers of a submitted attempt wait for a model. Said again when whoever read them went away."""

    attempt_id: AttemptId
    quiz_id: QuizId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class MarkAppealed(Event):
    """A taker objects to a mark. `learner_id` is the owner of the quiz, who decides."""

    attempt_id: AttemptId
    quiz_id: QuizId
    question_id: QuestionId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class AppealDecided(Event):
    """The owner has answered. `learner_id` is the taker; `changed`: there is another mark."""

    attempt_id: AttemptId
    quiz_id: QuizId
    question_id: QuestionId
    learner_id: LearnerId
    changed: bool
