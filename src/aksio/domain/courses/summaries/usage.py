"""What writing a summary cost."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class WritingUsage:
    """Tokens and money spent with `model`. Cost is in millionths of a US dollar."""

    NONE: ClassVar["WritingUsage"]

    model: str | None = None
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int = 0

    @property
    def tokens(self) -> int:
        """Input and output together."""
        return self.input_tokens + self.output_tokens

    def plus(self, other: "WritingUsage") -> "WritingUsage":
        """Both together, under the name of the latest model."""
        return WritingUsage(
            model=other.model or self.model,
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost_micros=self.cost_micros + other.cost_micros,
        )


WritingUsage.NONE = WritingUsage()
