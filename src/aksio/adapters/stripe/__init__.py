"""Stripe: checkout, portal, subscriptions, invoices, signed webhooks."""
