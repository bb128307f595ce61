"""A student at their desk, who speaks to a process and checks every source that they are told."""

from dataclasses import dataclass
from typing import Any

from tests.integration.chat.reading import events_of
from tests.integration.http_client import Learner
from tests.make.material import until

CARDS = "/assessments/flashcards"


@dataclass(frozen=True)
class Student:
    """Somebody who is logged in, and the course they learn for."""

    learner: Learner
    course: str

    async def asks(self, chat: str, question: str) -> dict[str, Any]:
        """The answer as it stood at the end of its stream, every citation of which was followed."""
        path, headers = f"/chat/chats/{chat}/messages", {"Accept": "text/event-stream"}
        stream = await self.learner.post(path, {"content": question}, headers=headers)
        assert stream.status_code == 201, stream.text
        events = events_of(stream.content)
        answer: dict[str, Any] = events[-1].data["assistant_message"]
        assert "".join(event.data["text"] for event in events if event.kind == "piece") == answer["content"]
        await self.follows(answer["citations"])
        return answer

    async def follows(self, citations: list[dict[str, Any]]) -> None:
        """To the page that is named, where the words must stand exactly as they were cited."""
        for citation in citations:
            assert citation["text"] in await self.page(citation["document_id"], citation["page"]), citation

    async def page(self, document: str, number: int) -> str:
        """What stands on it."""
        asked = {"start_page": number, "end_page": number}
        answer = await self.learner.get(f"/courses/{self.course}/documents/{document}/content", params=asked)
        [page] = answer.json()["pages"]
        assert page["number"] == number
        return str(page["text"])

    async def makes_cards_of(self, answer: dict[str, Any], *, count: int) -> set[str]:
        """The ids of cards that were proposed, confirmed and written, each with its place in a document."""
        proposed = await self.learner.post(f"/chat/messages/{answer['id']}/proposals", {"count": count})
        assert (proposed.status_code, await self.due()) == (201, set()), proposed.text
        confirmed = (await self.learner.post(f"/chat/proposals/{proposed.json()['id']}/confirm")).json()
        path = f"/assessments/generations/{confirmed['generation_id']}"
        written = (await until(self.learner, path, status="succeeded"))["result"]["flashcard_ids"]
        for card_id in written:
            card = (await self.learner.get(f"{CARDS}/{card_id}")).json()
            await self.follows([card["source"]])
        return set(written)

    async def recalls(self, cards: set[str]) -> None:
        """All of them well."""
        for card in sorted(cards):
            assert (await self.learner.post(f"{CARDS}/{card}/reviews", {"button": "good"})).status_code == 201

    async def due(self) -> set[str]:
        """The ids of the cards that are to be studied now."""
        return {card["id"] for card in (await self.learner.get(f"{CARDS}/due")).json()["items"]}
