"""Where no model is configured, nobody reads answers: a person judges them."""

from aksio.application.assessments.marking.reader_ports import AnswerToRead, Read, ReaderUnavailable


class NoAnswerReader:
    """See the port. Answers that waited for a model which is gone are left to their owner by and by."""

    @property
    def is_there(self) -> bool:
        """See the port."""
        return False

    def most_tokens(self, answer: AnswerToRead) -> int:
        """No model, no tokens."""
        return 0

    async def read(self, answer: AnswerToRead) -> Read:
        """See the port."""
        raise ReaderUnavailable("There is no model that reads answers.")

    async def close(self) -> None:
        """Nothing is open."""
