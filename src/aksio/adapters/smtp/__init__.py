"""Mail over SMTP (RFC 5321)."""
