"""Notifications and preferences in SQL."""
