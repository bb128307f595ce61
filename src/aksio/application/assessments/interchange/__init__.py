"""Decks from and to files."""
