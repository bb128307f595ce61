"""What questions to ask of which passage."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TypeVar

from aksio.application.assessments.generation.craft import Standing
from aksio.application.assessments.generation.fair_choice import fair_choice
from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.application.assessments.generation.kept_questions import mix_of
from aksio.application.assessments.generation.material_room import MaterialRoom
from aksio.application.assessments.generation.question_ports import QuestionBrief, RoomFinder
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import WRITABLE_TYPES, Difficulty
from aksio.domain.assessments.missing_type import MissingType, missing_types
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import Quiz

MOST_NEIGHBOURS = 4
T = TypeVar("T")


class QuestionChoice:
    """Exact numbers of types are matched to passages that have room for them, before anything is written.

    Otherwise each passage gives its share. What others are writing counts as written, until it turns out not to be.
    `quiz` is the quiz as it is so far.
    """

    def __init__(self, material: Sequence[Passage], quiz: Quiz | None, rooms: RoomFinder) -> None:
        self.quiz = quiz
        self._material = material
        self._places = {each.key: place for place, each in enumerate(material)}
        self._room = MaterialRoom(rooms)
        self._without_place: Counter[QuestionKind] | None = None

    def brief(self, generation: Generation, passage: Passage, brief: CardBrief) -> QuestionBrief:
        """What a passage is asked for when it gives its share."""
        types, _ = mix_of(generation, self.quiz)
        beside = [each.text for each in self._material if each.document_id == passage.document_id and each != passage]
        kinds = types.left() or generation.parameters.question_types or WRITABLE_TYPES
        return QuestionBrief(
            **{each.name: getattr(brief, each.name) for each in fields(CardBrief)},
            question_types=_rotated(kinds, by=self._places[passage.key]),
            neighbours=tuple(beside[:MOST_NEIGHBOURS]),
        )

    async def choose(self, standing: Standing[QuestionBrief]) -> tuple[Passage, QuestionBrief] | None:
        """None while all that is wanted is being written, and when no passage to do has room for what is lacking."""
        if standing.generation.parameters.type_counts:
            return await self._placed(standing)
        passage, share = fair_choice(standing)
        brief = self.brief(standing.generation, passage, share)
        return self._labelled(standing, passage, brief, planned=max(1, brief.count - 1))

    async def missing(self, generation: Generation) -> tuple[MissingType, ...]:
        """What the quiz has too few of, and why."""
        types, _ = mix_of(generation, self.quiz)
        lacking = types.lacking()
        if not lacking:
            return ()
        for passage in self._material:
            await self._room.look(passage, self._unshared(generation, passage))
        return missing_types(
            lacking,
            wanted=Counter(dict(types.wanted)),
            room={kind: self._room.most(kind) for kind in lacking},
            without_place=self._without_place or Counter(),
        )

    async def _placed(self, standing: Standing[QuestionBrief]) -> tuple[Passage, QuestionBrief] | None:
        generation = standing.generation
        types, _ = mix_of(generation, self.quiz)
        under_way = sum((Counter(dict(each.type_counts)) for each in standing.under_way), start=Counter())
        lacking = types.lacking() - under_way
        briefs = {each: self._unshared(generation, each, avoid=standing.avoid(each)) for each in standing.todo}
        placing = await self._room.place(lacking, briefs)
        if self._without_place is None:
            self._without_place = placing.missing
        for passage in standing.todo:
            if counts := placing.placed.get(passage):
                planned = counts.total()
                brief = replace(
                    briefs[passage],
                    count=planned + 1,
                    question_types=tuple(counts),
                    type_counts=tuple(counts.items()),
                )
                return self._labelled(standing, passage, brief, planned=planned)
        return None

    def _labelled(
        self, standing: Standing[QuestionBrief], passage: Passage, brief: QuestionBrief, *, planned: int
    ) -> tuple[Passage, QuestionBrief] | None:
        """With the difficulties that are still lacking, one for each question that is planned."""
        _, difficulties = mix_of(standing.generation, self.quiz)
        if not difficulties.wanted:
            return passage, brief
        under_way: Counter[Difficulty] = Counter(each for other in standing.under_way for each in other.difficulties)
        lacking = tuple((difficulties.lacking() - under_way).elements())
        return (passage, replace(brief, difficulties=lacking[:planned])) if lacking else None

    def _unshared(self, generation: Generation, passage: Passage, *, avoid: tuple[str, ...] = ()) -> QuestionBrief:
        """A brief that leaves open how much is wanted of a passage."""
        parameters = generation.parameters
        share = CardBrief(
            count=generation.wanted,
            language=parameters.language,
            difficulty=parameters.difficulty,
            topic=parameters.topic,
            learning_goals=parameters.learning_goals,
            avoid=avoid,
        )
        return self.brief(generation, passage, share)


def _rotated(some: tuple[T, ...], *, by: int) -> tuple[T, ...]:
    """Passages begin with different types, because one often has room for no more than a single question."""
    start = by % len(some) if some else 0
    return some[start:] + some[:start]
