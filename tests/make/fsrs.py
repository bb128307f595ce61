"""Cards that follow FSRS, and histories for them."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.assessments.review import Answer
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import Scheduling
from tests.make.cards import NOW, an_answer

MODEL = FsrsMemoryModel()
FSRS_TOO = Schedulers(model=MODEL)
BY_FSRS = Scheduling(scheduler="fsrs", desired_retention=0.85)

retentions = st.integers(70, 97).map(lambda percent: percent / 100)
schedulings = st.one_of(
    retentions.map(lambda retention: Scheduling(scheduler="fsrs", desired_retention=retention)),
    st.sampled_from([Scheduling(), Scheduling(scheduler="sm2_delphi")]),
)


@st.composite
def histories(draw: st.DrawFn, most: int = 12) -> list[Answer]:
    """Answers over months: several a day, some at the very same instant, some with a chosen place."""
    moments = draw(
        st.lists(
            st.tuples(st.integers(0, 800), st.integers(0, 5), st.none() | st.integers(0, 9)), min_size=1, max_size=most
        )
    )
    return [
        replace(an_answer(rating, at=NOW + timedelta(hours=5 * hour), name=("fsrs", number)), offset_days=offset)
        for number, (hour, rating, offset) in enumerate(moments)
    ]
