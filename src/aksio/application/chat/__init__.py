"""Chat: what a learner and the tutor do."""
