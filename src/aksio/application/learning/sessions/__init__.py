"""Study sessions: sitting down, pausing, being done."""
