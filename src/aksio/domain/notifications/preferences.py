"""What a learner wants to be told, how, and at which hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aksio.domain.notifications.kind import MAILED, Channel, Kind, wanted_by_default
from aksio.domain.notifications.letter_time import Weekday
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Invalid, refuse
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.number import range_error

DEFAULT_HOUR = 7
Choices = Mapping[Kind, Mapping[Channel, bool]]


@dataclass(kw_only=True, eq=False)
class Preferences(Aggregate):
    """Hours (0 to 23) and the weekday are those of the learner's own clock. `chosen` holds only what they chose."""

    learner_id: LearnerId
    digest_hour: int = DEFAULT_HOUR
    report_weekday: Weekday = Weekday.MON
    report_hour: int = DEFAULT_HOUR
    chosen: dict[Kind, dict[Channel, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        hours = {"/digest_hour": self.digest_hour, "/report_hour": self.report_hour}
        refuse([range_error(pointer, hour, least=0, most=23) for pointer, hour in hours.items()])

    def wants(self, kind: Kind, channel: Channel) -> bool:
        """What they chose, or else what holds for everybody."""
        if channel is Channel.MAIL and kind not in MAILED:
            return False
        return self.chosen.get(kind, {}).get(channel, wanted_by_default(kind, channel))

    def choose(self, choices: Choices) -> None:
        """Change some. Raises Invalid where a kind never comes by mail."""
        for kind, by_channel in choices.items():
            if by_channel.get(Channel.MAIL) and kind not in MAILED:
                raise Invalid.field(f"/kinds/{kind.value}/mail", "never_mailed", "This is never sent by mail.")
        for kind, by_channel in choices.items():
            self.chosen[kind] = {**self.chosen.get(kind, {}), **by_channel}

    def move_letters(
        self,
        *,
        digest_hour: int | None = None,
        report_weekday: Weekday | None = None,
        report_hour: int | None = None,
    ) -> None:
        """None leaves it as it is. Raises Invalid for hours that no day has."""
        self.digest_hour = self.digest_hour if digest_hour is None else digest_hour
        self.report_weekday = report_weekday or self.report_weekday
        self.report_hour = self.report_hour if report_hour is None else report_hour
        self.__post_init__()
