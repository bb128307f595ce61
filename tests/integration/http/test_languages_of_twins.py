"""No two twins of one deck or quiz are in one language, however they come to it."""

from typing import Any

import pytest

from tests.integration.http.test_translations import api, english_deck, openai
from tests.integration.http.test_translations_of_quizzes import english_quiz
from tests.integration.http_client import Api, Learner
from tests.make.material import until

__all__ = ["api", "openai"]


async def twins_of(learner: Learner, path: str) -> list[str]:
    """Where the Spanish and the German twin are."""
    twins = []
    for language in ("es", "de"):
        answer = await learner.post(f"{path}/translations", {"language": language})
        done = await until(learner, answer.headers["location"].removeprefix("/api/v1"), status="succeeded")
        twins.append(f"{path.rpartition('/')[0]}/{done['twin_id']}")
    return twins


async def said(learner: Learner, path: str, language: str | None) -> Any:
    """The answer to who says what language it is in."""
    return await learner.patch(path, {"language": language})


@pytest.mark.parametrize("subject", ["decks", "quizzes"])
async def test_the_language_of_another_twin_is_refused(learner: Learner, subject: str) -> None:
    original = await (english_deck(learner) if subject == "decks" else english_quiz(learner))
    spanish, german = await twins_of(learner, f"/assessments/{subject}/{original}")
    refused = await said(learner, german, "es")
    assert (refused.status_code, refused.json()["code"]) == (409, "twin_exists")
    assert (await learner.get(german)).json()["language"] == "de"
    assert (await said(learner, german, "de-AT")).status_code == 200
    assert (await said(learner, spanish, "es-MX")).status_code == 200
    assert (await said(learner, german, "es")).status_code == 200


async def test_a_deck_whose_language_another_twin_has_is_as_one_that_tells_nothing(api: Api, learner: Learner) -> None:
    spanish, german = await twins_of(learner, f"/assessments/decks/{await english_deck(learner)}")
    assert (await said(learner, spanish, None)).status_code == 200
    assert (await said(learner, german, "es")).status_code == 200
    tell = api.container.assessments.tell_deck_languages()
    assert [await tell(), await tell()] == [1, 0], "it is read once, and not again before it has newer cards"
    assert (await learner.get(spanish)).json()["language"] is None
    assert (await said(learner, german, "de")).status_code == 200


async def test_a_quiz_whose_language_another_twin_has_is_published_without_one(learner: Learner) -> None:
    spanish, german = await twins_of(learner, f"/assessments/quizzes/{await english_quiz(learner)}")
    assert (await said(learner, spanish, None)).status_code == 200
    assert (await said(learner, german, "es")).status_code == 200
    published = await learner.post(f"{spanish}/publish")
    assert (published.status_code, published.json()["language"]) == (200, None)
    assert published.json()["status"] == "published"
