"""Study sessions and goals in SQL."""
