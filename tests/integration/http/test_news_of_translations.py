"""Whoever asked for a translation finds it in their list, and is told when it ended: in words, and on open pages."""

from typing import Any

from tests.integration.http.test_translations import CARDS, api, english_deck, openai, translated
from tests.integration.http.test_translations_of_quizzes import english_quiz
from tests.integration.http.test_translations_of_quizzes import translated as translated_quiz
from tests.integration.http_client import Api, Learner
from tests.integration.realtime.page import Page
from tests.make.polling import until
from tests.standin.openai_server import REFUSAL, OpenAIStandIn

__all__ = ["api", "openai"]

TRANSLATIONS = "/assessments/translations"
NAMED = ("subject", "original_id", "twin_id")


async def page(api: Api, learner: Learner) -> Page:
    """Not yet connected."""
    return Page(api.app, ticket=(await learner.post("/auth/realtime-ticket")).json()["ticket"])


async def notified(learner: Learner) -> dict[str, Any]:
    """The newest notification, once there is one that is not read; then it is."""

    async def unread() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await learner.get("/notifications?unread=true")).json()["items"]
        return found

    (told,) = await until(unread, bool)
    assert (await learner.post(f"/notifications/{told['id']}/read")).status_code == 204
    return told


def names(translation: dict[str, Any]) -> dict[str, Any]:
    """What every message about it says."""
    return {"translation_id": translation["id"], **{name: translation[name] for name in NAMED}}


async def test_its_owner_is_told_how_it_ended(
    api: Api, learner: Learner, stranger: Learner, openai: OpenAIStandIn
) -> None:
    await learner.patch("/users/me", {"language": "de-AT"})
    deck = await english_deck(learner)
    async with await page(api, learner) as open_page:
        await open_page.next("hello")
        openai.always = REFUSAL
        failed = await translated(learner, deck, status="failed")
        told = await notified(learner)
        assert (told["kind"], told["title"]) == ("translation_failed", "Keine Übersetzung")
        assert told["data"] == names(failed) | {"reason": "nothing_translated"}
        await open_page.next("translation", status="failed", error="nothing_translated", **names(failed))

        openai.always = None
        done = await translated(learner, deck)
        told = await notified(learner)
        assert (told["kind"], told["title"]) == ("translation_finished", "Übersetzung fertig")
        assert told["text"] == f"Teile übersetzt: {CARDS}. Ausgelassen: 0."
        assert told["data"] == names(done) | {"written": CARDS, "skipped": 0}
        complete = {"done": CARDS, "total": CARDS}
        for said in ({"status": "requested"}, {"status": "running"}, {"status": "succeeded", "progress": complete}):
            await open_page.next("translation", **said, **names(done))
        await open_page.next("notification", notification_id=told["id"])
    assert (await stranger.get("/notifications")).json()["items"] == []


async def test_a_list_of_what_was_asked_for(learner: Learner, stranger: Learner, openai: OpenAIStandIn) -> None:
    deck, quiz = await english_deck(learner), await english_quiz(learner)
    openai.always = REFUSAL
    failed = await translated(learner, deck, status="failed")
    openai.always = None
    of_deck, of_quiz = await translated(learner, deck), await translated_quiz(learner, quiz)

    async def listed(whose: Learner = learner, **query: Any) -> list[dict[str, Any]]:
        answer = await whose.get(TRANSLATIONS, params=query)
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    assert await listed() == [of_quiz, of_deck, failed]
    assert await listed(status="failed") == [failed]
    assert await listed(subject="quiz") == [of_quiz]
    assert await listed(original_id=deck, status="succeeded") == [of_deck]
    first = (await learner.get(TRANSLATIONS, params={"limit": 2})).json()
    assert await listed(limit=2, cursor=first["next_cursor"]) == [failed]
    assert await listed(stranger) == await listed(stranger, original_id=deck) == []
    for query in ({"status": "lost"}, {"subject": "card"}, {"original_id": "7"}, {"cursor": "x"}):
        assert (await learner.get(TRANSLATIONS, params=query)).status_code in (400, 422)
