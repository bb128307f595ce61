"""The words for where a summary stands, and for what stands in its way."""

from enum import StrEnum

from aksio.domain.shared.errors import Conflict, NotFound
from aksio.domain.shared.failure import Failure


class SummaryStatus(StrEnum):
    """Where a summary stands. The last two are final."""

    REQUESTED = "requested"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        """Whether nothing more will be written."""
        return self in (SummaryStatus.SUCCEEDED, SummaryStatus.FAILED)


class SummaryNotFound(NotFound):
    """No such summary, or somebody else's."""

    code = "summary_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such summary.")


class SummaryNotWritten(Conflict):
    """It is not there yet, or never will be."""

    code = "summary_not_written"

    def __init__(self) -> None:
        super().__init__("This summary has not been written.")


NOTHING_TO_SAY = Failure(code="nothing_to_summarise", detail="The material holds no text that could be summed up.")
