"""Studying: the queue, answers, and what they lead to."""
