"""What tokens cost."""

from dataclasses import dataclass

from aksio.adapters.openai.wire import Usage
from aksio.domain.shared.model_usage import ModelUsage


@dataclass(frozen=True, kw_only=True)
class Price:
    """US dollars for a million tokens, which is the same number as millionths of a dollar for one."""

    input: float
    output: float

    def of(self, usage: Usage, *, model: str) -> ModelUsage:
        """One call, with its cost rounded up."""
        cost = usage.prompt_tokens * self.input + usage.completion_tokens * self.output
        return ModelUsage(
            model=model,
            calls=1,
            input_tokens=usage.prompt_tokens,
            output_tokens=usage.completion_tokens,
            cost_micros=int(-(-cost // 1)),
        )
