"""A student's first day with Aksio, played over real HTTP."""
