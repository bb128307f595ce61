"""What a plan counts."""

from enum import StrEnum


class Meter(StrEnum):
    """Things of which a plan allows so many in a period."""

    AI_TOKENS = "ai_tokens"
    GENERATIONS = "generations"
    DOCUMENTS = "documents"
    CHAT_MESSAGES = "chat_messages"

    @property
    def words(self) -> str:
        """As people say it."""
        return _WORDS[self]


_WORDS = {
    Meter.AI_TOKENS: "tokens of models",
    Meter.GENERATIONS: "generations",
    Meter.DOCUMENTS: "new documents",
    Meter.CHAT_MESSAGES: "chat messages",
}
