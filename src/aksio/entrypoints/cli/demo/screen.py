"""What a person sees of the demo: headings, tables, progress, and a small plot of the coming reviews."""

from collections.abc import Iterable

from rich.bar import Bar
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from aksio.entrypoints.cli.demo.client import Json

_PLOT_WIDTH = 40


class Screen:
    """Prints one step after the other."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def step(self, title: str, detail: str = "") -> None:
        """A heading, and what came of it."""
        self._console.print(f"\n[bold cyan]▸ {title}[/]  {detail}", highlight=False)

    def note(self, text: str) -> None:
        """A line below a heading."""
        self._console.print(f"  {text}", highlight=False)

    def progress(self, title: str, states: Iterable[Json]) -> Json:
        """A bar that follows a resource's progress; answers its last state."""
        columns = [SpinnerColumn(), TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()]
        last: Json = {}
        with Progress(*columns, console=self._console) as bar:
            task = bar.add_task(title, total=None)
            for last in states:
                bar.update(task, total=last["progress"]["total"] or None, completed=last["progress"]["done"])
        return last

    def cards(self, cards: list[Json]) -> None:
        """Cards with the words that they come from."""
        table = Table("front", "back", "source", title="Flashcards, each with its source", show_lines=True)
        for card in cards:
            source = card["source"] or {}
            quote = Text(f"p. {source.get('page')}: {source.get('text') or ''}", style="dim")
            table.add_row(Text(card["front"]), Text(card["back"], style="green"), quote)
        self._console.print(table)

    def reviews(self, rows: list[tuple[Json, str, Json]]) -> None:
        """What was answered, and when each card comes back."""
        table = Table("front", "answer", "next review", "interval", "ease", title="Reviews")
        for card, button, schedule in rows:
            again = " (again today)" if schedule["same_day_repeat"] else ""
            days = f"{schedule['interval_days']} d"
            due = f"{schedule['due_at'][:10]}{again}"
            table.add_row(Text(card["front"][:60]), button, due, days, f"{schedule['ease_factor']:.2f}")
        self._console.print(table)

    def answer(self, message: Json) -> None:
        """What the tutor says, and the words that it says it from."""
        self._console.print(Text(message["content"], style="green"))
        for source in message["citations"]:
            quote = f"[{source['number']}] {source['document_name']}, p. {source['page']}: {source['text'][:160]}"
            self._console.print(Text(quote, style="dim"))

    def summary(self, summary: Json) -> None:
        """The text, and the key concepts."""
        self._console.print(Text(summary["text"], style="green"))
        for concept in summary["key_concepts"][:5]:
            self._console.print(Text(f"{concept['term']}: {concept['definition']}", style="dim"))

    def marks(self, attempt: Json) -> None:
        """Each mark. The student took the first option everywhere, without thinking."""
        given = {answer["question_id"]: answer for answer in attempt["answers"]}
        table = Table("question", "answer", "", title=f"{attempt['percent']:.0f} % right")
        for question in attempt["questions"]:
            first = Text(question["options"][0]["text"])
            table.add_row(Text(question["text"]), first, "right" if given[question["id"]]["is_correct"] else "wrong")
        self._console.print(table)

    def plan(self, days: list[Json]) -> None:
        """What is to be done on which day."""
        table = Table("day", "minutes", "", "what", title="The plan begins", show_edge=False)
        for day in days:
            for session in day["sessions"]:
                table.add_row(day["date"], str(session["minutes"]), session["kind"], Text(_content(session)))
        self._console.print(table)

    def forecast(self, days: list[Json]) -> None:
        """How many cards each coming day brings: those that come again, and new ones."""
        most = max(day["due"] + day["new"] for day in days) or 1
        table = Table("day", "reviews", "new", "", title="The coming days", show_edge=False)
        for day in days:
            bar = Bar(size=most, begin=0, end=day["due"] + day["new"], width=_PLOT_WIDTH, color="cyan")
            table.add_row(day["date"], str(day["due"]), str(day["new"]), bar)
        self._console.print(table)


def _content(session: Json) -> str:
    if session["start_page"] is not None:
        return f"{session['title']}, pages {session['start_page']} to {session['end_page']}"
    return f"{session['title']}, {session['cards']} cards" if session["cards"] else session["title"]
