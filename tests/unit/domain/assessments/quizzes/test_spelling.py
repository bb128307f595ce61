"""A typing error is forgiven; another number, a negation and an opposite are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.quizzes.spelling import edit_distance, folded, typing_errors

letters = st.text(alphabet="abcd", max_size=8)


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        ("Mitochondrion ", "mitochondrion"),
        ("mitochondrium", "mitochondrion"),
        ("STRASSE", "Straße"),
        ("cafe\u0301", "café"),
        ("Kristiana", "Kristiania"),
        ("the  powerhouse of teh cell", "the powerhouse of teh cell."),
        ("Photosynthese", "Photosynthesis"),
        ("مدرسة", "مدرسة"),
    ],
)
def test_the_same(given: str, accepted: str) -> None:
    assert typing_errors(folded(given), folded(accepted)) is not None


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        ("1814", "1815"),
        ("in 1814", "in 1841"),
        ("3.5 percent", "3,5 percent"),
        ("it is possible", "it is not possible"),
        ("it is now possible", "it is not possible"),
        ("nie gesehen", "wie gesehen"),
        ("keine Wirkung", "kleine Wirkung"),
        ("sin azúcar", "son azúcar"),
        ("con azúcar", "sin azúcar"),
        ("ikke farlig", "ille farlig"),
        ("isn't there", "is there"),
        ("symmetric", "asymmetric"),
        ("hypoglycemia", "hyperglycemia"),
        ("interstate", "intrastate"),
        ("cat", "car"),
        ("北京大学校", "北京大学院"),
        ("-5", "5"),
    ],
)
def test_another_answer(given: str, accepted: str) -> None:
    assert typing_errors(folded(given), folded(accepted)) is None


@given(letters, letters, st.integers(0, 3))
def test_the_distance_is_that_of_the_whole_table(one: str, other: str, most: int) -> None:
    assert edit_distance(one, other, most=most) == min(most + 1, _whole_table(one, other))


def _whole_table(one: str, other: str) -> int:
    cells = {(line, 0): line for line in range(len(one) + 1)} | {
        (0, column): column for column in range(len(other) + 1)
    }
    for line in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            changed = one[line - 1] != other[column - 1]
            ways = [cells[line - 1, column] + 1, cells[line, column - 1] + 1, cells[line - 1, column - 1] + changed]
            if min(line, column) > 1 and one[line - 2 : line] == other[column - 2 : column][::-1]:
                ways.append(cells[line - 2, column - 2] + 1)
            cells[line, column] = min(ways)
    return cells[len(one), len(other)]
