"""SM-2 [Wozniak 1990], exact: ease factors are whole hundredths, and intervals are rounded with whole numbers.

"SM-2" names several algorithms, so a schedule names its profile. With floats, six answers of 5 give 421 days
instead of 420; whole numbers cannot drift.
"""

from collections.abc import Callable
from dataclasses import dataclass

from aksio.domain.assessments.rating import Rating
from aksio.domain.shared.errors import Invalid

EASE_AT_FIRST = 250
LOWEST_EASE = 130
LONGEST_INTERVAL = 36_500
"""Days. A century is long enough for any learner, and keeps every due date a date."""

_EASE_CHANGE = (-80, -54, -32, -14, 0, 10)
"""0.1 - (5 - q)(0.08 + (5 - q) 0.02), in hundredths, for q = 0..5."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One of the algorithms called SM-2. `version` changes whenever its results would."""

    name: str
    version: int
    rounded: Callable[[int], int]
    lapse_lowers_ease: bool
    repeats_same_day: bool


def up(hundredths: int) -> int:
    """To the next whole number."""
    return -(-hundredths // 100)


def half_to_even(hundredths: int) -> int:
    """To the nearest whole number; from the middle to the even one."""
    whole, rest = divmod(hundredths, 100)
    return whole + (rest > 50 or (rest == 50 and whole % 2 == 1))


SM2 = Profile(name="sm2", version=1, rounded=up, lapse_lowers_ease=False, repeats_same_day=True)
"""The author's text: round up; a lapse leaves the ease alone; below 4 the card comes again the same day."""

SM2_DELPHI = Profile(name="sm2_delphi", version=1, rounded=half_to_even, lapse_lowers_ease=True, repeats_same_day=False)
"""The author's program listing."""

PROFILES = {profile.name: profile for profile in (SM2, SM2_DELPHI)}


def profile_named(name: str) -> Profile:
    """The profile of that name; Invalid, naming `/scheduler`, where there is none."""
    if name not in PROFILES:
        raise Invalid.field("/scheduler", "unknown_scheduler", f"Must be one of {', '.join(PROFILES)}.")
    return PROFILES[name]


def next_interval(profile: Profile, rating: Rating, *, repetitions: int, interval: int, ease: int) -> int:
    """Days until the card comes again, with the ease (hundredths) as it was before this answer."""
    if not rating.passed or repetitions == 0:
        return 1
    if repetitions == 1:
        return 6
    return max(1, min(LONGEST_INTERVAL, profile.rounded(interval * ease)))


def next_ease(profile: Profile, rating: Rating, *, ease: int) -> int:
    """The ease (hundredths) after this answer."""
    if not rating.passed and not profile.lapse_lowers_ease:
        return ease
    return max(LOWEST_EASE, ease + _EASE_CHANGE[rating])
