"""The same questions and answers in several languages: XQuAD, translated by people."""

import json
from functools import cache

from tests.make.generation import XQUAD

LANGUAGES = ("ar", "de", "en", "es", "zh")


@cache
def pairs(language: str) -> tuple[tuple[str, str], ...]:
    """Questions with their answers, in the same order in every language."""
    articles = json.loads((XQUAD / f"xquad.{language}.json").read_text(encoding="utf-8"))["data"]
    paragraphs = (paragraph for article in articles for paragraph in article["paragraphs"])
    asked = (each for paragraph in paragraphs for each in paragraph["qas"])
    return tuple((each["question"], each["answers"][0]["text"]) for each in asked)


@cache
def dictionary(language: str) -> dict[str, str]:
    """What stands for an English question or answer in that language."""
    translated = zip(pairs("en"), pairs(language), strict=True)
    return {english: other for both in translated for english, other in zip(*both, strict=True)}
