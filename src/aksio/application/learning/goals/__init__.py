"""Goals: set, measured, reached."""
