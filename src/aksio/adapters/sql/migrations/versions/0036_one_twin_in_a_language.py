"""One twin in each language, one translation into it at a time, and lists of translations

Revision: 0036, after 0035

Requests at the same moment could make two twins, or translate into one of them twice. The oldest stays what it is. The
others become decks and quizzes of their own, as when their original is deleted: nothing that is in them is lost, and
cards that share a memory with their originals go on sharing it. Translations that were begun twice are cancelled.
Going down leaves them so.
"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_IS_TWIN = sa.text("twin_of IS NOT NULL")
_UNDER_WAY = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    said = "twin_of IS NOT NULL AND language IS NOT NULL"
    for table, of_twins in (("decks", "twin_schedules"), ("quizzes", "told_heading")):
        twins = _younger(table, of="learner_id, twin_of, language", among=said)
        op.execute(f"UPDATE {table} SET twin_of = NULL, {of_twins} = NULL, version = version + 1 WHERE id IN ({twins})")
        op.create_index(
            f"uq_{table}_twin_language",
            table,
            ["learner_id", "twin_of", "language"],
            unique=True,
            postgresql_where=_IS_TWIN,
            sqlite_where=_IS_TWIN,
        )
    op.drop_index("ix_quizzes_twin_of", "quizzes")
    begun = _younger("translations", of="twin_id", among="due_at IS NOT NULL")
    op.execute(
        "UPDATE translations SET status = 'cancelled', lease_token = NULL, lease_expires_at = NULL, resume_at = NULL,"
        f" due_at = NULL, pauses = 0, version = version + 1 WHERE id IN ({begun})"
    )
    op.drop_index("ix_translations_twin_id", "translations")
    op.create_index(
        "uq_translations_under_way",
        "translations",
        ["twin_id"],
        unique=True,
        postgresql_where=_UNDER_WAY,
        sqlite_where=_UNDER_WAY,
    )
    op.drop_index("ix_translations_learner_id", "translations")
    op.create_index("ix_translations_learner_newest", "translations", ["learner_id", "created_at", "id"])


def downgrade() -> None:
    op.drop_index("ix_translations_learner_newest", "translations")
    op.create_index("ix_translations_learner_id", "translations", ["learner_id"])
    op.drop_index("uq_translations_under_way", "translations")
    op.create_index("ix_translations_twin_id", "translations", ["twin_id"])
    op.create_index("ix_quizzes_twin_of", "quizzes", ["twin_of"], postgresql_where=_IS_TWIN, sqlite_where=_IS_TWIN)
    for table in ("quizzes", "decks"):
        op.drop_index(f"uq_{table}_twin_language", table)


def _younger(table: str, *, of: str, among: str) -> str:
    """The ids of all but the oldest."""
    places = f"ROW_NUMBER() OVER (PARTITION BY {of} ORDER BY created_at, id) AS place"
    return f"SELECT id FROM (SELECT id, {places} FROM {table} WHERE {among}) AS ranked WHERE place > 1"
