"""What may stand in the way of quizzes and attempts."""

from aksio.domain.shared.errors import Conflict, NotFound


class QuizConflict(Conflict):
    """It does not fit where a quiz or an attempt stands. Trying again changes nothing."""

    code = "quiz_conflict"


class QuizNotFound(NotFound):
    """No such quiz, or somebody else's."""

    code = "quiz_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such quiz.")


class QuestionNotFound(NotFound):
    """No such question in this quiz or attempt."""

    code = "question_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such question.")


class AttemptNotFound(NotFound):
    """No such attempt, or somebody else's."""

    code = "attempt_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such attempt.")


class NotPublishable(QuizConflict):
    """There is nothing to ask, or a section has fewer questions than are to be drawn."""

    code = "not_publishable"


class QuizNotOpen(QuizConflict):
    """Never published, archived, not open yet, or closed."""

    code = "quiz_not_open"


class NoAttemptsLeft(QuizConflict):
    """All the attempts that are allowed were made."""

    code = "no_attempts_left"

    def __init__(self) -> None:
        super().__init__("You have used all attempts at this quiz.")


class AttemptOver(QuizConflict):
    """It was submitted, or its time is up."""

    code = "attempt_over"

    def __init__(self) -> None:
        super().__init__("This attempt is over.")


class AttemptNotSubmitted(QuizConflict):
    """It can be graded only when its taker has finished."""

    code = "attempt_not_submitted"

    def __init__(self) -> None:
        super().__init__("This attempt is still in progress.")


class AnswerLocked(QuizConflict):
    """The feedback has been given, so the answer stands."""

    code = "answer_locked"

    def __init__(self) -> None:
        super().__init__("You have seen the feedback to this question: your answer stands.")


class NoHint(NotFound):
    """The question has none."""

    code = "no_hint"

    def __init__(self) -> None:
        super().__init__("This question has no hint.")


class QuizHasTakers(QuizConflict):
    """Others have taken it, and their results are theirs."""

    code = "quiz_has_takers"

    def __init__(self) -> None:
        super().__init__("Others have taken this quiz, so it cannot be deleted. Archive it.")


class NotAppealable(QuizConflict):
    """There is no mark that its taker may see, or the owner has had the last word."""

    code = "not_appealable"

    def __init__(self) -> None:
        super().__init__("There is nothing to appeal against here.")


class AppealedBefore(QuizConflict):
    """An answer's mark is appealed against once."""

    code = "appealed_before"

    def __init__(self) -> None:
        super().__init__("You have appealed against this mark before.")


class AppealNotFound(NotFound):
    """Nobody has appealed there, or the appeal has its answer."""

    code = "appeal_not_found"

    def __init__(self) -> None:
        super().__init__("There is no open appeal.")
