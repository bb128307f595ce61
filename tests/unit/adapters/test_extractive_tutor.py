"""The tutor that quotes: the contract, and the sentences that it chooses."""

import pytest

from aksio.adapters.embedded.question_words import sought_stems
from aksio.adapters.embedded.tutor import ExtractiveTutor
from tests.contracts.tutor import TutorContract, a_prompt, answered


class TestExtractiveTutor(TutorContract):
    @pytest.fixture
    def tutor(self) -> ExtractiveTutor:
        return ExtractiveTutor()


@pytest.mark.parametrize(
    ("question", "sought"),
    [
        ("How many genes does the nucleus keep?", {"genes", "nucle", "keep"}),
        ("Wie viele Punkte gab die Verteidigung der Panthers ab?", {"punkt", "gab", "verte", "panth", "ab"}),
        ("¿Cuántos puntos cedió la defensa de los Panthers?", {"punto", "cedio", "defen", "panth"}),
        ("كم عدد النقاط التي تنازل عنها الدفاع؟", {"نقاط", "تنازل", "عنها", "دفاع"}),
        ("黑豹队的防守丢了多少分?", {"黑豹", "豹队", "防守", "守丢"}),
        ("What is that?", {"what", "is", "that"}),
    ],
)
def test_a_question_is_looked_for_by_the_words_that_carry_it(question: str, sought: set[str]) -> None:
    assert sought_stems(question) == sought


async def test_other_forms_of_a_word_are_found() -> None:
    tutor = ExtractiveTutor()
    prompt = a_prompt(tutor, "Der Kern bewahrt die Gene.", "Die Mitochondrien liefern den Zellen Energie.",
                      "Der Fluss ist lang.", question="Was lieferte der Zelle ihre Energie?")  # fmt: skip
    text, _ = await answered(tutor, prompt)
    assert text == "“Die Mitochondrien liefern den Zellen Energie.” [2]"


async def test_what_stands_around_a_sentence_decides_between_two() -> None:
    tutor = ExtractiveTutor()
    lives = ("Carl Lund was a painter. He was born in Ohio.", "Harriet Dunmore built ports. She was born in Ashby.")
    text, _ = await answered(tutor, a_prompt(tutor, *lives, "Rivers are long.", question="Where was Harriet born?"))
    assert text == "“Harriet Dunmore built ports.” [2]\n\n“She was born in Ashby.” [2]"
