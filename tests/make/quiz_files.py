"""Files of quizzes for tests, and questions that GIFT has words for."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from aksio.adapters.interchange.any_quiz import QUIZ_WRITERS, AnyQuizReader
from aksio.application.assessments.interchange.quiz_file_ports import QuizRecord
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.fraction_text import equal_fractions
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import AcceptedNumber, Numeric
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from aksio.domain.shared.ids import QuestionId
from tests.make.cards import some_id

WHEN = datetime(2026, 3, 2, tzinfo=UTC)


def read_quiz(content: bytes) -> QuizRecord:
    """What a file holds."""
    return AnyQuizReader().read(io.BytesIO(content))


def written_quiz(quiz: Quiz, format: str) -> bytes:
    """A quiz as a file."""
    writer = QUIZ_WRITERS[format]
    lost = {str(one.id): writer.losses(one) for one in quiz.questions}
    return b"".join(writer.write(QuizView.of(quiz), quiz.questions, lost, WHEN))


def questions_in(record: QuizRecord, ids: Sequence[QuestionId]) -> tuple[Question, ...]:
    """The questions of a file, with these ids."""
    return tuple(Question(id=known, **one.content) for known, one in zip(ids, record.questions, strict=True))


_CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("~=#{}:\\%[]/$->\n\t.")
TEXTS = st.text(_CHARACTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
NO_ARROWS = TEXTS.filter(lambda text: "->" not in text)
_SAID = st.none() | NO_ARROWS
_SMALL = st.builds(Fraction, st.integers(0, 19), st.just(20)) | st.sampled_from([Fraction(1, 3), Fraction(2, 7)])
_DISTINCT = st.lists(NO_ARROWS, min_size=2, max_size=5, unique_by=lambda text: " ".join(text.split()).casefold())


@st.composite
def single_choices(draw: st.DrawFn) -> Task:
    """One key, the others worth something or nothing."""
    key, *others = draw(_DISTINCT)
    wrong = [Option.worth(draw(_SMALL) * draw(st.sampled_from([1, -1])), text, feedback=draw(_SAID)) for text in others]
    return SingleChoice(options=(*wrong, Option.worth(Fraction(1), key, feedback=draw(_SAID))))


@st.composite
def multiple_choices(draw: st.DrawFn) -> Task:
    """At least two keys, or Moodle takes it for a single choice."""
    texts = draw(_DISTINCT)
    right = [number < 2 or draw(st.booleans()) for number in range(len(texts))]
    shares = equal_fractions(right)
    options = (Option.worth(share, text, feedback=draw(_SAID)) for text, share in zip(texts, shares, strict=True))
    return MultipleChoice(options=tuple(options))


@st.composite
def accepted_texts(draw: st.DrawFn) -> tuple[AcceptedText, ...]:
    """One of them earns everything."""
    first, *others = draw(_DISTINCT)
    rest = [AcceptedText(text=text, fraction=draw(_SMALL), feedback=draw(_SAID)) for text in others]
    return (AcceptedText(text=first, feedback=draw(_SAID)), *rest)


_NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, places=3)
_AMOUNTS = st.decimals(0, 1000, allow_nan=False, places=2)


@st.composite
def numerics(draw: st.DrawFn) -> Task:
    """A number, and perhaps others."""
    others = [
        AcceptedNumber(value=draw(_NUMBERS), tolerance=draw(_AMOUNTS), fraction=draw(_SMALL), feedback=draw(_SAID))
        for _ in range(draw(st.integers(0, 2)))
    ]
    return Numeric(
        value=draw(_NUMBERS),
        tolerance=draw(_AMOUNTS),
        alternatives=tuple(others),
        feedback_right=draw(_SAID),
        feedback_wrong=draw(_SAID),
    )


@st.composite
def matchings(draw: st.DrawFn) -> Task:
    """Things that may share what belongs to them, and distractors."""
    lefts, rights = draw(_DISTINCT), draw(_DISTINCT)
    pairs = tuple(Pair(left=Part.of(left), right=Part.of(draw(st.sampled_from(rights)))) for left in lefts)
    used = {pair.right.text for pair in pairs}
    return Matching(pairs=pairs, distractors=tuple(Part.of(text) for text in rights if text not in used))


@st.composite
def gift_questions(draw: st.DrawFn) -> Question:
    """What GIFT has words for."""
    texts = accepted_texts()
    tasks = st.one_of(
        single_choices(),
        multiple_choices(),
        texts.map(lambda accepted: ShortAnswer(accepted=accepted, allow_typos=False)),
        texts.map(lambda accepted: Cloze(gaps=(Gap(accepted=accepted),), allow_typos=False)),
        st.builds(TrueFalse, correct=st.booleans(), feedback_right=_SAID, feedback_wrong=_SAID),
        numerics(),
        matchings(),
        st.just(Essay()),
    )
    task, text = draw(tasks), draw(TEXTS)
    if isinstance(task, Cloze):
        text = f"{text.replace('{{', '{')} {{{{1}}}} {draw(TEXTS).replace('{{', '{')}"
    return Question(
        id=QuestionId(some_id(text)),
        text=text,
        task=task,
        points=Decimal(1),
        name=draw(st.none() | TEXTS),
        explanation=draw(st.none() | TEXTS),
        tags=tuple(draw(st.lists(st.text("ab c-", min_size=1).map(str.strip).filter(bool), max_size=2))),
        section=draw(st.none() | st.sampled_from(["Optics", "Waves/Sound"])),
    )


def with_sections(quiz: Quiz, questions: Sequence[Question]) -> Quiz:
    """A copy of a quiz with these questions."""
    return replace(quiz, questions=tuple(questions))
