"""Decks and quizzes in other languages."""
