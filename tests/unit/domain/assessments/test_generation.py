"""How a generation moves from request to cards, and who may move it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from aksio.domain.assessments.card_tally import CardTally, dropped_for
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_events import (
    GenerationAdvanced,
    GenerationCancelled,
    GenerationFailed,
    GenerationRequested,
    GenerationRequeued,
    GenerationSucceeded,
)
from aksio.domain.assessments.generation_parameters import Difficulty, GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind, GenerationOver, GenerationStatus
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import DeckId, DocumentId, FlashcardId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import MOST_PAUSES, REQUEUE_AFTER, WorkTaken
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.generation import COURSE, GENERATION, LEARNER, NOW, TOKEN, a_generation, some_parameters

DECK = DeckId(UUID(int=70))
OTHER = UUID(int=71)
USAGE = ModelUsage(model="m", calls=1, input_tokens=100, output_tokens=20, cost_micros=165)
SECOND = timedelta(seconds=1)
LEASE = 30 * SECOND


def lease(token: UUID = TOKEN, now: datetime = NOW) -> Lease:
    return Lease(token=token, expires_at=now + LEASE)


def record(generation: Generation, *card_numbers: int, key: str = "one", token: UUID = TOKEN) -> None:
    generation.record_passage(
        lease=lease(token),
        passage_key=key,
        deck_id=DECK,
        flashcard_ids=tuple(FlashcardId(UUID(int=number)) for number in card_numbers),
        tally=CardTally(written=len(card_numbers), repaired=1, dropped={"duplicate": 2}),
        usage=USAGE,
        now=NOW,
    )


def running(count: int = 5) -> Generation:
    generation = a_generation(count)
    generation.take_up(lease=lease(TOKEN, NOW), now=NOW)
    generation.take_events()
    return generation


def test_a_request_is_recorded_for_the_worker() -> None:
    generation = a_generation()
    assert generation.status is GenerationStatus.REQUESTED
    assert generation.take_events() == [
        GenerationRequested(
            occurred_at=NOW, generation_id=GENERATION, learner_id=LEARNER, course_id=COURSE, kind="flashcards"
        )
    ]


@pytest.mark.parametrize(
    ("kind", "wrong", "pointer"),
    [
        (GenerationKind.QUIZ, {"deck_id": DeckId(UUID(int=1))}, "/deck_id"),
        (
            GenerationKind.FLASHCARDS,
            {"parameters": GenerationParameters(count=1, question_types=(QuestionKind.CLOZE,))},
            "/question_types",
        ),
    ],
)
def test_what_belongs_to_the_other_kind_is_refused(kind: GenerationKind, wrong: dict[str, Any], pointer: str) -> None:
    right: dict[str, Any] = {"parameters": some_parameters()}
    with pytest.raises(Invalid) as refused:
        Generation.request(id=GENERATION, learner_id=LEARNER, course_id=COURSE, kind=kind, now=NOW, **(right | wrong))
    assert [error.pointer for error in refused.value.errors] == [pointer]


def test_exact_numbers_come_to_the_count_and_are_said_once() -> None:
    with pytest.raises(Invalid) as refused:
        GenerationParameters(
            count=3,
            question_types=(QuestionKind.CLOZE,),
            type_counts=((QuestionKind.CLOZE, 2), (QuestionKind.ESSAY, 2), (QuestionKind.MATCHING, 0)),
            difficulty=Difficulty.EASY,
            difficulty_counts=((Difficulty.HARD, 3),),
        )
    assert [(error.pointer, error.code) for error in refused.value.errors] == [
        ("/type_counts/essay", "unsupported_type"),
        ("/type_counts/matching", "out_of_range"),
        ("/type_counts", "other_total"),
        ("/question_types", "said_twice"),
        ("/difficulty", "said_twice"),
    ]


def test_types_that_no_program_can_check_and_repetitions_are_refused() -> None:
    types = (QuestionKind.CLOZE, QuestionKind.ESSAY, QuestionKind.CLOZE)
    with pytest.raises(Invalid) as refused:
        GenerationParameters(count=1, question_types=types)
    assert [(error.pointer, error.code) for error in refused.value.errors] == [
        ("/question_types/1", "unsupported_type"),
        ("/question_types/2", "repeated"),
    ]


def test_every_broken_parameter_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        GenerationParameters(
            count=0,
            document_ids=(DocumentId(UUID(int=1)),) * 51,
            topic="  ",
            start_page=0,
            end_page=-1,
            learning_goals=("fine", "x" * 501, "\x00"),
            language="not a language",
        )
    assert [error.pointer for error in refused.value.errors] == [
        "/count",
        "/document_ids",
        "/start_page",
        "/end_page",
        "/end_page",
        "/topic",
        "/learning_goals/1",
        "/learning_goals/2",
        "/language",
    ]


def test_only_one_worker_holds_it_at_a_time() -> None:
    generation = running()
    with pytest.raises(WorkTaken):
        generation.take_up(lease=lease(OTHER, NOW + LEASE - SECOND), now=NOW + LEASE - SECOND)


def test_another_worker_goes_on_once_the_lease_is_over() -> None:
    generation = running()
    record(generation, 1, 2)
    generation.take_up(lease=lease(OTHER, NOW + LEASE), now=NOW + LEASE)
    assert (generation.wanted, generation.passages_done) == (3, frozenset({"one"}))
    with pytest.raises(WorkTaken):
        record(generation, 3, key="two")


def test_a_worker_that_shows_life_keeps_its_lease() -> None:
    generation = running()
    generation.keep(lease=lease(TOKEN, NOW + LEASE - SECOND), now=NOW + LEASE - SECOND)
    with pytest.raises(WorkTaken):
        generation.take_up(lease=lease(OTHER, NOW + LEASE), now=NOW + LEASE)


def test_a_passage_is_a_recovery_point_with_its_sums() -> None:
    generation = running()
    record(generation, 1, 2)
    record(generation, 3, key="two")
    assert generation.flashcard_ids == tuple(FlashcardId(UUID(int=number)) for number in (1, 2, 3))
    assert generation.passages_done == frozenset({"one", "two"})
    assert generation.tally == CardTally(written=3, repaired=2, dropped={"duplicate": 4})
    assert generation.usage == ModelUsage(model="m", calls=2, input_tokens=200, output_tokens=40, cost_micros=330)
    assert (generation.wanted, generation.deck_id) == (2, DECK)


def test_it_succeeds_with_the_cards_there_are() -> None:
    generation = running()
    record(generation, 1, 2)
    generation.take_events()
    generation.finish(token=TOKEN, now=NOW)
    assert (generation.status, generation.expected, generation.work.lease) == (GenerationStatus.SUCCEEDED, 2, None)
    (event,) = generation.take_events()
    assert isinstance(event, GenerationSucceeded)
    assert (event.deck_id, event.cards_written, event.model, event.tokens, event.cost_micros) == (
        DECK,
        2,
        "m",
        120,
        165,
    )


def test_it_fails_when_nothing_could_be_written() -> None:
    generation = running()
    record(generation)
    generation.finish(token=TOKEN, now=NOW)
    assert generation.status is GenerationStatus.FAILED
    assert generation.failure is not None
    assert generation.failure.code == "nothing_to_write"
    advanced, failed = generation.take_events()
    assert isinstance(advanced, GenerationAdvanced)
    assert (advanced.done, advanced.total) == (0, generation.expected)
    assert isinstance(failed, GenerationFailed)
    assert failed.reason == "nothing_to_write"


def test_it_fails_for_a_reason_that_time_does_not_mend() -> None:
    generation = running()
    generation.fail(token=TOKEN, failure=Failure(code="model_budget_reached", detail="No budget."), now=NOW)
    assert generation.failure == Failure(code="model_budget_reached", detail="No budget.")
    with pytest.raises(WorkTaken):
        generation.take_up(lease=lease(OTHER), now=NOW + timedelta(days=1))


def test_a_pause_lets_go_until_its_time_is_over() -> None:
    generation = running()
    generation.pause(token=TOKEN, at_least=timedelta(seconds=20), now=NOW)
    assert generation.status is GenerationStatus.RUNNING
    assert generation.work.lease is None
    assert generation.work.due_at == NOW + 20 * SECOND


def test_pauses_grow_and_end_at_last() -> None:
    generation, now, lengths = running(), NOW, []
    while not generation.status.is_final:
        generation.pause(token=TOKEN, at_least=SECOND, now=now)
        if generation.work.resume_at is not None:
            lengths.append((generation.work.resume_at - now).total_seconds())
            now = generation.work.resume_at
            generation.take_up(lease=lease(TOKEN, now), now=now)
    assert lengths[:4] == [5, 10, 20, 40]
    assert max(lengths) == 900
    assert len(lengths) == MOST_PAUSES
    assert generation.failure is not None
    assert generation.failure.code == "upstream_unavailable"


def test_giving_up_keeps_what_was_written() -> None:
    generation = running()
    record(generation, 1)
    generation.work = replace(generation.work, pauses=MOST_PAUSES)
    generation.pause(token=TOKEN, at_least=SECOND, now=NOW)
    assert generation.status is GenerationStatus.SUCCEEDED


def test_a_recovery_point_starts_the_pauses_anew() -> None:
    generation = running()
    generation.pause(token=TOKEN, at_least=SECOND, now=NOW)
    generation.take_up(lease=lease(TOKEN, NOW), now=NOW)
    record(generation, 1)
    assert generation.work.pauses == 0


def test_a_request_that_nobody_took_up_is_put_into_the_queue_again() -> None:
    generation = a_generation()
    generation.take_events()
    with pytest.raises(WorkTaken):
        generation.requeue(now=NOW)
    generation.requeue(now=NOW + REQUEUE_AFTER)
    assert [type(event) for event in generation.take_events()] == [GenerationRequeued]
    assert generation.work.due_at == NOW + 2 * REQUEUE_AFTER


def test_a_silent_worker_is_replaced() -> None:
    generation = running()
    with pytest.raises(WorkTaken):
        generation.requeue(now=NOW + LEASE - SECOND)
    generation.requeue(now=NOW + LEASE)
    with pytest.raises(WorkTaken):
        record(generation, 1)
    generation.take_up(lease=lease(OTHER, NOW + LEASE), now=NOW + LEASE)


def test_cancelling_is_final_and_repeatable() -> None:
    generation = running()
    record(generation, 1)
    generation.take_events()
    generation.cancel(now=NOW)
    generation.cancel(now=NOW)
    assert [type(event) for event in generation.take_events()] == [GenerationCancelled]
    assert generation.flashcard_ids
    with pytest.raises(WorkTaken):
        record(generation, 2, key="two")


def test_what_is_over_cannot_be_cancelled() -> None:
    generation = running()
    generation.finish(token=TOKEN, now=NOW)
    with pytest.raises(GenerationOver):
        generation.cancel(now=NOW)


def test_reasons_are_counted() -> None:
    assert dropped_for(["duplicate", "refused", "duplicate"]).dropped == {"duplicate": 2, "refused": 1}


def test_a_worker_that_is_told_to_stop_hands_back() -> None:
    generation = running()
    generation.hand_back(token=TOKEN, now=NOW)
    assert generation.work.due_at == NOW
    generation.take_up(lease=lease(OTHER), now=NOW)
    with pytest.raises(WorkTaken):
        generation.hand_back(token=TOKEN, now=NOW)
