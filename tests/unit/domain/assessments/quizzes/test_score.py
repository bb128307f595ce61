"""What is settled is told from what waits, and from what a model only suggested."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.quizzes.answers import WrittenText
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.response import Grade, GradedBy, Response
from aksio.domain.assessments.quizzes.score import Score
from aksio.domain.shared.ids import QuestionId
from tests.make.cards import NOW, some_id

FRACTIONS = st.fractions(0, 1, max_denominator=8)
GRADES = st.none() | st.builds(Grade, fraction=FRACTIONS, by=st.sampled_from(GradedBy), graded_at=st.just(NOW))
PAPERS = st.lists(st.tuples(st.integers(1, 5), GRADES), min_size=1, max_size=5)


def score_of(paper: Sequence[tuple[int, Grade | None]]) -> Score:
    """Of essays that are all answered, with these points and marks."""
    questions = [
        Question(id=QuestionId(some_id(place)), text="Why?", task=Essay(), points=Decimal(points))
        for place, (points, _) in enumerate(paper)
    ]
    responses = {
        question.id: Response(question_id=question.id, answer=WrittenText(text="So."), grade=grade)
        for question, (_, grade) in zip(questions, paper, strict=True)
    }
    return Score.of(questions, responses)


@given(PAPERS)
def test_settled_pending_and_provisional_points_are_all_there_are(paper: list[tuple[int, Grade | None]]) -> None:
    score = score_of(paper)
    assert score.settled + score.pending + score.provisional == score.maximum
    assert (score.percent is None) == bool(score.pending or score.provisional)
    if score.percent is not None:
        assert score.percent == score.settled_percent == score.percent_so_far
    if score.settled_percent is not None:
        assert 0 <= score.settled_percent <= 100


@given(PAPERS, st.integers(0, 4))
def test_an_unanswered_question_never_helps(paper: list[tuple[int, Grade | None]], place: int) -> None:
    place %= len(paper)
    nothing = Grade(fraction=Fraction(0), by=GradedBy.KEY, graded_at=NOW)
    without = score_of([(points, nothing if at == place else grade) for at, (points, grade) in enumerate(paper)])
    answered = score_of(paper)
    assert without.percent_so_far <= answered.percent_so_far
    if answered.settled_percent is not None and without.settled_percent is not None:
        assert without.settled_percent <= answered.settled_percent


@given(PAPERS, st.integers(1, 100), st.lists(FRACTIONS, min_size=5, max_size=5))
def test_who_has_passed_has_whatever_the_owner_says(
    paper: list[tuple[int, Grade | None]], needed: int, words: list[Fraction]
) -> None:
    final = [
        (
            points,
            grade if grade and not grade.is_provisional else Grade(fraction=word, by=GradedBy.OWNER, graded_at=NOW),
        )
        for (points, grade), word in zip(paper, words, strict=False)
    ]
    before, after = score_of(paper).passed(Decimal(needed)), score_of(final).passed(Decimal(needed))
    assert before is None or before == after


def test_a_suggestion_counts_in_no_final_percent() -> None:
    right = Grade(fraction=Fraction(1), by=GradedBy.KEY, graded_at=NOW)
    suggested = replace(right, by=GradedBy.MODEL)
    score = score_of([(3, right), (1, suggested)])
    assert score.percent is None
    assert score.settled_percent == score.percent_so_far == 100
    assert (score.provisional, score.pending) == (Fraction(1), Fraction(0))
    assert [score.passed(Decimal(needed)) for needed in (80, 75)] == [None, True]
