"""Where work waits for Celery's workers. No Celery is needed to know their names."""

REACTIONS = "aksio"
LONG_WORK = "aksio-long-work"
