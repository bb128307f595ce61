"""Mails written with Jinja: one text for each mail and language, in `letters`."""
