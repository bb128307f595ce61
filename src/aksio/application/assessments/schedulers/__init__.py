"""What schedulers know of memories: compared, and fitted to a learner."""
