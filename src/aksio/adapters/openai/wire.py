"""The part of a chat completion that we read. Anything that does not fit it is nonsense, and treated so."""

import msgspec


class Message(msgspec.Struct):
    """`refusal` is set where the model declined."""

    content: str | None = None
    refusal: str | None = None


class Choice(msgspec.Struct):
    """One answer; we ask for one."""

    message: Message
    finish_reason: str | None = None


class Usage(msgspec.Struct):
    """Tokens."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


class Completion(msgspec.Struct):
    """The answer to `POST /chat/completions`."""

    choices: list[Choice]
    usage: Usage | None = None
