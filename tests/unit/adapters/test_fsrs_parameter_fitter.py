"""Parameters are fitted for real where PyTorch is there, and kept only for a memory that is unlike most."""

import random
from collections.abc import Callable
from datetime import timedelta
from importlib.util import find_spec
from math import exp

import pytest

from aksio.adapters.fsrs.memory_model import FsrsMemoryModels
from aksio.adapters.fsrs.parameter_fitter import FsrsParameterFitter
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs
from aksio.application.assessments.schedulers.trial import tried
from aksio.domain.shared.ids import FlashcardId
from tests.make.cards import NOW, an_answer, some_id

needs_torch = pytest.mark.skipif(
    find_spec("torch") is None, reason="fitting needs the extra aksio[optimizer], which brings PyTorch"
)
INTERVALS = (1, 2, 4, 7)


def a_log(recall: Callable[[int, int], float], *, cards: int) -> CardLogs:
    """Cards begun on successive days; `recall` is the chance by the turn and the days since the answer before."""
    chance = random.Random(7)
    logs = {}
    for card in range(cards):
        at, answers = NOW - timedelta(days=cards - card), []
        for turn, days in enumerate((0, *INTERVALS)):
            at += timedelta(days=days)
            rating = 4 if days == 0 or chance.random() < recall(turn, days) else 1
            answers.append(an_answer(rating, at=at, name=(card, turn)))
        logs[FlashcardId(some_id(f"card {card}"))] = answers
    return logs


@needs_torch
def test_somebody_who_forgets_within_days_gets_parameters_of_their_own() -> None:
    trial = tried(a_log(lambda turn, days: exp(-days / 3), cards=200), FsrsParameterFitter(), FsrsMemoryModels())
    assert trial is not None
    assert trial.gain.is_clear
    assert trial.gain.mean > 0.1
    assert trial.is_won == (list(trial.parameters[:4]) == sorted(trial.parameters[:4]))


@needs_torch
def test_the_same_log_gives_the_same_parameters() -> None:
    log = a_log(lambda turn, days: 0.9, cards=140)
    assert FsrsParameterFitter().fit(log) == FsrsParameterFitter().fit(log)


@needs_torch
def test_a_log_that_is_too_short_says_nothing() -> None:
    assert FsrsParameterFitter().fit(a_log(lambda turn, days: 0.5, cards=20)) is None


def test_it_says_whether_it_can_work() -> None:
    assert FsrsParameterFitter().is_available == all(find_spec(name) for name in ("torch", "pandas", "tqdm"))
