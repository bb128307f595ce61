"""Summaries of course material: what is asked for, how far the writing is, and what came of it."""
