"""Cards cut out of real articles, without a model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.adapters.languages.langdetect_detector import LangdetectLanguageDetector
from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.domain.assessments.card_checks import CheckedAgainst, problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.known_cards import KnownCards
from tests.contracts.card_writer import CardWriterContract
from tests.make.generation import STUDY_LANGUAGES, a_passage, study_texts


class TestExtractiveCardWriter(CardWriterContract):
    @pytest.fixture
    def writer(self) -> ExtractiveCardWriter:
        return ExtractiveCardWriter()


async def written(text: str, brief: CardBrief | None = None) -> tuple[CardDraft, ...]:
    return (await ExtractiveCardWriter().write(a_passage(text), brief or CardBrief(count=10))).drafts


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_every_article_gives_cards_that_pass_every_check(language: str) -> None:
    """The last check asks another tool: which language are the cards in?"""
    detector = LangdetectLanguageDetector()
    texts, counts, misjudged = study_texts(language)[::4], [], 0
    for text in texts:
        known, passage = KnownCards(), a_passage(text)
        drafts = await written(text, CardBrief(count=4))
        for draft in drafts:
            assert problems_of(draft, CheckedAgainst(passage=passage, known=known)) == ()
            known.add(draft.front, draft.back)
        fronts = "\n".join(draft.front for draft in drafts)
        misjudged += await detector.language_of(fronts) not in (language, None)
        counts.append(len(drafts))
    assert counts[0] == 4
    assert sum(counts) >= 3.5 * len(texts)
    assert counts.count(0) <= 0.04 * len(texts)
    assert misjudged <= 0.01 * len(texts)


async def test_the_same_passage_gives_the_same_cards() -> None:
    text = study_texts("en")[0]
    assert await written(text) == await written(text)


@pytest.mark.parametrize(
    ("language", "front", "back"),
    [
        (
            "en",
            "Who or what is a lens made of rings of glass that sends almost all the light in one direction?",
            "Fresnel lens",
        ),
        (
            "de",
            "Wer oder was ist ein Turm mit einer starken Lampe, der Schiffen an der Küste den Weg weist?",
            "Leuchtturm",
        ),
        (
            "es",
            "¿Quién o qué es una torre con una lámpara potente que guía a los barcos a lo largo de la costa?",
            "faro",
        ),
        ("ar", "من أو ما هي برج فيه مصباح قوي يرشد السفن على طول الساحل؟", "المنارة"),
        ("zh", "什么人或事物是一种装有强光灯、为沿海船只指引方向的高塔？", "灯塔"),
    ],
)
async def test_a_definition_becomes_a_question_for_the_term(language: str, front: str, back: str) -> None:
    drafts = await written(study_texts(language)[0], CardBrief(count=20))
    assert (front, back) in [(draft.front, draft.back) for draft in drafts]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Harriet Dunmore"),
        ("de", "Margaret Lyle"),
        ("es", "Samuel Okoye"),
        ("zh", "哈丽特·邓莫尔"),
        ("ar", "1871"),
    ],
)
async def test_names_and_years_become_gaps(language: str, name: str) -> None:
    drafts = await written(study_texts(language)[0], CardBrief(count=40))
    (cloze,) = [draft for draft in drafts if draft.back == name]
    assert "_____" in cloze.front
    assert name not in cloze.front
    assert name in cloze.quote


async def test_a_definition_ends_before_the_next_fact() -> None:
    text = "Long-term potentiation is a lasting strengthening of synapses, and it was first described in 1966."
    drafts = await written(text)
    assert drafts[0].front == "Who or what is a lasting strengthening of synapses?"


async def test_cards_made_before_are_not_offered_again() -> None:
    text = study_texts("en")[0]
    first = await written(text, CardBrief(count=3))
    second = await written(text, CardBrief(count=3, avoid=tuple(draft.front for draft in first)))
    assert len(second) == 3
    assert not {draft.front for draft in first} & {draft.front for draft in second}


async def test_a_learning_goal_comes_first() -> None:
    goal = "How mercury lets the lens float and turn"
    (draft,) = await written(study_texts("en")[0], CardBrief(count=1, learning_goals=(goal,)))
    assert "mercury" in draft.quote


async def test_easy_cards_show_how_the_answer_begins() -> None:
    drafts = await written(study_texts("en")[0], CardBrief(count=5, difficulty=Difficulty.EASY))
    assert all(draft.hint == f"{draft.back[0]}…" for draft in drafts)


async def test_a_sentence_that_leans_on_another_gives_no_card() -> None:
    assert await written("He was born in 1871 in the old town of Port Ashby near the harbour.") == ()


@pytest.mark.parametrize(
    "text", ["", "   ", "word", "# Heading only", "| a | b |\n|---|---|", "\x00", "。。。", "1234 " * 400]
)
async def test_text_without_a_fact_gives_no_card(text: str) -> None:
    assert await written(text) == ()


def test_sentences_end_where_people_end_them() -> None:
    text = (
        "Dr. A. Lyle came on 3. May at 4.30 p.m. to Oslo. Was it late? “Yes.” So she\nleft.\n\n"
        "# Heading\n- one item. \n她走了。他留下了！"
    )
    assert list(sentences(text)) == [
        "Dr. A. Lyle came on 3. May at 4.30 p.m. to Oslo.",
        "Was it late?",
        "“Yes.”",
        "So she\nleft.",
        "one item.",
        "她走了。",
        "他留下了！",
    ]


PIECES = st.one_of(
    st.sampled_from([text for language in STUDY_LANGUAGES for text in sentences(study_texts(language)[0])]),
    st.text(max_size=40),
    st.sampled_from(["1. ", "# ", "| a |", "_____", "<b>", "**", "e.g. ", "…", "«", "·", "\n\n", "12,5 %", "\u0640"]),
)


@given(st.lists(PIECES, max_size=8).map(" ".join), st.integers(1, 6))
async def test_whatever_the_text_every_card_passes_the_checks(text: str, count: int) -> None:
    known, passage = KnownCards(), a_passage(text)
    drafts = await written(text, CardBrief(count=count))
    assert len(drafts) <= count
    for draft in drafts:
        assert problems_of(draft, CheckedAgainst(passage=passage, known=known)) == ()
        known.add(draft.front, draft.back)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("piece", ["a. ", "<!-- ", "1,", "“", "A ", "[](", "_", "词。", "is a "])
async def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    await written(piece * (30_000 // len(piece)))
