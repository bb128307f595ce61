"""The extractive writer of questions, on real articles in five languages."""

from collections import Counter
from itertools import islice

import pytest

from aksio.adapters.embedded.question_writer import ExtractiveQuestionWriter
from aksio.application.assessments.generation.question_ports import QuestionBrief
from aksio.domain.assessments.card_checks import CheckedAgainst
from aksio.domain.assessments.card_text import fold_spaces, words
from aksio.domain.assessments.generation_parameters import WRITABLE_TYPES, Difficulty
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.question_room import place
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from tests.contracts.question_writer import QuestionWriterContract
from tests.make.generation import STUDY_LANGUAGES, a_passage, study_texts

AMPLE = 20


async def written(
    text: str,
    *types: QuestionKind,
    count: int = AMPLE,
    neighbours: tuple[str, ...] = (),
    difficulty: Difficulty | None = None,
) -> tuple[QuestionDraft, ...]:
    brief = QuestionBrief(
        count=count, question_types=types or WRITABLE_TYPES, neighbours=neighbours, difficulty=difficulty
    )
    return (await ExtractiveQuestionWriter().write(a_passage(text), brief)).drafts


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_every_type_is_written_in_five_languages(language: str) -> None:
    kinds: Counter[QuestionKind] = Counter()
    for text in islice(study_texts(language), 8):
        kinds.update(draft.kind for draft in await written(text))
    assert set(kinds) == set(WRITABLE_TYPES)


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_everything_passes_the_checks_and_nothing_comes_twice(language: str) -> None:
    known = KnownCards()
    text = study_texts(language)[0]
    drafts = await written(text)
    for draft in drafts:
        assert question_problems(draft, CheckedAgainst(passage=a_passage(text), known=known)) == ()
        known.add(draft.front, draft.back)
    assert drafts == await written(text)


@pytest.mark.parametrize("kind", WRITABLE_TYPES)
async def test_only_the_types_that_are_wanted(kind: QuestionKind) -> None:
    drafts = await written(study_texts("en")[0], kind)
    assert {draft.kind for draft in drafts} == {kind}


async def test_wrong_options_come_from_the_document_and_are_not_in_the_sentence() -> None:
    here, beside = study_texts("en")[0], "The harbours of Lindau, Bregenz and Konstanz lie on Lake Constance."
    material = words(f"{here} {beside}")
    for draft in await written(here, QuestionKind.SINGLE_CHOICE, neighbours=(beside,)):
        assert isinstance(draft.task, SingleChoice)
        for option in draft.task.options:
            assert set(words(option.text)) <= set(material)
            assert option.is_correct == (option.text.casefold() in fold_spaces(draft.quote).casefold())


async def test_statements_are_true_as_often_as_false() -> None:
    drafts = await written(study_texts("en")[0], QuestionKind.TRUE_FALSE)
    truths = [draft.task.correct for draft in drafts if isinstance(draft.task, TrueFalse)]
    assert len(truths) > 3
    assert abs(truths.count(True) - truths.count(False)) <= len(truths) // 2


async def test_a_false_definition_has_the_term_of_another() -> None:
    text = (
        "Interference is the disturbance of one memory by another. Retention is the share of recalled answers. "
        "Consolidation is the slow process that makes a fresh memory stable."
    )
    statements = {draft.text: draft for draft in await written(text, QuestionKind.TRUE_FALSE)}
    [false] = [draft for draft in statements.values() if draft.task == TrueFalse(correct=False)]
    terms = ("Interference", "Retention", "Consolidation")
    assert false.text.startswith(terms)
    assert false.explanation is not None
    assert false.text.partition(" ")[2] == false.explanation.partition(" ")[2]
    assert false.text != false.explanation


async def test_an_easy_question_shows_how_the_answer_begins() -> None:
    drafts = await written(study_texts("en")[0], QuestionKind.SHORT_ANSWER, difficulty=Difficulty.EASY)
    assert all(draft.hint == f"{draft.back[0]}…" for draft in drafts)


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_what_it_says_it_has_room_for_it_writes(language: str) -> None:
    writer, passage = ExtractiveQuestionWriter(), a_passage(study_texts(language)[0])
    room = writer.room(passage, QuestionBrief(count=1, question_types=WRITABLE_TYPES))
    wanted = ((QuestionKind.CLOZE, 2), (QuestionKind.TRUE_FALSE, 2), (QuestionKind.MATCHING, 1))
    placing = place(wanted, {passage: room})
    counts = placing.placed[passage]
    brief = QuestionBrief(
        count=counts.total() + 1, question_types=tuple(counts), type_counts=tuple(counts.items()), language=language
    )
    drafts = (await writer.write(passage, brief)).drafts
    assert Counter(draft.kind for draft in drafts[: counts.total()]) == counts
    assert room.most(QuestionKind.CLOZE) >= 4


class TestExtractiveQuestionWriter(QuestionWriterContract):
    @pytest.fixture
    def writer(self) -> ExtractiveQuestionWriter:
        return ExtractiveQuestionWriter()
