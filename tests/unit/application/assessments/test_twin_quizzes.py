"""What came from the translator goes into the twin quiz, unless the original says something else by now."""

from dataclasses import replace
from uuid import UUID

import pytest

from aksio.adapters.languages.langdetect_detector import LangdetectLanguageDetector
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.twin_keeper import RequestTranslationCommand
from aksio.application.assessments.translations.twin_quizzes import TwinQuizzes
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.assessments.translation import Translation
from aksio.domain.assessments.twins import Subject
from aksio.domain.shared.ids import LearnerId, QuizId, TranslationId
from tests.make.cards import LEARNER, NOW, some_id
from tests.make.quizzes import a_quiz
from tests.make.translating import ByHeart

ASKED = RequestTranslationCommand(learner_id=LEARNER, subject=Subject.QUIZ, original_id=a_quiz().id, language="es")
TWIN = QuizId(some_id("twin"))


async def kept(store: MemoryStore, quiz: Quiz) -> None:
    """The quiz is stored."""
    async with MemoryUnitOfWork(store) as uow:
        uow.quizzes.add(quiz)
        await uow.commit()


async def test_what_was_changed_meanwhile_is_left_for_later() -> None:
    store, keeper, quiz = MemoryStore(), TwinQuizzes(), a_quiz()
    await kept(store, quiz)
    async with MemoryUnitOfWork(store) as uow:
        prepared = await keeper.prepare(ASKED, uow, id=TWIN, now=NOW)
        prepared.add_to(uow)
        await uow.commit()
    assert [piece.id for piece in prepared.left] == [quiz.id, *(question.id for question in quiz.questions)]
    work = ChunkWork(pieces=prepared.left, language="es", translator=ByHeart(), languages=LangdetectLanguageDetector())
    work.told = {piece.id: piece.said for piece in prepared.left}
    translation = Translation.request(
        id=TranslationId(UUID(int=1)),
        learner_id=LEARNER,
        subject=Subject.QUIZ,
        original_id=quiz.id,
        twin_id=TWIN,
        language="es",
        total=len(prepared.left),
        now=NOW,
    )
    async with MemoryUnitOfWork(store) as uow:
        changed = await uow.quizzes.get(quiz.id, learner_id=LEARNER)
        changed.mend_question(replace(changed.questions[1], hint="Another."), now=NOW)
        gone = changed.questions[2]
        changed.remove_question(gone.id, now=NOW)
        uow.quizzes.save(changed)
        await uow.commit()
    async with MemoryUnitOfWork(store) as uow:
        written = await keeper.keep(work, translation, uow, ids=RandomIds(), now=NOW)
        await uow.commit()
    assert written == len(prepared.left) - 2
    async with MemoryUnitOfWork(store) as uow:
        left = await keeper.left(translation, uow, besides=(), limit=9)
        assert [piece.id for piece in left] == [quiz.questions[1].id]
        assert await keeper.left(translation, uow, besides=[quiz.questions[1].id], limit=9) == []
        assert await keeper.keep(work, translation, uow, ids=RandomIds(), now=NOW) == 0, "it is there already"


async def test_another_persons_quiz_is_not_found() -> None:
    store = MemoryStore()
    await kept(store, a_quiz(learner_id=LearnerId(some_id("somebody"))))
    async with MemoryUnitOfWork(store) as uow:
        with pytest.raises(QuizNotFound):
            await TwinQuizzes().prepare(ASKED, uow, id=TWIN, now=NOW)
