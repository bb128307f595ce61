"""Questions of every type, quizzes and attempts for tests. No field is left at a default that could hide a loss."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.answers import (
    Answer,
    ChosenOption,
    ChosenOptions,
    FilledGaps,
    MatchedPairs,
    OrderedItems,
    Pairing,
    TruthValue,
    WrittenNumber,
    WrittenText,
)
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.counting import AttemptCounting
from aksio.domain.assessments.quizzes.essay import Criterion, Essay, RubricLevel
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.multiple_choice import ChoiceStrategy, MultipleChoice
from aksio.domain.assessments.quizzes.numeric import AcceptedNumber, Numeric, ToleranceKind
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.ordering import Ordering, OrderStrategy
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizKind, QuizSettings, ShowAnswers
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import AttemptId, CourseId, DocumentId, LearnerId, QuestionId, QuizId
from tests.make.cards import COURSE, LEARNER, NOW, some_id

TASKS_OF_EVERY_TYPE: dict[QuestionKind, Task] = {
    QuestionKind.SINGLE_CHOICE: SingleChoice(
        options=(
            Option.worth(Fraction(1), "Oslo", feedback="Since 1814."),
            Option.worth(Fraction(-1, 2), "Bergen"),
            Option.worth(Fraction(1, 4), "Christiania", feedback="Its old name."),
            Option.worth(Fraction(0), "Paris", id="kept"),
        )
    ),
    QuestionKind.MULTIPLE_CHOICE: MultipleChoice(
        options=(
            Option.worth(Fraction(1, 3), "2"),
            Option.worth(Fraction(1, 3), "3"),
            Option.worth(Fraction(1, 3), "5"),
            Option.worth(Fraction(0), "4", feedback="Twice two."),
            Option.worth(Fraction(-1, 2), "6"),
        ),
        strategy=ChoiceStrategy.SUM_OF_FRACTIONS,
    ),
    QuestionKind.TRUE_FALSE: TrueFalse(correct=False, feedback_right="So it is.", feedback_wrong="It is not."),
    QuestionKind.SHORT_ANSWER: ShortAnswer(
        accepted=(
            AcceptedText(text="photosynthesis"),
            AcceptedText(text="respiration", fraction=Fraction(1, 3), feedback="The other way round."),
        ),
        allow_typos=True,
    ),
    QuestionKind.NUMERIC: Numeric(
        value=Decimal("9.81"),
        tolerance=Decimal("0.02"),
        tolerance_kind=ToleranceKind.NOMINAL,
        unit="m/s²",
        alternatives=(
            AcceptedNumber(value=Decimal(98), tolerance=Decimal("0.5"), fraction=Fraction(1, 2), feedback="About."),
        ),
        feedback_right="Exactly.",
        feedback_wrong="No.",
    ),
    QuestionKind.CLOZE: Cloze(
        gaps=(
            Gap(accepted=(AcceptedText(text="water"), AcceptedText(text="H2O", feedback="As chemists say."))),
            Gap(accepted=(AcceptedText(text="oxygen"), AcceptedText(text="air", fraction=Fraction(1, 2)))),
        ),
        allow_typos=False,
    ),
    QuestionKind.MATCHING: Matching(
        pairs=(
            Pair(left=Part.of("Oslo"), right=Part.of("Norway")),
            Pair(left=Part.of("Bergen"), right=Part.of("Norway")),
            Pair(left=Part.of("Madrid", id="m"), right=Part.of("Spain", id="s")),
        ),
        distractors=(Part.of("Sweden"),),
    ),
    QuestionKind.ORDERING: Ordering(
        items=tuple(map(Part.of, ("one", "two", "three", "four"))), strategy=OrderStrategy.LONGEST_ORDERED_SUBSET
    ),
    QuestionKind.ESSAY: Essay(
        rubric=(
            Criterion(
                name="Argument",
                levels=(RubricLevel(text="None", points=Decimal(0)), RubricLevel(text="Clear", points=Decimal(3))),
            ),
        ),
        max_words=200,
    ),
}


def a_question(
    kind: QuestionKind = QuestionKind.SINGLE_CHOICE, name: object = "", *, task: Task | None = None
) -> Question:
    """A question that says something in every field."""
    task = task or TASKS_OF_EVERY_TYPE[kind]
    return Question(
        id=QuestionId(some_id(f"question {kind} {name}")),
        text="Plants turn {{1}} into {{2}}." if isinstance(task, Cloze) else f"What about {kind} {name}?",
        task=task,
        points=Decimal("2.5"),
        name=f"Q {kind}",
        explanation="Because it is so.",
        hint="Think of the north.",
        hint_cost=Fraction(1, 10),
        tags=("one", "two"),
        difficulty=Difficulty.HARD,
        source=Source(document_id=DocumentId(some_id("document")), page=3, text="verbatim"),
    )


def right_answer(question: Question) -> Answer:  # noqa: C901, PLR0911  a case for each type
    """What earns everything; to an essay, some text."""
    task = question.task
    match task:
        case SingleChoice():
            return ChosenOption(option_id=next(option.id for option in task.options if option.fraction == 1))
        case MultipleChoice():
            return ChosenOptions(option_ids=tuple(option.id for option in task.options if option.is_correct))
        case TrueFalse():
            return TruthValue(value=task.correct)
        case ShortAnswer():
            return WrittenText(text=next(text.text for text in task.accepted if text.fraction == 1))
        case Numeric():
            return WrittenNumber(value=str(task.value), unit=task.unit)
        case Cloze():
            return FilledGaps(gaps=tuple(gap.accepted[0].text for gap in task.gaps))
        case Matching():
            pairs = tuple(Pairing(left_id=pair.left.id, right_id=pair.right.id) for pair in task.pairs)
            return MatchedPairs(pairs=pairs)
        case Ordering():
            return OrderedItems(item_ids=tuple(item.id for item in task.items))
        case Essay():
            return WrittenText(text="An essay about it.")


def questions_of_every_type() -> tuple[Question, ...]:
    """One of each."""
    return tuple(map(a_question, QuestionKind))


EVERY_RULE = QuizSettings(
    kind=QuizKind.EXAM,
    time_limit_minutes=30,
    max_attempts=3,
    attempt_counting=AttemptCounting.AVERAGE,
    passing_percent=Decimal("62.5"),
    shuffle_questions=True,
    shuffle_options=True,
    show_answers=ShowAnswers.AFTER_CLOSE,
    negative_marking=True,
    ask_confidence=True,
    opens_at=NOW - timedelta(days=1),
    closes_at=NOW + timedelta(days=7),
)


def a_quiz(
    name: object = "quiz",
    *,
    learner_id: LearnerId = LEARNER,
    course_id: CourseId = COURSE,
    settings: QuizSettings = EVERY_RULE,
    questions: tuple[Question, ...] | None = None,
    sections: tuple[QuizSection, ...] = (QuizSection(name="Pool", draw=1),),
) -> Quiz:
    """A quiz that says something in every field."""
    return Quiz.write(
        id=QuizId(some_id(name)),
        learner_id=learner_id,
        course_id=course_id,
        title=f"Quiz {name}",
        description="All of it.",
        language="de-CH",
        settings=settings,
        sections=sections,
        questions=questions_of_every_type() if questions is None else questions,
        now=NOW,
    )


def published(quiz: Quiz) -> QuizVersion:
    """The version that comes of it."""
    version = quiz.publish(now=NOW)
    assert version is not None
    return version


def an_attempt(
    version: QuizVersion, name: object = "attempt", *, taker_id: LearnerId = LEARNER, number: int = 1
) -> Attempt:
    """An attempt that has just begun."""
    return Attempt.start(
        id=AttemptId(some_id(name)),
        version=version,
        taker_id=taker_id,
        course_id=COURSE,
        number=number,
        now=NOW,
    )
