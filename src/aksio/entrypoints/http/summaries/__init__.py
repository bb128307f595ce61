"""Routes of summaries."""

from aksio.entrypoints.http.summaries.shares import SharedSummaryController, SummarySharesController
from aksio.entrypoints.http.summaries.summaries import SummariesController
from aksio.entrypoints.http.summaries.uses import SummaryUsesController

SUMMARIES = [SummariesController, SummaryUsesController, SummarySharesController, SharedSummaryController]
"""Everything here."""
