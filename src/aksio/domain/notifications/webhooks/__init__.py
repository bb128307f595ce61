"""Outgoing webhooks: what happens to a learner's things is told to an address of their own."""
