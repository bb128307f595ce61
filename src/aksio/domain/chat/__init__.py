"""Chat: conversations with a tutor that cites."""
