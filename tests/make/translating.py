"""A translator for unit tests, which knows by heart what people have translated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from aksio.application.assessments.translations.translator_port import Texts, Translated
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.parallel import dictionary

USAGE = ModelUsage(model="by heart", calls=1, input_tokens=80, output_tokens=20, cost_micros=5)


@dataclass
class ByHeart:
    """See the port Translator. `disobey` is asked first, with the groups and whether one insists."""

    disobey: Callable[[Sequence[Texts], bool], tuple[Texts | None, ...] | None] = lambda groups, insist: None
    asked: list[tuple[int, bool]] = field(default_factory=list)

    @property
    def is_there(self) -> bool:
        """See the port."""
        return True

    def most_tokens(self, groups: Sequence[Texts]) -> int:
        """See the port."""
        return 100 * (1 + len(groups))

    async def translate(self, groups: Sequence[Texts], *, language: str, insist: bool = False) -> Translated:
        """See the port."""
        self.asked.append((len(groups), insist))
        known = dictionary(language.split("-", maxsplit=1)[0])
        good = tuple(tuple(known.get(text, text) for text in group) for group in groups)
        return Translated(groups=self.disobey(groups, insist) or good, usage=USAGE)
