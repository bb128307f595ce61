"""Billing: paying, and counting what is used."""
