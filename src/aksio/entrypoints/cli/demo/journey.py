"""The journey itself: from an article to tomorrow's reviews."""

from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from uuid import uuid4

from aksio.entrypoints.cli.demo.client import DemoFailed, Json, StudentClient
from aksio.entrypoints.cli.demo.screen import Screen

_BUTTONS = ("good", "easy", "again", "good", "hard")
_DAYS_TO_EXAM = 30
_FORECAST_DAYS = 14


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
        path = f"/assessments/generations/{generation['id']}"
        done = self._screen.progress("  writing ", self._client.watch(path, until=("succeeded", "failed", "cancelled")))
        if done["status"] != "succeeded":
            raise DemoFailed(f"The generation ended as {done['status']}: {done.get('error')}")
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

    def _look_ahead(self) -> None:
        forecast = self._client.get("/learning/analytics/forecast", days=_FORECAST_DAYS)
        days = forecast["days"]
        self._screen.step("Looked ahead", f"{days[1]['due']} reviews tomorrow")
        self._screen.forecast(days)

    def _export(self, deck_id: str) -> None:
        deck = self._client.download(f"/assessments/decks/{deck_id}/export", format="apkg")
        self._out.write_bytes(deck)
        self._screen.step("Exported the deck for Anki", f"{self._out} ({len(deck):,} bytes)")
