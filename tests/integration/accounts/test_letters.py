"""What is mailed at the learner's own hour, from the clock to the mailbox and out again with one click."""

import re
from datetime import timedelta
from uuid import uuid4

from tests.integration.accounts.console import Console
from tests.integration.http_client import Api, Learner
from tests.make.clock import NOON, FixedClock
from tests.make.polling import until

EXAM = (NOON + timedelta(days=7)).date().isoformat()


async def a_german_with_an_exam(api: Api, console: Console) -> Learner:
    """Their mailbox is confirmed, their exam a week ahead, and their digest hour is now."""
    learner = await api.register("ada@example.org", first_name="Ada", language="de")
    mail = await console.mail_to(learner.email, about="Bitte bestätige")
    token = re.search(r"diesen Code ein: (\S+)", mail)
    assert token
    assert (await api.post("/auth/email/verify", {"token": token[1]})).status_code < 300
    assert "Hallo Ada," in await console.mail_to(learner.email, about="Willkommen bei Aksio")
    course = await learner.post("/courses", {"name": "Physik <b>", "exam_date": EXAM})
    assert course.status_code == 201, course.text
    assert (await learner.patch("/notifications/preferences", {"digest_hour": NOON.hour})).status_code == 200
    return learner


def way_out(mail: str) -> str:
    """The link to unsubscribe, below /api/v1."""
    found = re.search(r"Keine Mails dieser Art mehr: \S+/api/v1(\S+)", mail)
    assert found
    return found[1]


async def test_a_german_is_reminded_once_and_leaves_with_one_click(api: Api, console: Console) -> None:
    learner = await a_german_with_an_exam(api, console)
    for _ in range(2):
        await api.container.notifications.announce_letters()()
    mail = await console.mail_to(learner.email, about="Prüfung in Sicht: Physik <b>")
    assert f"ist am {EXAM}. Verbleibende Tage: 7" in mail
    (told,) = (await learner.get("/notifications")).json()["items"]
    assert (told["kind"], told["title"], told["text"]) == (
        "exam_reminder",
        "Prüfung in Sicht",
        "Tage bis zu deiner Prüfung: 7.",
    )

    path = way_out(mail)
    for _ in range(2):
        shown = await api.get(path)
        assert (shown.status_code, "<button>Diese E-Mails abbestellen</button>" in shown.text) == (200, True)
    for _ in range(2):
        left = await api.client.post(f"/api/v1{path}", data={"List-Unsubscribe": "One-Click"})
        assert (left.status_code, "keine E-Mails dieser Art mehr" in left.text) == (200, True)
    kinds = (await learner.get("/notifications/preferences")).json()["kinds"]
    assert kinds["exam_reminder"] == {"in_app": True, "mail": False}
    assert kinds["daily_digest"]["mail"] is True
    assert sum("Prüfung in Sicht" in one for one in console.mails) == 1


async def test_a_token_that_is_not_ours_changes_nothing(api: Api, console: Console) -> None:
    learner = await a_german_with_an_exam(api, console)
    await api.container.notifications.announce_letters()()
    path = way_out(await console.mail_to(learner.email, about="Prüfung in Sicht"))
    for wrong in (path[:-1] + ("A" if path[-1] != "A" else "B"), "/notifications/unsubscribe/nonsense"):
        for method in ("GET", "POST"):
            answer = await api.client.request(method, f"/api/v1{wrong}")
            assert (answer.status_code, answer.json()["code"]) == (404, "unsubscription_refused")
    assert (await learner.get("/notifications/preferences")).json()["kinds"]["exam_reminder"]["mail"] is True


async def test_who_never_confirmed_a_mailbox_is_told_in_the_application_only(api: Api, console: Console) -> None:
    learner = await api.register("grace@example.org")
    await console.mail_to(learner.email)
    await learner.post("/courses", {"name": "Physics", "exam_date": EXAM})
    await learner.patch("/notifications/preferences", {"digest_hour": NOON.hour})
    other = await a_german_with_an_exam(api, console)
    await api.container.notifications.announce_letters()()
    await console.mail_to(other.email, about="Prüfung in Sicht")
    assert not any("Exam ahead" in one for one in console.mails)


async def test_the_digest_and_the_week_have_the_figures_of_what_was_studied(
    api: Api, console: Console, clock: FixedClock
) -> None:
    learner = await a_german_with_an_exam(api, console)
    course = (await learner.get("/courses")).json()["items"][0]["id"]
    card = (await learner.post("/assessments/flashcards", {"course_id": course, "front": "f", "back": "b"})).json()
    review = {"review_id": str(uuid4()), "rating": 3, "duration_ms": 90_000}
    reviewed = await learner.post(f"/assessments/flashcards/{card['id']}/reviews", review)
    assert reviewed.status_code < 300, reviewed.text
    weekly = {"report_hour": NOON.hour, "report_weekday": NOON.strftime("%a").lower()}
    await learner.patch("/notifications/preferences", weekly | {"kinds": {"weekly_report": {"mail": True}}})
    await until(lambda: learner.get("/learning/analytics/overview"), lambda answer: answer.json()["reviews"] == 1)

    clock.go_on(timedelta(days=7))
    await api.container.notifications.announce_letters()()
    digest = await console.mail_to(learner.email, about="Heute bei Aksio")
    assert "heute fällige Karten: 1\nTage in Folge: 0\nPrüfung in Physik <b>" in digest
    week = await console.mail_to(learner.email, about="Deine Woche bei Aksio")
    assert "Wiederholungen: 1\nMinuten: 1\n" in week
    assert f"Zu erwarten in der Prüfung in Physik <b> ({EXAM}): noch zu wenig gelernt" in week
    assert "Geplante Einheiten in der kommenden Woche: 0 (0 min)\nMinuten pro Seite: 2,0 (angenommen" in week
