"""Redis: nothing true lives only there."""
