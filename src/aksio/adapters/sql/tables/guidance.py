"""Tables of guidance: what learners said to what was recommended."""

from sqlalchemy import Column, Date, Float, Index, Integer, String, Table, Uuid

from aksio.adapters.sql.tables.metadata import Instant, metadata

recommendation_answers = Table(
    "recommendation_answers",
    metadata,
    Column("id", Uuid, primary_key=True, comment="Follows from learner, reason and subject"),
    Column("learner_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason", String(30), nullable=False),
    Column("decision", String(20), nullable=False),
    Column("size", Float, nullable=False, comment="How big the matter was then"),
    Column("answered_on", Date, nullable=False, comment="The learner's study day"),
    Column("answered_at", Instant, nullable=False),
)
Index("ix_recommendation_answers_learner", recommendation_answers.c.learner_id, recommendation_answers.c.answered_on)
