"""What an answer earns, as an exact fraction of the question's points."""

from dataclasses import dataclass
from fractions import Fraction

NOTHING = Fraction(0)
ALL = Fraction(1)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """`fraction` is None while nobody has judged the answer.

    `penalty` is what a wrong answer costs in a quiz that marks negatively and does not say more itself.
    """

    fraction: Fraction | None
    penalty: Fraction = NOTHING
    feedback: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether it earns everything."""
        return self.fraction == ALL

    def counted(self, *, negative_marking: bool) -> Fraction | None:
        """The fraction that counts: without negative marking it never falls below nothing."""
        if self.fraction is None:
            return None
        return self.fraction - self.penalty if negative_marking else max(NOTHING, self.fraction)


UNANSWERED = Mark(fraction=NOTHING)
PENDING = Mark(fraction=None)
