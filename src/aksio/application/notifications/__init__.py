"""Notifications: telling people, by mail, in the application and by webhook."""
