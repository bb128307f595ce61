"""The package fsrs behind our ports."""
