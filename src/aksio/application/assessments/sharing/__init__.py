"""Decks and quizzes that are shared by link."""
