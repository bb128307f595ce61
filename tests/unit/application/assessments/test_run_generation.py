"""Writing the cards of a generation, with everything that may come between."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.adapters.memory.model_budget import MemoryModelBudget
from aksio.application.assessments.generation.cancel_generation import CancelGeneration, CancelGenerationCommand
from aksio.application.assessments.generation.generation_ports import WriterRefused, WriterUnavailable
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_events import GenerationAdvanced, GenerationRequested, GenerationSucceeded
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.errors import NotFound, Unavailable
from aksio.domain.shared.ids import DeckId, DocumentId, GenerationId
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.generation import LEARNER
from tests.make.generation_world import LEASE, FixedMaterial, ToldLanguages, ToldWriter, World, numbered_passage
from tests.make.polling import until


class Killed(BaseException):
    """The process ends here: nobody catches this."""


async def completed(world: World, count: int = 5, **parameters: Any) -> Generation:
    """A generation after its first run."""
    generation_id = await world.request(count, **parameters)
    await world.run(generation_id)
    return await world.generation(generation_id)


async def test_it_stops_when_the_count_is_met() -> None:
    world = World()
    generation = await completed(world, 5)
    assert generation.status is GenerationStatus.SUCCEEDED
    assert {card.id for card in world.cards()} == set(generation.flashcard_ids)
    assert len(world.cards()) == generation.tally.written == 5
    told = [type(event) for event in world.store.outbox]
    assert (told[0], told[-1]) == (GenerationRequested, GenerationSucceeded)
    assert set(told[1:-1]) == {GenerationAdvanced}


async def test_every_card_says_where_its_answer_stands() -> None:
    world = World()
    await completed(world)
    for card in world.cards():
        assert card.source is not None
        assert card.source.text is not None
        assert card.source.page is not None
        assert card.source.text in numbered_passage(card.source.page).text


async def test_the_cards_come_from_all_over_the_material() -> None:
    world = World()
    await completed(world, 5)
    pages = {card.source.page for card in world.cards() if card.source}
    assert max(page or 0 for page in pages) >= 5


async def test_a_new_deck_is_named_after_the_document_or_the_topic() -> None:
    world = World()
    await completed(world, 2)
    await completed(world, 2, topic="Old harbours")
    assert [deck.name for deck in world.decks()] == ["Harbours", "Old harbours"]
    assert len({card.deck_id for card in world.cards()}) == 2


async def test_the_cards_go_into_the_deck_that_was_named() -> None:
    world = World()
    deck = Deck.create(
        id=DeckId(UUID(int=5)), learner_id=LEARNER, name="Mine", scheduler="sm2_delphi", now=world.clock.now()
    )
    async with world.uow() as uow:
        uow.decks.add(deck)
        await uow.commit()
    generation_id = await world.request()
    async with world.uow() as uow:
        generation = await uow.generations.get(generation_id, learner_id=LEARNER)
        generation.deck_id = deck.id
        uow.generations.save(generation)
        await uow.commit()
    await world.run(generation_id)
    assert {card.deck_id for card in world.cards()} == {deck.id}
    assert {card.schedule.scheduler for card in world.cards()} == {"sm2_delphi"}
    assert len(world.decks()) == 1


async def test_it_ends_with_fewer_when_the_material_has_no_more() -> None:
    world = World(material=FixedMaterial([numbered_passage(1)]))
    generation = await completed(world, 50)
    assert generation.status is GenerationStatus.SUCCEEDED
    assert generation.expected == len(world.cards()) > 1


async def test_it_fails_when_there_is_no_material() -> None:
    generation = await completed(World(material=FixedMaterial([])))
    assert generation.failure is not None
    assert generation.failure.code == "nothing_to_write"


async def test_asking_again_gives_other_cards() -> None:
    world = World(material=FixedMaterial([numbered_passage(1)]), writer=ExtractiveCardWriter())
    first, second = await completed(world, 3), await completed(world, 3)
    assert len(first.flashcard_ids) == len(second.flashcard_ids) == 3
    assert len({card.front for card in world.cards()}) == 6


async def test_passages_are_written_side_by_side_within_a_bound() -> None:
    writer = ToldWriter()
    await completed(World(writer=writer), 30)
    assert writer.most_at_once == 4


async def test_the_cost_of_every_call_is_added_up() -> None:
    world = World(material=FixedMaterial([numbered_passage(1), numbered_passage(2)]))
    generation = await completed(world, 30)
    assert generation.usage == ModelUsage(model="told", calls=2, input_tokens=180, output_tokens=20, cost_micros=10)
    assert world.budget.spent_by(LEARNER) == 200


async def test_a_spent_budget_ends_it_and_keeps_the_cards() -> None:
    world = World(budget=MemoryModelBudget(tokens=250))
    generation = await completed(world, 30)
    assert generation.status is GenerationStatus.FAILED
    assert generation.failure is not None
    assert generation.failure.code == "model_budget_reached"
    assert len(world.cards()) == len(generation.flashcard_ids) > 0


async def test_a_draft_that_fails_is_repaired_once() -> None:
    writer = ToldWriter(
        spoil=lambda draft: replace(draft, front=f"In the text: {draft.front}"),
        mend=lambda draft: replace(draft, front=draft.front.removeprefix("In the text: ")),
    )
    generation = await completed(World(writer=writer), 3)
    assert (generation.tally.written, generation.tally.dropped) == (3, {})
    assert generation.tally.repaired >= 3


async def test_what_cannot_be_repaired_is_dropped_and_counted() -> None:
    writer = ToldWriter(spoil=lambda draft: replace(draft, quote="invented"))
    generation = await completed(World(writer=writer), 3)
    assert generation.status is GenerationStatus.FAILED
    assert generation.tally.written == 0
    assert generation.tally.dropped["quote_not_found"] >= 10


async def test_cards_in_another_language_than_asked_for_are_dropped() -> None:
    generation = await completed(World(languages=ToldLanguages("en")), 3, language="de")
    assert set(generation.tally.dropped) == {"wrong_language"}


async def test_a_refused_passage_is_counted_and_the_others_go_on() -> None:
    async def refuse_one(passage: Passage) -> None:
        if passage.page == 1:
            raise WriterRefused("no", usage=ModelUsage(model="told", calls=1, input_tokens=7))

    generation = await completed(World(writer=ToldWriter(before=refuse_one)), 100)
    assert generation.status is GenerationStatus.SUCCEEDED
    assert generation.tally.dropped["refused"] == 1
    assert generation.usage.input_tokens == 9 * 90 + 7


async def test_without_the_writer_it_waits_and_goes_on_later() -> None:
    async def away(passage: Passage) -> None:
        raise WriterUnavailable("away", retry_after=40)

    writer = ToldWriter(before=away)
    world = World(writer=writer)
    generation_id = await world.request(5)
    await world.run(generation_id)
    waiting = await world.generation(generation_id)
    assert waiting.status is GenerationStatus.RUNNING
    assert waiting.work.resume_at == world.clock.now() + timedelta(seconds=40)
    assert len(writer.asked) <= 4
    writer.before = None
    world.clock.go_on(timedelta(seconds=40))
    await world.run(generation_id)
    assert (await world.generation(generation_id)).status is GenerationStatus.SUCCEEDED


async def test_one_passage_that_always_fails_does_not_hold_up_the_others() -> None:
    async def poison(passage: Passage) -> None:
        if passage.page <= 4:
            raise WriterUnavailable("nonsense", retry_after=1)

    world = World(writer=ToldWriter(before=poison))
    generation_id = await world.request(20)
    for _ in range(10):
        await world.run(generation_id)
        world.clock.go_on(timedelta(minutes=15))
    assert len((await world.generation(generation_id)).passages_done) == 6


@pytest.mark.parametrize("away", [Unavailable("down", retry_after=60)])
async def test_without_the_material_it_waits(away: Unavailable) -> None:
    world = World(material=FixedMaterial([numbered_passage(1)], away=away))
    generation = await completed(world)
    assert generation.status is GenerationStatus.RUNNING
    assert generation.work.resume_at == world.clock.now() + timedelta(seconds=60)


async def test_material_that_is_not_there_fails_it() -> None:
    generation = await completed(World(material=FixedMaterial([], away=NotFound("No such document."))))
    assert generation.failure is not None
    assert (generation.failure.code, generation.failure.detail) == ("not_found", "No such document.")


async def test_after_a_crash_another_worker_goes_on_without_doubling() -> None:
    """The first worker dies in the middle; a recovery point is behind it."""

    async def die_at_the_third(passage: Passage) -> None:
        if len(writer.asked) > 4:
            raise Killed

    writer = ToldWriter(before=die_at_the_third)
    world = World(writer=writer)
    generation_id = await world.request(30)
    with pytest.raises(Killed):
        await world.run(generation_id)
    saved = await world.generation(generation_id)
    assert 0 < len(saved.flashcard_ids) < 30
    writer.before = None
    await world.run(generation_id)
    assert (await world.generation(generation_id)).flashcard_ids == saved.flashcard_ids
    done_before = {passage.page for passage, _ in writer.asked if passage.key in saved.passages_done}
    asked_before = len(writer.asked)
    world.clock.go_on(LEASE)
    await world.run(generation_id)
    finished = await world.generation(generation_id)
    assert finished.status is GenerationStatus.SUCCEEDED
    assert len({(card.front, card.back) for card in world.cards()}) == len(world.cards()) == 30
    assert not done_before & {passage.page for passage, _ in writer.asked[asked_before:]}


async def test_two_workers_at_once_write_once() -> None:
    world = World()
    generation_id = await world.request(10)
    await asyncio.gather(*(world.run(generation_id) for _ in range(5)))
    assert len(world.cards()) == 10


async def test_a_worker_that_is_told_to_stop_hands_back_at_once() -> None:
    started = asyncio.Event()

    async def hang(passage: Passage) -> None:
        started.set()
        await asyncio.Event().wait()

    writer = ToldWriter(before=hang)
    world = World(writer=writer)
    generation_id = await world.request(5)
    run = asyncio.create_task(world.run(generation_id))
    await started.wait()
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    writer.before = None
    await world.run(generation_id)
    assert (await world.generation(generation_id)).status is GenerationStatus.SUCCEEDED


async def test_cancelling_stops_the_worker_and_keeps_what_is_written() -> None:
    async def cancel_at_the_fifth(passage: Passage) -> None:
        if len(writer.asked) >= 5 and (await world.generation(generation_id)).work.lease:
            cancel = CancelGeneration(world.uow(), world.clock)
            await cancel(CancelGenerationCommand(generation_id=generation_id, learner_id=LEARNER))

    writer = ToldWriter(before=cancel_at_the_fifth)
    world = World(writer=writer)
    generation_id = await world.request(30)
    await world.run(generation_id)
    generation = await world.generation(generation_id)
    assert generation.status is GenerationStatus.CANCELLED
    assert 0 < len(world.cards()) == len(generation.flashcard_ids) < 30


async def test_running_what_is_not_there_does_nothing() -> None:
    await World().run(GenerationId(UUID(int=1)))


async def test_a_deck_that_was_deleted_meanwhile_is_made_again() -> None:
    async def delete_deck(passage: Passage) -> None:
        if len(writer.asked) >= 6 and not deleted:
            deleted.append(world.decks()[0].id)
            async with world.uow() as uow:
                uow.decks.remove(await uow.decks.get(world.decks()[0].id, learner_id=LEARNER))
                await uow.commit()

    deleted: list[DeckId] = []
    writer = ToldWriter(before=delete_deck)
    world = World(writer=writer)
    generation = await completed(world, 30)
    assert generation.status is GenerationStatus.SUCCEEDED
    assert deleted
    assert [deck.id for deck in world.decks()] == [generation.deck_id]


async def test_the_writer_hears_what_the_learner_wants() -> None:
    writer = ToldWriter()
    document = DocumentId(UUID(int=3))
    await completed(World(writer=writer), 3, document_ids=(document,), learning_goals=("know dates",), language="en")
    _, brief = writer.asked[0]
    assert (brief.learning_goals, brief.language, brief.count) == (("know dates",), "en", 2)


async def test_a_worker_that_waits_for_the_writer_shows_life() -> None:
    async def wait_for_a_sign(passage: Passage) -> None:
        await until(lambda: world.generation(generation_id), lambda seen: seen.version >= 5)

    world = World(writer=ToldWriter(before=wait_for_a_sign), lease=timedelta(milliseconds=15))
    generation_id = await world.request(1)
    await world.run(generation_id)
    assert (await world.generation(generation_id)).status is GenerationStatus.SUCCEEDED


async def test_cancelling_stops_a_writer_that_hangs() -> None:
    async def hang(passage: Passage) -> None:
        cancel = CancelGeneration(world.uow(), world.clock)
        await cancel(CancelGenerationCommand(generation_id=generation_id, learner_id=LEARNER))
        await asyncio.Event().wait()

    world = World(writer=ToldWriter(before=hang), lease=timedelta(milliseconds=15))
    generation_id = await world.request(1)
    await world.run(generation_id)
    assert (await world.generation(generation_id)).status is GenerationStatus.CANCELLED
    assert world.cards() == []
