"""Quizzes: questions of nine types, what is served of them, and what answers earn."""
