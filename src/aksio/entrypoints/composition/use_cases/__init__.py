"""Every use case with the ports that it gets: one small container per context."""
