"""Quizzes as JSON: all that we know of them. Only ids that mean nothing elsewhere stay behind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, BinaryIO, cast

import msgspec

from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from aksio.application.assessments.interchange.quiz_file_ports import Loss, QuestionRecord, QuizRecord, mistakes
from aksio.application.assessments.quizzes.question_content import QuestionContent
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.assessments.quizzes.task import TASKS
from aksio.domain.assessments.source import Source
from aksio.domain.shared.errors import Invalid

FORMAT = "aksio-quiz"
VERSION = 1
"""Counts up when the meaning of a field changes."""
_LONGEST_FRACTION = 40


class _QuestionFile(msgspec.Struct, kw_only=True, frozen=True):
    """A question; its task stays undecoded until its type is known."""

    type: QuestionKind
    text: str
    task: msgspec.Raw
    points: Decimal = Decimal(1)
    name: str | None = None
    explanation: str | None = None
    hint: str | None = None
    hint_cost: Fraction = Fraction(0)
    tags: tuple[str, ...] = ()
    difficulty: Difficulty | None = None
    source: Source | None = None
    section: str | None = None


class _QuizFile(msgspec.Struct, kw_only=True, frozen=True):
    questions: list[msgspec.Raw]
    format: str = FORMAT
    version: int = VERSION
    title: str | None = None
    description: str | None = None
    settings: QuizSettings | None = None
    sections: tuple[QuizSection, ...] = ()


class JsonQuizReader:
    """Reads what JsonQuizWriter wrote."""

    def read(self, file: BinaryIO) -> QuizRecord:
        """See the port."""
        file.seek(0)
        quiz = _decoded(file.read())
        if quiz.format != FORMAT or quiz.version != VERSION:
            message = f"This is no quiz of ours, or of a later version: expected {FORMAT} version {VERSION}."
            raise UnreadableFile.because("unknown_version", message)
        settings = quiz.settings
        if settings and any(at is not None and at.tzinfo is None for at in (settings.opens_at, settings.closes_at)):
            raise UnreadableFile.because("misfit", "The quiz has a time without a time zone.")
        return QuizRecord(
            format="json",
            questions=_questions(quiz.questions),
            title=quiz.title,
            description=quiz.description,
            settings=settings,
            sections=quiz.sections,
        )


class JsonQuizWriter:
    """One question a line, so that quizzes can be compared and kept under version control."""

    media_type = "application/json"

    def losses(self, question: Question) -> Sequence[Loss]:
        """See the port. Nothing is lost."""
        return ()

    def rule_losses(self, quiz: QuizView) -> Sequence[Loss]:
        """See the port. Nothing is lost."""
        return ()

    def write(
        self, quiz: QuizView, questions: Iterable[Question], lost: Mapping[str, Sequence[Loss]], exported_at: datetime
    ) -> Iterator[bytes]:
        """See the port."""
        head = {"format": FORMAT, "version": VERSION, "exported_at": exported_at, "title": quiz.title}
        rest = {"description": quiz.description, "settings": quiz.settings, "sections": quiz.sections}
        encoder = msgspec.json.Encoder(enc_hook=_written)
        yield encoder.encode({**head, **rest})[:-1] + b',"questions":['
        for number, question in enumerate(questions):
            yield (b",\n" if number else b"\n") + encoder.encode(_fields(question))
        yield b"\n]}\n"


def _fields(question: Question) -> dict[str, Any]:
    names = [name for name in _QuestionFile.__struct_fields__ if name not in ("type", "source")]
    source = question.source and replace(question.source, document_id=None)
    kept = None if source == Source() else source
    return {"type": question.kind, **{name: getattr(question, name) for name in names}, "source": kept}


def _questions(undecoded: list[msgspec.Raw]) -> list[QuestionRecord]:
    decoder = msgspec.json.Decoder(_QuestionFile, dec_hook=_read)
    found, wrong = [], []
    for number, raw in enumerate(undecoded, start=1):
        place = f"Question {number}"
        try:
            question = decoder.decode(raw)
            task = msgspec.json.decode(question.task, type=TASKS[question.type], dec_hook=_read)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, Invalid) as error:
            wrong.append((place, f"does not have the expected shape{_where(error)}."))
            continue
        names = [name for name in _QuestionFile.__struct_fields__ if name not in ("type", "task")]
        content = {**{name: getattr(question, name) for name in names}, "task": task}
        found.append(QuestionRecord(place=place, content=cast(QuestionContent, content)))
    if wrong:
        raise mistakes(wrong)
    return found


def _decoded(content: bytes) -> _QuizFile:
    try:
        return msgspec.json.decode(content, type=_QuizFile, dec_hook=_read)
    except (msgspec.ValidationError, Invalid) as error:
        raise UnreadableFile.because("misfit", f"The quiz does not have the expected shape{_where(error)}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnreadableFile.because("broken_json", "This is not valid JSON in UTF-8.") from None


def _where(error: Exception) -> str:
    _, _, path = str(error).partition(" - at `$")
    return f" at {path.rstrip('`').lstrip('.')}" if path else ""


def _written(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"No JSON for {type(value)}.")


def _read(kind: type, raw: object) -> object:
    """A fraction such as "1/3". Raises ValueError, which becomes a ValidationError."""
    text = str(raw)
    if kind is not Fraction or len(text) > _LONGEST_FRACTION or "e" in text.lower():
        raise ValueError("Must be a fraction such as 1/3.")
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise ValueError("Must be a fraction such as 1/3.") from None
