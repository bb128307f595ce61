"""Telling open pages at once: messages are kept for a while, so that a lost connection loses none."""
