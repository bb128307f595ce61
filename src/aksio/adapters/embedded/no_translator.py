"""Where no model is configured, nobody translates."""

from collections.abc import Sequence

from aksio.application.assessments.generation.generation_ports import WriterUnavailable
from aksio.application.assessments.translations.translator_port import Texts, Translated


class NoTranslation:
    """See the port. Translations that waited for a model which is gone end by and by."""

    @property
    def is_there(self) -> bool:
        """See the port."""
        return False

    def most_tokens(self, groups: Sequence[Texts]) -> int:
        """No model, no tokens."""
        return 0

    async def translate(self, groups: Sequence[Texts], *, language: str, insist: bool = False) -> Translated:
        """See the port."""
        raise WriterUnavailable("There is no model that translates.")

    async def close(self) -> None:
        """Nothing is open."""
