"""What language people write in."""

from typing import Protocol


class LanguageDetector(Protocol):
    """Tells what language a text is in."""

    async def language_of(self, text: str) -> str | None:
        """Its primary language tag such as `en`; None when the text is too short or too mixed to say."""
