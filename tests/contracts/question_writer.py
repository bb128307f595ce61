"""What every writer of quiz questions keeps."""

import pytest

from aksio.application.assessments.generation.question_ports import QuestionBrief, QuestionWriter
from aksio.domain.assessments.card_checks import CheckedAgainst
from aksio.domain.assessments.generation_parameters import WRITABLE_TYPES, Difficulty
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from tests.contracts.card_writer import INJECTION
from tests.make.generation import STUDY_LANGUAGES, a_passage, study_texts

QUESTIONS = QuestionBrief(
    count=6,
    language="en",
    difficulty=Difficulty.MEDIUM,
    topic="the lighthouse",
    learning_goals=("know who built it",),
    avoid=("When was it built?",),
    question_types=WRITABLE_TYPES,
    neighbours=("The harbour master was Edmund Thorne until 1822.",),
)


def brief(*types: QuestionKind, count: int = 6, language: str = "en") -> QuestionBrief:
    return QuestionBrief(count=count, language=language, question_types=types or WRITABLE_TYPES)


class QuestionWriterContract:
    """Subclasses give `writer`, and are collected by pytest."""

    @pytest.fixture
    def writer(self) -> QuestionWriter:
        raise NotImplementedError

    async def test_it_writes_as_many_as_are_wanted_from_a_rich_passage(self, writer: QuestionWriter) -> None:
        written = await writer.write(a_passage(study_texts("en")[0]), QUESTIONS)
        assert len(written.drafts) == QUESTIONS.count
        assert len({draft.kind for draft in written.drafts}) >= 3

    @pytest.mark.parametrize("kind", WRITABLE_TYPES)
    async def test_each_type_can_be_had_alone(self, writer: QuestionWriter, kind: QuestionKind) -> None:
        drafts = (await writer.write(a_passage(study_texts("en")[0]), brief(kind))).drafts
        assert {draft.kind for draft in drafts} == {kind}

    @pytest.mark.parametrize("language", STUDY_LANGUAGES)
    async def test_its_questions_pass_the_checks_in_five_languages(self, writer: QuestionWriter, language: str) -> None:
        passage, known = a_passage(study_texts(language)[0]), KnownCards()
        drafts = (await writer.write(passage, brief(language=language))).drafts
        assert drafts
        for draft in drafts:
            assert question_problems(draft.cleaned(), CheckedAgainst(passage=passage, known=known)) == ()
            known.add(draft.front, draft.back)

    async def test_it_says_who_wrote_and_what_that_cost(self, writer: QuestionWriter) -> None:
        passage = a_passage(study_texts("en")[0])
        usage = (await writer.write(passage, QUESTIONS)).usage
        assert usage.model
        assert usage.tokens <= writer.most_tokens(passage, QUESTIONS)

    async def test_a_passage_without_facts_gives_no_question(self, writer: QuestionWriter) -> None:
        assert (await writer.write(a_passage("Well, well."), QUESTIONS)).drafts == ()

    async def test_a_passage_that_gives_orders_is_only_material(self, writer: QuestionWriter) -> None:
        drafts = (await writer.write(a_passage(INJECTION), brief(QuestionKind.SHORT_ANSWER))).drafts
        assert drafts
        assert "owned" not in [draft.back.casefold() for draft in drafts]

    async def test_a_repair_gives_one_question_of_that_type_at_most(self, writer: QuestionWriter) -> None:
        draft = QuestionDraft(
            text="According to the passage, oxygen was named in 1783.",
            task=TrueFalse(correct=True),
            quote="In 1783 Antoine Lavoisier named the element",
        )
        problems = question_problems(draft, CheckedAgainst(passage=a_passage(), known=KnownCards()))
        assert problems
        repaired = (await writer.repair(a_passage(), QUESTIONS, draft, problems)).drafts
        assert len(repaired) <= 1
        assert all(mended.kind is QuestionKind.TRUE_FALSE for mended in repaired)
