"""The figures for people and for programs."""

import json
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.figures import Figure

Results = Mapping[str, Sequence[Figure]]


def show(facts: Mapping[str, str], results: Results) -> None:
    """One table of everything."""
    table = Table(title="Aksio", title_justify="left")
    for heading, justify in (("", "left"), ("what", "left"), ("value", "right"), ("", "left"), ("aim", "right")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]  # rich narrows str to a Literal
    table.add_column("beside", overflow="fold")
    for name, figures in results.items():
        for number, figure in enumerate(figures):
            table.add_row(name if number == 0 else "", *_cells(figure))
        table.add_section()
    console = Console()
    for fact, value in facts.items():
        console.print(f"{fact:>14}  {value}", highlight=False)
    console.print(table)


def to_json(facts: Mapping[str, str], results: Results) -> str:
    """Everything, for --json."""
    found = {name: [figure.to_dict() for figure in figures] for name, figures in results.items()}
    return json.dumps({"facts": facts, "results": found}, indent=2, ensure_ascii=False)


def number(value: float) -> str:
    """Three or more digits, as many as there are before the point."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _cells(figure: Figure) -> tuple[str, ...]:
    aim = str(figure.aim or "")
    colour = "green" if figure.is_good else "red"
    return figure.what, number(figure.value), figure.unit, aim and f"[{colour}]{aim}[/]", figure.note
