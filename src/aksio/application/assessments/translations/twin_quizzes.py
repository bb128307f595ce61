"""Twins of quizzes."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.chunks import Piece
from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.twin_keeper import PreparedTwin, RequestTranslationCommand
from aksio.application.shared.ports import Ids
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_heading import QuizHeading
from aksio.domain.assessments.quizzes.quiz_twin import is_untold, tell, untold
from aksio.domain.assessments.translation import Translation
from aksio.domain.shared.ids import QuestionId, QuizId


class TwinQuizzes:
    """See the port TwinKeeper. A quiz is one document, so its twin is written whole."""

    async def prepare(
        self, command: RequestTranslationCommand, uow: TranslationUnitOfWork, *, id: UUID, now: datetime
    ) -> PreparedTwin:
        """See the port."""
        quiz = await uow.quizzes.get(QuizId(command.original_id), learner_id=command.learner_id)
        found = await uow.twins.quiz_in(command.language, of=quiz.id, learner_id=command.learner_id)
        twin = found or quiz.translate(id=QuizId(id), language=command.language, now=now)
        return PreparedTwin(twin=twin, is_new=found is None, left=_pieces(quiz, twin))

    async def left(
        self, translation: Translation, uow: TranslationUnitOfWork, *, besides: Collection[UUID], limit: int
    ) -> list[Piece]:
        """See the port."""
        pieces = _pieces(*await _both(translation, uow))
        return [piece for piece in pieces if piece.id not in besides][:limit]

    async def keep(
        self, work: ChunkWork, translation: Translation, uow: TranslationUnitOfWork, *, ids: Ids, now: datetime
    ) -> int:
        """See the port."""
        original, twin = await _both(translation, uow)
        asked = {piece.id: piece.said for piece in work.pieces}
        left = {piece.id for piece in _pieces(original, twin) if asked.get(piece.id) == piece.said}
        told = {piece_id: said for piece_id, said in work.told.items() if piece_id in left}
        if told:
            heading = next((said for said in told.values() if isinstance(said, QuizHeading)), None)
            questions = {said.id: said for said in told.values() if isinstance(said, Question)}
            tell(twin, original, heading=heading, questions=questions, new_id=lambda: QuestionId(ids.new()), now=now)
            uow.quizzes.save(twin)
        return len(told)


async def _both(translation: Translation, uow: TranslationUnitOfWork) -> tuple[Quiz, Quiz]:
    original = await uow.quizzes.get(QuizId(translation.original_id), learner_id=translation.learner_id)
    return original, await uow.quizzes.get(QuizId(translation.twin_id), learner_id=translation.learner_id)


def _pieces(original: Quiz, twin: Quiz) -> list[Piece]:
    """Its heading first."""
    heading = [Piece(id=original.id, said=original.heading)] if is_untold(original.heading, twin) else []
    return [*heading, *(Piece(id=question.id, said=question) for question in untold(original, twin))]
