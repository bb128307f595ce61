"""Routes of summaries."""

from aksio.entrypoints.http.summaries.shares import SharedSummaryController, SummarySharesController
from aksio.entrypoints.http.summaries.summaries import SummariesController

SUMMARIES = [SummariesController, SummarySharesController, SharedSummaryController]
"""Everything here."""
