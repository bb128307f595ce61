"""Refusals about study plans."""

from aksio.domain.shared.errors import Conflict, Invalid, NotFound


class StudyPlanNotFound(NotFound):
    """No such plan, or somebody else's."""

    code = "study_plan_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such study plan.")


class PlannedSessionNotFound(NotFound):
    """The plan has no such session (any more)."""

    code = "planned_session_not_found"

    def __init__(self) -> None:
        super().__init__("The plan has no such session.")


class SessionIsOver(Conflict):
    """What was done, or lies in the past, is not moved."""

    code = "session_is_over"

    def __init__(self) -> None:
        super().__init__("This session is over. Only sessions that are still to come can be moved.")


class DayDoesNotFit(Invalid):
    """A session cannot go to that day."""

    code = "day_does_not_fit"

    def __init__(self, message: str) -> None:
        found = Invalid.field("/date", self.code, message)
        super().__init__(found.detail, found.errors)


class CalendarNotFound(NotFound):
    """No plan has that secret link; it may have been revoked."""

    code = "calendar_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such calendar.")
