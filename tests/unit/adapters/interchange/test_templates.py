"""The two sides of Anki's cards."""

import pytest

from aksio.adapters.interchange.anki.cloze import answer_of, question_of
from aksio.adapters.interchange.anki.templates import render_back, render_front

FIELDS = {
    "Front": "cat",
    "Back": "Katze",
    "Extra": "",
    "Reading": "猫[ねこ]",
    "Text": "{{c1::Paris}} is in {{c2::France}}",
}


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("<p>{{Front}}</p>", "<p>cat</p>"),
        ("{{#Extra}}more{{/Extra}}{{^Extra}}none{{/Extra}}", "none"),
        ("{{#Front}}a{{#Extra}}b{{/Extra}}c{{/Front}}d", "acd"),
        ("{{#Extra}}a{{#Front}}b{{/Front}}c{{/Extra}}d", "d"),
        ("{{Unknown}}{{Tags}}{{Deck}}", ""),
        ("{{type:Back}}", ""),
        ("{{tts en_US voices=A,B:Front}}", ""),
        ("{{kanji:Reading}} {{kana:Reading}} {{furigana:Reading}}", "猫 ねこ 猫[ねこ]"),
        ("{{some-addon:Front}} {{ Front }}", "cat cat"),
        ("{{cloze:Text}}", "[…] is in France"),
        ("{{#c2}}second{{/c2}}{{#c1}}first{{/c1}}", "first"),
        ("{{/Front}}{{Front}}{{#Front}}", "cat"),
    ],
)
def test_a_front_is_rendered(template: str, html: str) -> None:
    assert render_front(template, FIELDS, 0).html == html


def test_a_back_does_not_repeat_the_question() -> None:
    assert render_back("{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}", FIELDS, 0).html.strip() == "Katze"
    assert render_back('{{Front}}<hr class="x" id="answer"/>{{type:Back}}', FIELDS, 0).html == "Katze"


def test_a_hint_is_kept_apart() -> None:
    side = render_front("{{Front}}{{hint:Back}}{{hint:Extra}}", FIELDS, 0)
    assert (side.html, side.hints) == ("cat", ("Katze",))


@pytest.mark.parametrize(
    ("source", "number", "question", "answer"),
    [
        ("{{c1::Paris::city}} and {{c2::Rome}}", 1, "[city] and Rome", "Paris"),
        ("{{c1::Paris::city}} and {{c2::Rome}}", 2, "Paris and […]", "Rome"),
        ("{{c1::a}}, {{c1::b}}", 1, "[…], […]", "a, b"),
        ("{{c1::out {{c2::in}} er}}", 1, "[…]", "out in er"),
        ("{{c1::out {{c2::in}} er}}", 2, "out […] er", "in"),
        ("{{c1,3::both}}", 3, "[…]", "both"),
        ("{{c1::a}}", 2, "", ""),
        ("{{c1::never closed", 1, "", ""),
        ("{{c1::std::vector::iterator}}", 1, "[vector::iterator]", "std"),
        ("{{c1::image-occlusion:rect:left=.1}}", 1, "", ""),
        ("a}} :: b {{c1::c}}", 1, "a}} :: b […]", "c"),
    ],
)
def test_gaps_are_closed_and_answered(source: str, number: int, question: str, answer: str) -> None:
    assert question_of(source, number) == question
    assert answer_of(source, number) == answer
