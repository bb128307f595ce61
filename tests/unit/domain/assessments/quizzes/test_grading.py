"""Each type of question earns what its rules say, to the last fraction."""

from decimal import Decimal
from fractions import Fraction

import pytest

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
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.essay import Criterion, Essay
from aksio.domain.assessments.quizzes.fraction_text import equal_fractions, fraction_of
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.multiple_choice import ChoiceStrategy, MultipleChoice
from aksio.domain.assessments.quizzes.number_text import NotANumber, read_number
from aksio.domain.assessments.quizzes.numeric import Numeric, ToleranceKind
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.ordering import Ordering, OrderStrategy
from aksio.domain.assessments.quizzes.part import Part, part_id
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import TASKS
from aksio.domain.shared.errors import Invalid
from tests.make.quizzes import TASKS_OF_EVERY_TYPE, a_question

HALF = Fraction(1, 2)


def earned(kind: QuestionKind, answer: Answer) -> Fraction | None:
    return TASKS_OF_EVERY_TYPE[kind].grade(answer).fraction


def test_every_type_has_its_task() -> None:
    assert set(TASKS) == set(QuestionKind) == set(TASKS_OF_EVERY_TYPE)


@pytest.mark.parametrize(
    ("text", "fraction", "negative"),
    [
        ("Oslo", 1, 1),
        ("Bergen", -HALF, -HALF),
        ("Christiania", Fraction(1, 4), Fraction(1, 4)),
        (None, 0, -Fraction(1, 3)),
    ],
)
def test_a_single_choice_earns_the_options_fraction(text: str | None, fraction: Fraction, negative: Fraction) -> None:
    answer = ChosenOption(option_id="kept" if text is None else part_id(text))
    mark = TASKS_OF_EVERY_TYPE[QuestionKind.SINGLE_CHOICE].grade(answer)
    assert mark.fraction == fraction
    assert mark.counted(negative_marking=True) == negative
    assert mark.counted(negative_marking=False) == max(0, fraction)


def test_feedback_is_to_what_was_chosen() -> None:
    mark = TASKS_OF_EVERY_TYPE[QuestionKind.SINGLE_CHOICE].grade(ChosenOption(option_id=part_id("Oslo")))
    assert mark.feedback == ("Since 1814.",)


@pytest.mark.parametrize(
    ("strategy", "chosen", "fraction"),
    [
        (ChoiceStrategy.SUM_OF_FRACTIONS, "235", 1),
        (ChoiceStrategy.SUM_OF_FRACTIONS, "23", Fraction(2, 3)),
        (ChoiceStrategy.SUM_OF_FRACTIONS, "2356", HALF),
        (ChoiceStrategy.SUM_OF_FRACTIONS, "2354", 0),  # the only wrong option without a price costs all
        (ChoiceStrategy.SUM_OF_FRACTIONS, "6", 0),
        (ChoiceStrategy.SUM_OF_FRACTIONS, "", 0),
        (ChoiceStrategy.ALL_OR_NOTHING, "235", 1),
        (ChoiceStrategy.ALL_OR_NOTHING, "23", 0),
        (ChoiceStrategy.ALL_OR_NOTHING, "2354", 0),
        (ChoiceStrategy.EVERY_DECISION, "235", 1),
        (ChoiceStrategy.EVERY_DECISION, "2", Fraction(3, 5)),
        (ChoiceStrategy.EVERY_DECISION, "46", 0),
        (ChoiceStrategy.EVERY_DECISION, "", 0),
    ],
)
def test_a_multiple_choice_by_each_strategy(strategy: ChoiceStrategy, chosen: str, fraction: Fraction) -> None:
    task = TASKS_OF_EVERY_TYPE[QuestionKind.MULTIPLE_CHOICE]
    assert isinstance(task, MultipleChoice)
    answer = ChosenOptions(option_ids=tuple(map(part_id, chosen)))
    assert MultipleChoice(options=task.options, strategy=strategy).grade(answer).fraction == fraction


@pytest.mark.parametrize(("correct", "value", "fraction"), [(True, True, 1), (True, False, 0), (False, False, 1)])
def test_true_or_false(correct: bool, value: bool, fraction: int) -> None:
    mark = TASKS[QuestionKind.TRUE_FALSE](correct=correct).grade(TruthValue(value=value))  # type: ignore[call-arg]  # the union hides it
    assert mark.fraction == fraction
    assert mark.counted(negative_marking=True) == 2 * fraction - 1


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("photosynthesis", 1),
        ("  PHOTO­SYNTHESIS".replace("\u00ad", ""), 1),
        ("fotosynthesis", 0),
        ("photosinthesis", 1),
        ("phtoosinthesis", 1),
        ("photosinthesys and more", 0),
        ("respiration", Fraction(1, 3)),
        ("   ", 0),
    ],
)
def test_a_short_answer(text: str, fraction: Fraction) -> None:
    assert earned(QuestionKind.SHORT_ANSWER, WrittenText(text=text)) == fraction


def test_an_answer_named_as_wrong_is_wrong_however_near() -> None:
    task = ShortAnswer(
        accepted=(AcceptedText(text="adsorption"), AcceptedText(text="absorption", fraction=Fraction(0)))
    )
    assert task.grade(WrittenText(text="absorption")).fraction == 0
    assert task.grade(WrittenText(text="adsorbtion")).fraction == 1


@pytest.mark.parametrize(
    ("value", "unit", "fraction"),
    [
        ("9.81", "m/s²", 1),
        ("9,83", " m / s² ", 1),
        ("9.79", "m/s²", 1),
        ("9.7899999999999999999999999999999999999", "m/s²", 0),
        ("9.81", "M/s²", 0),
        ("9.81", None, 0),
        ("981e-2", "m/s²", 1),
        ("−9.81", "m/s²", 0),
    ],
)
def test_a_number_within_its_tolerance_and_unit(value: str, unit: str | None, fraction: int) -> None:
    assert earned(QuestionKind.NUMERIC, WrittenNumber(value=value, unit=unit)) == fraction


@pytest.mark.parametrize(("value", "fraction"), [("-95", 1), ("-105", 1), ("-94.999", 0), ("100", 0)])
def test_a_relative_tolerance_is_a_share_of_the_value(value: str, fraction: int) -> None:
    task = Numeric(value=Decimal(-100), tolerance=Decimal("0.05"), tolerance_kind=ToleranceKind.RELATIVE)
    assert task.grade(WrittenNumber(value=value)).fraction == fraction


@pytest.mark.parametrize(
    "text", ["", "x", "1,000", "1e999", "NaN", "Infinity", "1_000", "1.2.3", "--1", "1" * 51, "1e-200", "0x1f"]
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(NotANumber):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "number"), [("1.000", 1), ("0,125", "0.125"), (".5", "0.5"), ("3.", 3), ("0", 0), ("+2E3", 2000)]
)
def test_numbers_are_read_exactly(text: str, number: str | int) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    ("gaps", "fraction"),
    [
        (("water", "oxygen"), 1),
        (("H2O", "air"), Fraction(3, 4)),
        ((None, "OXYGEN"), HALF),
        (("", "oxygn"), 0),
        (("oxygen", "water"), 0),
    ],
)
def test_each_gap_earns_its_share(gaps: tuple[str | None, ...], fraction: Fraction) -> None:
    assert earned(QuestionKind.CLOZE, FilledGaps(gaps=gaps)) == fraction


def test_each_pair_earns_its_share() -> None:
    norway = part_id("Norway")
    pairs = (Pairing(left_id=part_id("Oslo"), right_id=norway), Pairing(left_id="m", right_id=norway))
    assert earned(QuestionKind.MATCHING, MatchedPairs(pairs=pairs)) == Fraction(1, 3)
    assert earned(QuestionKind.MATCHING, MatchedPairs(pairs=())) == 0


def test_things_that_two_pairs_share_are_served_once() -> None:
    task = TASKS_OF_EVERY_TYPE[QuestionKind.MATCHING]
    assert isinstance(task, Matching)
    assert [part.text for part in task.rights] == ["Norway", "Spain", "Sweden"]


@pytest.mark.parametrize(
    ("order", "nothing_or_all", "position", "subset"),
    [("1234", 1, 1, 1), ("2341", 0, 0, Fraction(3, 4)), ("1243", 0, HALF, Fraction(3, 4)), ("4321", 0, 0, 0)],
)
def test_an_order_by_each_strategy(order: str, nothing_or_all: int, position: Fraction, subset: Fraction) -> None:
    items = tuple(map(Part.of, "1234"))
    answer = OrderedItems(item_ids=tuple(map(part_id, order)))
    found = [Ordering(items=items, strategy=strategy).grade(answer).fraction for strategy in OrderStrategy]
    assert found == [nothing_or_all, position, subset]


def test_an_essay_waits_for_a_person_unless_it_is_empty() -> None:
    assert earned(QuestionKind.ESSAY, WrittenText(text="Well, …")) is None
    assert earned(QuestionKind.ESSAY, WrittenText(text=" \n")) == 0


@pytest.mark.parametrize(
    ("kind", "answer", "pointer"),
    [
        (QuestionKind.SINGLE_CHOICE, ChosenOption(option_id="?"), "/answer/option_id"),
        (QuestionKind.MULTIPLE_CHOICE, ChosenOptions(option_ids=("kept",)), "/answer/option_ids/0"),
        (QuestionKind.SHORT_ANSWER, WrittenText(text="x" * 1001), "/answer/text"),
        (QuestionKind.SHORT_ANSWER, WrittenText(text="\x00"), "/answer/text"),
        (QuestionKind.NUMERIC, WrittenNumber(value="many"), "/answer/value"),
        (QuestionKind.NUMERIC, WrittenNumber(value="1", unit="m" * 51), "/answer/unit"),
        (QuestionKind.CLOZE, FilledGaps(gaps=("water",)), "/answer/gaps"),
        (QuestionKind.CLOZE, FilledGaps(gaps=("water", "\ud800")), "/answer/gaps/1"),
        (QuestionKind.MATCHING, MatchedPairs(pairs=(Pairing(left_id="?", right_id="s"),)), "/answer/pairs/0/left_id"),
        (QuestionKind.MATCHING, MatchedPairs(pairs=(Pairing(left_id="m", right_id="m"),)), "/answer/pairs/0/right_id"),
        (
            QuestionKind.MATCHING,
            MatchedPairs(pairs=(Pairing(left_id="m", right_id="s"),) * 2),
            "/answer/pairs/1/left_id",
        ),
        (QuestionKind.ORDERING, OrderedItems(item_ids=(part_id("one"),)), "/answer/item_ids"),
        (QuestionKind.ORDERING, OrderedItems(item_ids=(part_id("one"),) * 4), "/answer/item_ids"),
        (QuestionKind.ORDERING, OrderedItems(item_ids=("?",) * 4), "/answer/item_ids/0"),
        (QuestionKind.ESSAY, WrittenText(text="word " * 201), "/answer/text"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_where_it_is_wrong(
    kind: QuestionKind, answer: Answer, pointer: str
) -> None:
    question = a_question(kind)
    with pytest.raises(Invalid) as refusal:
        question.grade(answer)
    assert [error.pointer for error in refusal.value.errors] == [pointer]
    assert question.grade_leniently(answer).fraction == 0


ONE, NONE = Option.worth(Fraction(1), "a"), Option.worth(Fraction(0), "b")


@pytest.mark.parametrize(
    ("task", "pointer"),
    [
        (SingleChoice(options=(ONE,)), "/options"),
        (SingleChoice(options=(NONE, Option.worth(Fraction(1, 2), "c"))), "/options"),
        (SingleChoice(options=(ONE, Option.worth(Fraction(0), " a "))), "/options/1/text"),
        (SingleChoice(options=(ONE, Option.worth(Fraction(-2), "c"))), "/options/1/fraction"),
        (SingleChoice(options=(ONE, NONE, Option.worth(Fraction(0), "", id="x"))), "/options/2/text"),
        (MultipleChoice(options=(NONE, Option.worth(Fraction(1, 2), "c"))), "/options"),
        (ShortAnswer(accepted=()), "/accepted"),
        (ShortAnswer(accepted=(AcceptedText(text="x", fraction=Fraction(1, 2)),)), "/accepted"),
        (Numeric(value=Decimal("NaN")), "/value"),
        (Numeric(value=Decimal("1e999")), "/value"),
        (Numeric(value=Decimal(1), tolerance=Decimal(-1)), "/tolerance"),
        (Numeric(value=Decimal(1), unit=""), "/unit"),
        (Cloze(gaps=(Gap(accepted=(AcceptedText(text="x"),)),)), "/text"),
        (Matching(pairs=(Pair(left=Part.of("a"), right=Part.of("b")),)), "/pairs"),
        (Ordering(items=(Part.of("a"), Part.of("a"))), "/items/1"),
        (Essay(max_words=0), "/max_words"),
        (Essay(rubric=(Criterion(name="Style", levels=()),)), "/rubric/0/levels"),
    ],
)
def test_a_question_that_cannot_be_graded_is_refused(task: SingleChoice, pointer: str) -> None:
    with pytest.raises(Invalid) as refusal:
        a_question(task=task) if not isinstance(task, Cloze) else a_question(QuestionKind.CLOZE, task=task)
    assert pointer in [error.pointer for error in refusal.value.errors]


@pytest.mark.parametrize(
    ("number", "fraction"),
    [("0.33333", Fraction(1, 3)), ("-0.16667", -Fraction(1, 6)), ("0.5", HALF), ("0.33", Fraction(33, 100)), ("1", 1)],
)
def test_rounded_fractions_are_meant_exactly(number: str, fraction: Fraction) -> None:
    assert fraction_of(Decimal(number)) == fraction


def test_right_options_share_the_whole() -> None:
    assert equal_fractions([True, False, True]) == (HALF, Fraction(0), HALF)
    assert equal_fractions([False, False]) == (Fraction(0), Fraction(0))


def test_the_best_of_the_numbers_that_fit_counts_and_says_its_word() -> None:
    question = a_question(QuestionKind.NUMERIC)
    for value, fraction, said in (("9.81", 1, "Exactly."), ("98.5", Fraction(1, 2), "About."), ("50", 0, "No.")):
        mark = question.grade(WrittenNumber(value=value, unit="m/s²"))
        assert (mark.fraction, mark.feedback) == (fraction, (said,))


def test_true_or_false_says_its_word() -> None:
    question = a_question(QuestionKind.TRUE_FALSE)
    assert question.grade(TruthValue(value=False)).feedback == ("So it is.",)
    assert question.grade(TruthValue(value=True)).feedback == ("It is not.",)
