"""Billing in SQL."""
