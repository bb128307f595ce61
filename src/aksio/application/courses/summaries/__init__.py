"""Summaries of course material."""
