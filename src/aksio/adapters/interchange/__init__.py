"""Decks as files: CSV for spreadsheets, JSON for everything, .apkg for Anki."""
