"""What the tables of decks and quizzes have in common: each row has one twin in each language."""

from sqlalchemy import Index, Table

from aksio.domain.assessments.twins import TwinExists


def one_twin_in_a_language(table: Table) -> None:
    """Twins whose language nobody has said are as many as there are."""
    is_twin = table.c.twin_of.is_not(None)
    Index(
        f"uq_{table.name}_twin_language",
        table.c.learner_id,
        table.c.twin_of,
        table.c.language,
        unique=True,
        postgresql_where=is_twin,
        sqlite_where=is_twin,
        info={"duplicate": TwinExists},
    )
