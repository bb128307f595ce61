"""Accounts in memory, for the unit tests of use cases."""
