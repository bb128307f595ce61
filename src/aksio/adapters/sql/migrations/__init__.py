"""The schema's history (Alembic), for SQLite and Postgres alike."""
