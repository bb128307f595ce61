"""What a learner wants to be told, how, and at which hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aksio.domain.notifications.kind import MAILED, Channel, Kind, wanted_by_default
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId

DEFAULT_DIGEST_HOUR = 7
Choices = Mapping[Kind, Mapping[Channel, bool]]


@dataclass(kw_only=True, eq=False)
class Preferences(Aggregate):
    """`digest_hour` is an hour (0 to 23) of the learner's own wall clock. `chosen` holds only what they chose."""

    learner_id: LearnerId
    digest_hour: int = DEFAULT_DIGEST_HOUR
    chosen: dict[Kind, dict[Channel, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.digest_hour <= 23:
            raise Invalid.field("/digest_hour", "out_of_range", "Must be an hour from 0 to 23.")

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

    def move_digest(self, hour: int) -> None:
        """Raises Invalid for an hour that no day has."""
        self.digest_hour = hour
        self.__post_init__()
