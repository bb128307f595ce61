"""What holds for grading, whatever the question and whatever the answer."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.answers import (
    ChosenOption,
    ChosenOptions,
    FilledGaps,
    MatchedPairs,
    OrderedItems,
    Pairing,
    WrittenNumber,
    WrittenText,
)
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.fraction_text import equal_fractions
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.multiple_choice import ChoiceStrategy, MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric, ToleranceKind
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.ordering import Ordering, OrderStrategy
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.shared.errors import Invalid
from tests.make.quizzes import a_question, right_answer

words = st.text(alphabet="abcdeø ", min_size=1, max_size=12).filter(str.strip)
texts = st.lists(words, min_size=2, max_size=7, unique_by=lambda text: " ".join(text.split()))
parts = texts.map(lambda found: tuple(map(Part.of, found)))


@st.composite
def multiple_choices(draw: st.DrawFn) -> MultipleChoice:
    found = draw(texts)
    correct = draw(st.lists(st.booleans(), min_size=len(found), max_size=len(found)).filter(any))
    prices = draw(
        st.lists(
            st.sampled_from([Fraction(0), Fraction(-1, 2), Fraction(-1)]), min_size=len(found), max_size=len(found)
        )
    )
    fractions = [share or price for share, price in zip(equal_fractions(correct), prices, strict=True)]
    options = tuple(Option.worth(fraction, text) for fraction, text in zip(fractions, found, strict=True))
    return MultipleChoice(options=options, strategy=draw(st.sampled_from(ChoiceStrategy)))


@st.composite
def single_choices(draw: st.DrawFn) -> SingleChoice:
    first, *others = draw(texts)
    wrong = st.fractions(Fraction(-9, 10), Fraction(9, 10), max_denominator=10)
    options = [Option.worth(Fraction(1), first), *(Option.worth(draw(wrong), text) for text in others)]
    return SingleChoice(options=tuple(draw(st.permutations(options))))


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    lefts, rights = draw(parts), draw(parts)
    used = draw(st.lists(st.sampled_from(rights), min_size=len(lefts), max_size=len(lefts)))
    pairs = tuple(Pair(left=left, right=right) for left, right in zip(lefts, used, strict=True))
    return Matching(pairs=pairs, distractors=tuple(part for part in rights if part not in used))


orderings = st.builds(Ordering, items=parts, strategy=st.sampled_from(OrderStrategy))
clozes = st.lists(words, min_size=1, max_size=5).map(
    lambda found: Cloze(gaps=tuple(Gap(accepted=(AcceptedText(text=text),)) for text in found), allow_typos=False)
)


@given(st.data(), multiple_choices())
def test_a_choice_is_fully_right_if_and_only_if_it_is_the_key(data: st.DataObject, task: MultipleChoice) -> None:
    chosen = data.draw(st.sets(st.sampled_from([option.id for option in task.options])))
    fraction = task.grade(ChosenOptions(option_ids=tuple(chosen))).fraction
    assert fraction is not None
    assert 0 <= fraction <= 1
    assert (fraction == 1) == (chosen == {option.id for option in task.options if option.is_correct})


@given(st.data(), multiple_choices())
def test_the_order_of_options_and_of_choices_does_not_matter(data: st.DataObject, task: MultipleChoice) -> None:
    chosen = data.draw(st.lists(st.sampled_from([option.id for option in task.options])))
    shuffled = replace(task, options=tuple(data.draw(st.permutations(task.options))))
    other = ChosenOptions(option_ids=tuple(data.draw(st.permutations(chosen))))
    assert task.grade(ChosenOptions(option_ids=tuple(chosen))).fraction == shuffled.grade(other).fraction


@given(st.data(), multiple_choices())
def test_one_more_right_choice_never_earns_less(data: st.DataObject, task: MultipleChoice) -> None:
    right = [option.id for option in task.options if option.is_correct]
    chosen = data.draw(st.sets(st.sampled_from([option.id for option in task.options])))
    more = chosen | {data.draw(st.sampled_from(right))}
    assert _fraction(task, chosen) <= _fraction(task, more)


def _fraction(task: MultipleChoice, chosen: set[str]) -> Fraction:
    fraction = task.grade(ChosenOptions(option_ids=tuple(chosen))).fraction
    assert fraction is not None
    return fraction


@given(single_choices())
def test_only_the_key_of_a_single_choice_earns_everything(task: SingleChoice) -> None:
    for option in task.options:
        mark = task.grade(ChosenOption(option_id=option.id))
        assert mark.is_right == (option.fraction == 1)
        assert 0 <= (mark.counted(negative_marking=False) or 0) <= 1
        assert -1 <= (mark.counted(negative_marking=True) or 0) <= 1


@given(single_choices())
def test_guessing_blindly_is_worth_nothing_where_wrong_options_have_no_price(task: SingleChoice) -> None:
    options = tuple(
        option if option.fraction == 1 else replace(option, fraction=Fraction(0)) for option in task.options
    )
    plain = SingleChoice(options=options)
    marks = [plain.grade(ChosenOption(option_id=option.id)).counted(negative_marking=True) for option in options]
    assert sum(mark for mark in marks if mark is not None) == 0


@given(st.data(), matchings())
def test_one_more_right_pair_earns_more(data: st.DataObject, task: Matching) -> None:
    key = [Pairing(left_id=pair.left.id, right_id=pair.right.id) for pair in task.pairs]
    order = data.draw(st.permutations(key))
    marks = [task.grade(MatchedPairs(pairs=tuple(order[:count]))).fraction for count in range(len(order) + 1)]
    assert marks == [Fraction(count, len(order)) for count in range(len(order) + 1)]


@given(st.data(), orderings)
def test_only_the_right_order_earns_everything(data: st.DataObject, task: Ordering) -> None:
    order = data.draw(st.permutations(task.items))
    fraction = task.grade(OrderedItems(item_ids=tuple(item.id for item in order))).fraction
    assert fraction is not None
    assert 0 <= fraction <= 1
    assert (fraction == 1) == (tuple(order) == task.items)


@given(st.data(), clozes)
def test_gaps_earn_by_themselves(data: st.DataObject, task: Cloze) -> None:
    filled = [gap.accepted[0].text if data.draw(st.booleans()) else None for gap in task.gaps]
    fraction = task.grade(FilledGaps(gaps=tuple(filled))).fraction
    assert fraction == Fraction(sum(text is not None for text in filled), len(filled))


numbers = st.decimals(-1000, 1000, places=3)


@given(numbers, numbers.map(abs), st.sampled_from(ToleranceKind), st.fractions(-2, 2))
def test_a_number_is_right_within_the_tolerance_only(
    value: Decimal, tolerance: Decimal, kind: ToleranceKind, step: Fraction
) -> None:
    task = Numeric(value=value, tolerance=tolerance, tolerance_kind=kind)
    reach = Fraction(tolerance) * (abs(Fraction(value)) if kind is ToleranceKind.RELATIVE else 1)
    written = Decimal(str(round(float(Fraction(value) + step * reach), 9)))
    is_right = task.grade(WrittenNumber(value=f"{written:f}")).is_right
    assert is_right == (abs(Fraction(written) - Fraction(value)) <= reach)


@given(
    words, st.sampled_from([str.upper, str.lower, lambda text: f"  {text}  ", lambda text: text.replace(" ", "\t ")])
)
def test_case_and_spaces_do_not_matter(text: str, written: object) -> None:
    assert callable(written)
    assert ShortAnswer(accepted=(AcceptedText(text=text),)).grade(WrittenText(text=written(text))).is_right


@pytest.mark.parametrize("kind", QuestionKind)
@pytest.mark.parametrize("other", QuestionKind)
def test_the_answer_to_another_type_is_refused(kind: QuestionKind, other: QuestionKind) -> None:
    question, answer = a_question(kind), right_answer(a_question(other))
    if type(answer) is type(right_answer(question)):
        question.grade_leniently(answer)
        return
    with pytest.raises(Invalid) as refusal:
        question.grade(answer)
    assert [(error.pointer, error.code) for error in refusal.value.errors] == [("/answer", "wrong_shape")]


@pytest.mark.parametrize("kind", [kind for kind in QuestionKind if kind is not QuestionKind.ESSAY])
def test_the_right_answer_earns_everything_and_none_earns_nothing(kind: QuestionKind) -> None:
    question = a_question(kind)
    assert question.grade(right_answer(question)).is_right
    assert question.grade(None).fraction == 0
    assert question.grade(None).counted(negative_marking=True) == 0
