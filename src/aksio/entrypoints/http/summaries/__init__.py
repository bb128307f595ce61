"""Routes of summaries."""

from aksio.entrypoints.http.summaries.summaries import SummariesController

SUMMARIES = [SummariesController]
"""Everything here."""
