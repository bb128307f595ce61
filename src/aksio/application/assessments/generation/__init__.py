"""Cards written from course material."""
