"""What was done, and what it shows: the ledger, streaks, topics."""
