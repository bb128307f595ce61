"""How far apart repetitions are to be (Cepeda et al. 2008): the longer until the exam, the longer the gap."""

import math

_WEEK, _YEAR = 7, 365
_OF_A_WEEK, _OF_A_YEAR = 0.30, 0.075


def best_gap(days_until_exam: int) -> int:
    """Days between two meetings with the same thing: 20-40 % of a delay of a week, down to 5-10 % of a year's."""
    delay = max(1, days_until_exam)
    place = (math.log(delay) - math.log(_WEEK)) / (math.log(_YEAR) - math.log(_WEEK))
    share = _OF_A_WEEK + (_OF_A_YEAR - _OF_A_WEEK) * min(1.0, max(0.0, place))
    return max(1, round(delay * share))


def next_interval(interval: int) -> int:
    """The interval after a success, as SM-2 has it for a card of usual ease: 1, 6, then 2.5 times."""
    if interval < 1:
        return 1
    return 6 if interval == 1 else interval * 5 // 2
