"""The journey itself: from an article to tomorrow's reviews, with a tutor, a summary, a quiz and a plan on the way."""

from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from uuid import uuid4

from aksio.entrypoints.cli.demo.client import DemoFailed, Json, StudentClient
from aksio.entrypoints.cli.demo.screen import Screen

_BUTTONS = ("good", "easy", "again", "good", "hard")
_DAYS_TO_EXAM = 30
_FORECAST_DAYS = 14
_QUESTIONS = 4
_DAYS_SHOWN = 3


class Journey:
    """Plays a student's first day. Raises DemoFailed where the API does not do its part."""

    def __init__(self, client: StudentClient, screen: Screen, *, text: Path, cards: int, out: Path) -> None:
        self._client = client
        self._screen = screen
        self._text = text
        self._cards = cards
        self._out = out

    def play(self) -> None:
        """Every step, in order."""
        self._join()
        course = self._create_course()
        self._upload(course)
        cards = self._generate(course)
        self._review(course)
        self._ask(course, cards[-1]["front"])
        self._summarise(course)
        self._take_a_quiz(course)
        self._plan(course)
        self._look_ahead()
        self._export(cards[0]["deck_id"])

    def _join(self) -> None:
        email, password = f"student-{uuid4().hex[:8]}@example.com", f"a long passphrase {uuid4().hex[:6]}"
        self._client.post("/auth/register", {"email": email, "password": password, "timezone": "Europe/Oslo"})
        self._client.log_in(email, password)
        me = self._client.get("/users/me")
        self._screen.step("Registered and logged in", f"{me['email']}, days in {me['timezone']}")

    def _create_course(self) -> Json:
        exam = (datetime.now(UTC) + timedelta(days=_DAYS_TO_EXAM)).date()
        name = self._text.stem.replace("_", " ").replace("-", " ").capitalize()
        course = self._client.post("/courses", {"name": name, "exam_date": exam.isoformat()})
        self._screen.step("Created a course", f"“{course['name']}”, exam on {course['exam_date']}")
        return course

    def _upload(self, course: Json) -> None:
        path = f"/courses/{course['id']}/documents"
        document = self._client.upload(path, self._text)
        self._screen.step("Uploaded the text", f"{self._text.name}, {self._text.stat().st_size:,} bytes")
        states = self._client.watch(f"{path}/{document['id']}", until=("ready", "failed"))
        ready = self._screen.progress("  indexing", states)
        if ready["status"] != "ready":
            raise DemoFailed(f"The document could not be read: {ready['error']}")
        self._screen.note(f"{ready['page_count']} pages are ready.")

    def _generate(self, course: Json) -> list[Json]:
        self._screen.step("Asked for flashcards", f"{self._cards} of them")
        body = {"kind": "flashcards", "course_id": course["id"], "count": self._cards}
        generation = self._client.post("/assessments/generations", body)
        done = self._written(f"/assessments/generations/{generation['id']}")
        page = self._client.get("/assessments/flashcards", course_id=course["id"], limit=100)
        cards: list[Json] = page["items"]
        self._screen.note(f"{len(cards)} cards, written by {done['usage']['model']}.")
        self._screen.cards(cards[:8])
        return cards

    def _review(self, course: Json) -> None:
        due = self._client.get("/assessments/flashcards/due", course_id=course["id"], limit=10)
        counts = due["counts"]
        self._screen.step("Reviewed what is due", f"{counts['due']} due, {counts['new']} new")
        rows = []
        for card, button in zip(due["items"], cycle(_BUTTONS), strict=False):
            outcome = self._client.post(f"/assessments/flashcards/{card['id']}/reviews", {"button": button})
            rows.append((card, button, outcome["schedule"]))
        self._screen.reviews(rows)

    def _ask(self, course: Json, question: str) -> None:
        chat = self._client.post("/chat/chats", {"course_id": course["id"]})
        self._screen.step("Asked the tutor", question)
        turn = self._client.post(f"/chat/chats/{chat['id']}/messages", {"content": question})
        self._client.download(f"/chat/messages/{turn['assistant_message']['id']}/stream")  # ends with the answer
        answer = self._client.get(f"/chat/chats/{chat['id']}/messages")["items"][-1]
        if answer["status"] != "complete":
            raise DemoFailed(f"The tutor's answer ended as {answer['status']}: {answer['failure']}")
        self._screen.answer(answer)

    def _summarise(self, course: Json) -> None:
        path = f"/courses/{course['id']}/summaries"
        summary = self._written(f"{path}/{self._client.post(path)['id']}", "Had it summed up")
        self._screen.summary(summary)

    def _take_a_quiz(self, course: Json) -> None:
        body = {"kind": "quiz", "course_id": course["id"], "count": _QUESTIONS, "question_types": ["single_choice"]}
        generation = self._client.post("/assessments/generations", body)
        done = self._written(f"/assessments/generations/{generation['id']}", "Took a quiz")
        quiz = f"/assessments/quizzes/{done['result']['quiz_id']}"
        self._client.post(f"{quiz}/publish")
        attempt = self._client.post(f"{quiz}/attempts")
        path = f"/assessments/attempts/{attempt['id']}"
        for question in attempt["questions"]:
            self._client.put(
                f"{path}/answers/{question['id']}", {"answer": {"option_id": question["options"][0]["id"]}}
            )
        self._screen.marks(self._client.post(f"{path}/submit"))

    def _plan(self, course: Json) -> None:
        plan = self._client.post("/learning/plans", {"title": "Until the exam", "course_ids": [course["id"]]})
        schedule = self._client.get(f"/learning/plans/{plan['id']}/schedule")
        self._screen.step("Had the days until the exam planned", f"{len(schedule['days'])} days with work")
        self._screen.plan(schedule["days"][:_DAYS_SHOWN])

    def _written(self, path: str, title: str | None = None) -> Json:
        """What is written in the background, once it is there."""
        if title:
            self._screen.step(title)
        done = self._screen.progress("  writing ", self._client.watch(path, until=("succeeded", "failed", "cancelled")))
        if done["status"] != "succeeded":
            raise DemoFailed(f"{path} ended as {done['status']}: {done.get('error')}")
        return done

    def _look_ahead(self) -> None:
        forecast = self._client.get("/learning/analytics/forecast", days=_FORECAST_DAYS)
        days = forecast["days"]
        self._screen.step("Looked ahead", f"{days[1]['due']} reviews tomorrow")
        self._screen.forecast(days)

    def _export(self, deck_id: str) -> None:
        deck = self._client.download(f"/assessments/decks/{deck_id}/export", format="apkg")
        self._out.write_bytes(deck)
        self._screen.step("Exported the deck for Anki", f"{self._out} ({len(deck):,} bytes)")
