"""The list of notifications, and what learners want to be told."""
