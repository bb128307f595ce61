"""Conversations in memory."""
