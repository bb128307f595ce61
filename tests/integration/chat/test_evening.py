"""A student's evening with the tutor, once with quotes and once with a model that streams."""

from typing import Any

from tests.integration.chat.reading import asked
from tests.integration.http_client import Api, Learner
from tests.make.material import a_course_of, until, uploaded

BOOK = (
    "# Cells\n\nMitochondria turn sugar into energy.\fThe nucleus is the organelle that keeps the genome of the cell."
)


async def test_an_evening_with_a_tutor_that_quotes(api: Api) -> None:
    await evening(api)


async def test_an_evening_with_a_model(model_api: Api) -> None:
    await evening(model_api)


async def evening(api: Api) -> None:
    learner = await api.register()
    course = await a_course_of(learner)
    await uploaded(learner, course, BOOK)
    plan = {"mode": "quiz_me", "objectives": ["understand the genome", "know the ribosomes"], "course_id": course}
    session = (await learner.post("/chat/tutoring-sessions", plan)).json()
    path = f"/chat/tutoring-sessions/{session['id']}"
    assert (await learner.post(f"{path}/complete")).status_code == 409
    assert (await learner.post(f"{path}/start")).json()["status"] == "started"
    answer = (await asked(learner, session["chat_id"], "Where is the genome kept?"))["assistant_message"]
    [citation] = answer["citations"]
    where = f"/courses/{course}/documents/{citation['document_id']}/content?start_page={citation['page']}"
    assert citation["text"] in (await learner.get(where)).text
    await cards_of(learner, answer)
    assert (await learner.post(f"/chat/messages/{answer['id']}/feedback", {"rating": "down"})).status_code == 201
    again = {"rating": "up", "reason": "It has the page."}
    assert (await learner.post(f"/chat/messages/{answer['id']}/feedback", again)).status_code == 201
    done = (await learner.post(f"{path}/complete")).json()
    summary = done["summary"]
    assert (done["status"], summary["questions"]) == ("completed", ["Where is the genome kept?"])
    assert (summary["answers"], summary["answers_with_sources"]) == (1, 1)
    assert summary["documents"][0]["pages"] == [2]
    assert summary["objectives_touched"] == ["understand the genome"]
    assert (await learner.get(path)).json() == done
    counts = (await learner.get("/chat/analytics")).json()
    assert (counts["questions"], counts["answers"], counts["citations"]) == (1, 1, 1)
    assert (counts["ratings"], counts["proposals_confirmed"]) == ({"up": 1}, 1)
    assert (counts["tutoring_sessions"], counts["tutoring_sessions_completed"]) == (1, 1)


async def cards_of(learner: Learner, answer: dict[str, Any]) -> None:
    """What is proposed becomes cards when the learner says so, and not before."""
    proposed = (await learner.post(f"/chat/messages/{answer['id']}/proposals", {"count": 1})).json()
    assert (await learner.get("/assessments/generations")).json()["items"] == []
    confirmed = (await learner.post(f"/chat/proposals/{proposed['id']}/confirm")).json()
    assert (await learner.post(f"/chat/proposals/{proposed['id']}/decline")).status_code == 409
    generation = await until(learner, f"/assessments/generations/{confirmed['generation_id']}", status="succeeded")
    due = (await learner.get("/assessments/flashcards/due")).json()["items"]
    assert {card["id"] for card in due} == set(generation["result"]["flashcard_ids"])
