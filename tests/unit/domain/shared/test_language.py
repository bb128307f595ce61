"""Language tags."""

import pytest

from aksio.domain.shared.language import in_usual_case, language_error, nearest, spoken


@pytest.mark.parametrize("tag", ["en", "nb", "pt-BR", "zh-Hant-TW", "es-419", "de-1996", "gsw"])
def test_good_tags(tag: str) -> None:
    assert language_error("/language", tag) is None


@pytest.mark.parametrize("tag", ["", "e", "norsk!", "en_US", "x" * 36, "en-", "123"])
def test_bad_tags_are_named(tag: str) -> None:
    error = language_error("/language", tag)
    assert error is not None
    assert (error.pointer, error.code) == ("/language", "bad_language")


@pytest.mark.parametrize(("tag", "language"), [("pt-BR", "pt"), ("ZH-Hant", "zh"), ("no", "nb"), ("nn-NO", "nb")])
def test_what_a_detector_can_tell_of_a_tag(tag: str, language: str) -> None:
    assert spoken(tag) == language
    assert nearest(tag, ["en", language]) == language


@pytest.mark.parametrize("tag", ["es", "pt-BR", "zh-Hant-TW", "es-419", "de-1996", "sl-rozaj-biske"])
def test_a_tag_is_the_same_in_any_case(tag: str) -> None:
    assert in_usual_case(tag.upper()) == in_usual_case(tag.lower()) == tag
