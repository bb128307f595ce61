"""Notifications: what people want to be told, and how."""
