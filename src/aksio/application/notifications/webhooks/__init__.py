"""Use cases about outgoing webhooks."""
