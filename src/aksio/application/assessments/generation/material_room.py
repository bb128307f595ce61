"""For which questions the material has room, looked at no further than needed."""

import asyncio
from collections import Counter
from collections.abc import Mapping

from aksio.application.assessments.generation.question_ports import QuestionBrief, RoomFinder
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_room import Placing, Room, place
from aksio.domain.assessments.quizzes.question_kind import QuestionKind

AT_A_TIME = 8
"""So many further passages are looked at when those known have no place for everything."""


class MaterialRoom:
    """Remembers the room of each passage: finding it out takes some hundredths of a second."""

    def __init__(self, rooms: RoomFinder) -> None:
        self._finder = rooms
        self._rooms: dict[str, Room] = {}

    async def place(self, wanted: Counter[QuestionKind], briefs: Mapping[Passage, QuestionBrief]) -> Placing[Passage]:
        """Find places among these passages, the first ones first."""
        unknown = [passage for passage in briefs if passage.key not in self._rooms]
        while True:
            known = {each: self._rooms[each.key] for each in briefs if each.key in self._rooms}
            placing = place(tuple(wanted.items()), known)
            if not placing.missing or not unknown:
                return placing
            for passage in unknown[:AT_A_TIME]:
                await self.look(passage, briefs[passage])
            del unknown[:AT_A_TIME]

    async def look(self, passage: Passage, brief: QuestionBrief) -> None:
        """Find out what room a passage has, unless that is known."""
        if passage.key not in self._rooms:
            self._rooms[passage.key] = self._finder.room(passage, brief)
            await asyncio.sleep(0)  # others wait for this thread

    def most(self, kind: QuestionKind) -> int:
        """How many questions of one type the passages looked at have room for, if no other is wanted."""
        return sum(room.most(kind) for room in self._rooms.values())
