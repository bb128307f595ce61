"""Progress in SQL."""
