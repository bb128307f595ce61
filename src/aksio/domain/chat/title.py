"""A title cut out of the first question."""

LONGEST = 60


def title_of(question: str) -> str:
    """Its first words, on one line."""
    line = " ".join(question.split())
    if len(line) <= LONGEST:
        return line
    cut = line[:LONGEST]
    return (cut.rsplit(" ", 1)[0] if " " in cut[20:] else cut).rstrip(" ,;:-") + " …"
