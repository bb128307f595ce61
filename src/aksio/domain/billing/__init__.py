"""Billing: plans, subscriptions, and what they allow."""
