"""What to do next, and where that leads: the dashboard, readiness for exams, recommendations."""
