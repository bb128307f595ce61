"""Decks in other languages."""
