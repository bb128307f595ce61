"""What a model of memory promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.memory import Memory, MemoryModel, memory_of_interval
from aksio.domain.assessments.rating import Rating

ratings = st.sampled_from(Rating)
passed = st.sampled_from([Rating.HARD, Rating.GOOD, Rating.EASY])
stabilities = st.floats(0.01, 30_000)
difficulties = st.floats(1, 10)
days = st.integers(0, 40_000)


def a_memory(model: MemoryModel, stability: float, difficulty: float) -> Memory:
    """One that this model may have made."""
    return Memory(stability=stability, difficulty=difficulty, decay=model.first(Rating.GOOD).decay)


class MemoryModelContract:
    """Subclasses give `models`, a strategy, of one kind and with several parameters. `default` is one of them."""

    models: st.SearchStrategy[MemoryModel]
    default: MemoryModel

    @given(st.data(), ratings, st.lists(st.tuples(ratings, days), max_size=20))
    def test_memories_stay_in_their_bounds(
        self, data: st.DataObject, first: Rating, rest: list[tuple[Rating, int]]
    ) -> None:
        model = data.draw(self.models)
        memory = model.first(first)
        decay = memory.decay
        for rating, elapsed in rest:
            memory = model.next(memory, rating, elapsed_days=elapsed)
            assert 0.001 <= memory.stability <= 36_500
            assert 1 <= memory.difficulty <= 10
            assert memory.decay == decay

    @given(st.data(), stabilities, difficulties, ratings, days)
    def test_the_same_question_has_the_same_answer(
        self, data: st.DataObject, stability: float, difficulty: float, rating: Rating, elapsed: int
    ) -> None:
        model = data.draw(self.models)
        memory = a_memory(model, stability, difficulty)
        answers = [model.next(memory, rating, elapsed_days=elapsed) for _ in range(2)]
        assert answers[0] == answers[1]

    @given(st.data(), stabilities, difficulties, days)
    def test_a_better_answer_never_makes_a_memory_weaker_or_harder(
        self, data: st.DataObject, stability: float, difficulty: float, elapsed: int
    ) -> None:
        model = data.draw(self.models)
        memory = a_memory(model, stability, difficulty)
        after = [model.next(memory, rating, elapsed_days=elapsed) for rating in Rating]
        assert [one.stability for one in after] == sorted(one.stability for one in after)
        assert [one.difficulty for one in after] == sorted((one.difficulty for one in after), reverse=True)
        first = [model.first(rating) for rating in Rating]
        assert [one.stability for one in first] == sorted(one.stability for one in first)

    @given(st.data(), stabilities, difficulties, st.integers(1, 40_000), passed)
    def test_a_success_after_a_day_or_more_strengthens_and_a_failure_does_not(
        self, data: st.DataObject, stability: float, difficulty: float, elapsed: int, rating: Rating
    ) -> None:
        model = data.draw(self.models)
        memory = a_memory(model, stability, difficulty)
        tolerance = 1e-5
        assert model.next(memory, rating, elapsed_days=elapsed).stability >= stability - tolerance
        assert model.next(memory, Rating.WRONG, elapsed_days=elapsed).stability <= stability + tolerance

    def test_answers_below_three_are_one_and_the_same_to_it(self) -> None:
        model = self.default
        memory = a_memory(model, 10, 5)
        assert len({model.first(rating) for rating in Rating}) == 4
        assert len({model.next(memory, rating, elapsed_days=9) for rating in Rating}) == 4

    @given(st.data(), st.integers(1, 3_650), st.integers(130, 250))
    def test_the_memory_of_an_interval_grows_by_its_ease(self, data: st.DataObject, interval: int, ease: int) -> None:
        model = data.draw(self.models)
        memory = memory_of_interval(model, interval_days=interval, ease_hundredths=ease)
        assert memory.chance_of_recall(interval) == pytest.approx(0.9)
        grown = model.next(memory, Rating.GOOD, elapsed_days=interval)
        if 1 < memory.difficulty < 10 and grown.stability < 36_500:
            assert grown.stability / interval == pytest.approx(ease / 100, rel=1e-3)
