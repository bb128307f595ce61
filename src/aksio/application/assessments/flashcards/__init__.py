"""Flashcards: writing, changing, finding them."""
