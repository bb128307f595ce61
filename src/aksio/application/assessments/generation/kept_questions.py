"""How drafts that passed become questions, and into which quiz they go."""

from collections import Counter
from collections.abc import Sequence

from aksio.application.assessments.generation.craft import Keeping, Kept
from aksio.application.assessments.generation.question_ports import QuestionBrief
from aksio.domain.assessments.card_text import fold_spaces
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.question_mix import Lack
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import QuestionId, QuizId

LONGEST_TITLE = 200


async def keep_questions(keeping: Keeping, drafts: Sequence[QuestionDraft]) -> Kept:
    """Put what is still wanted of a passage's drafts at the end of the generation's quiz, or into a new draft."""
    generation, now = keeping.generation, keeping.now
    quiz = await _quiz_so_far(keeping)
    questions = [_question(draft, keeping) for draft in _lacking(keeping, drafts, quiz)]
    if not questions:
        return Kept(quiz_id=generation.quiz_id, quiz=quiz)
    if quiz is None:
        quiz = Quiz.write(
            id=QuizId(keeping.ids.new()),
            learner_id=generation.learner_id,
            course_id=generation.course_id,
            title=fold_spaces(generation.parameters.topic or keeping.passage.document_name)[:LONGEST_TITLE],
            language=generation.parameters.language,
            questions=questions,
            now=now,
        )
        keeping.uow.quizzes.add(quiz)
    else:
        quiz.add_questions(questions, now=now)
        keeping.uow.quizzes.save(quiz)
    return Kept(quiz_id=quiz.id, question_ids=tuple(question.id for question in questions), quiz=quiz)


def mix_of(generation: Generation, quiz: Quiz | None) -> tuple[Lack[QuestionKind], Lack[Difficulty]]:
    """What is lacking of each type and difficulty, by what the generation has put into its quiz and is still there."""
    parameters = generation.parameters
    theirs = set(generation.question_ids)
    made = [question for question in (quiz.questions if quiz else ()) if question.id in theirs]
    return (
        Lack(wanted=parameters.type_counts, made=Counter(question.kind for question in made)),
        Lack(
            wanted=parameters.difficulty_counts,
            made=Counter(question.difficulty for question in made if question.difficulty is not None),
        ),
    )


def _lacking(keeping: Keeping, drafts: Sequence[QuestionDraft], quiz: Quiz | None) -> list[QuestionDraft]:
    """Those that are still wanted. Passages are worked on side by side, so one may bring what another has brought,
    and drafts to spare only take the place of those that failed."""
    types, difficulties = mix_of(keeping.generation, quiz)
    planned = Lack(wanted=keeping.brief.type_counts if isinstance(keeping.brief, QuestionBrief) else ())
    chosen: list[QuestionDraft] = []
    for draft in drafts:
        if types.has_room(draft.kind) and planned.has_room(draft.kind) and difficulties.has_room(draft.difficulty):
            types.add(draft.kind)
            planned.add(draft.kind)
            difficulties.add(draft.difficulty)
            chosen.append(draft)
    return chosen[: keeping.generation.wanted]


async def _quiz_so_far(keeping: Keeping) -> Quiz | None:
    """None before the first question, and when the learner deleted it meanwhile."""
    quiz_id = keeping.generation.quiz_id
    if quiz_id is None:
        return None
    try:
        return await keeping.uow.quizzes.get(quiz_id, learner_id=keeping.generation.learner_id)
    except QuizNotFound:
        return None


def _question(draft: QuestionDraft, keeping: Keeping) -> Question:
    passage = keeping.passage
    return Question(
        id=QuestionId(keeping.ids.new()),
        text=draft.text,
        task=draft.task,
        explanation=draft.explanation,
        hint=draft.hint,
        difficulty=draft.difficulty,
        source=Source(document_id=passage.document_id, page=passage.page, text=passage.as_written(draft.quote)),
    )
