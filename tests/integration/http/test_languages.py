"""Courses and decks have a language: what their owners say, else what they are written in."""

import pytest

from tests.integration.http_client import Api, Learner
from tests.make.material import a_course_of, until, uploaded
from tests.make.parallel import pairs

NORWEGIAN = "Mitokondriene er cellens kraftverk. De lager energien som cellen trenger hver dag. " * 3


async def a_deck_of(learner: Learner, texts: list[str], **particulars: object) -> str:
    """A deck with a card for each of the texts."""
    course = await a_course_of(learner)
    deck = (await learner.post("/assessments/decks", {"name": "Deck", "course_id": course, **particulars})).json()["id"]
    cards = [{"course_id": course, "deck_id": deck, "front": text, "back": "…"} for text in texts]
    assert (await learner.post("/assessments/flashcards/bulk", {"flashcards": cards})).status_code == 201
    return str(deck)


async def test_a_deck_has_the_language_that_its_owner_says(learner: Learner) -> None:
    created = await learner.post("/assessments/decks", {"name": "Verbs", "language": "pt-BR"})
    assert created.json()["language"] == "pt-BR"
    path = f"/assessments/decks/{created.json()['id']}"
    assert (await learner.patch(path, {"language": "nb"})).json()["language"] == "nb"
    assert (await learner.patch(path, {"language": None})).json()["language"] is None
    for tag in ("norsk!", "", "x" * 40, "en_US"):
        for refused in (
            await learner.post("/assessments/decks", {"name": "Verbs", "language": tag}),
            await learner.patch(path, {"language": tag}),
        ):
            assert refused.status_code == 422
            assert [error["pointer"] for error in refused.json()["errors"]] == ["/language"]


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "zh"])
async def test_a_deck_without_a_language_has_that_of_its_cards(api: Api, learner: Learner, language: str) -> None:
    deck = await a_deck_of(learner, [question for question, _ in pairs(language)[:6]])
    await api.container.assessments.tell_deck_languages()()
    assert (await learner.get(f"/assessments/decks/{deck}")).json()["language"] == language


async def test_what_the_owner_says_is_never_told_otherwise(api: Api, learner: Learner) -> None:
    deck = await a_deck_of(learner, [question for question, _ in pairs("de")[:6]], language="gsw")
    await api.container.assessments.tell_deck_languages()()
    assert (await learner.get(f"/assessments/decks/{deck}")).json()["language"] == "gsw"


async def test_a_course_without_a_language_has_that_of_its_first_document(learner: Learner) -> None:
    course = await a_course_of(learner)
    assert (await learner.get(f"/courses/{course}")).json()["language"] is None
    await uploaded(learner, course, NORWEGIAN)
    await until(learner, f"/courses/{course}", language="nb")


async def test_a_quiz_without_a_language_has_that_of_its_questions(learner: Learner) -> None:
    course = await a_course_of(learner)
    texts = [question for question, _ in pairs("de")[:4]]
    questions = [{"type": "true_false", "text": text, "correct": True} for text in texts]
    for said, found in ((None, "de"), ("gsw", "gsw")):
        new = {"title": "Quiz", "course_id": course, "questions": questions, "language": said}
        quiz = await learner.post("/assessments/quizzes", new)
        assert quiz.status_code == 201, quiz.text
        assert quiz.json()["language"] == said
        published = await learner.post(f"/assessments/quizzes/{quiz.json()['id']}/publish")
        assert published.json()["language"] == found
    refused = await learner.post("/assessments/quizzes", {"title": "Quiz", "course_id": course, "language": "deutsch!"})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/language"]
