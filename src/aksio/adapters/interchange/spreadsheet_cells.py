"""Texts in cells that spreadsheets leave alone.

A spreadsheet runs a cell that begins with one of a few characters as a formula, in some languages also with their
full-width forms (OWASP, "CSV injection"). Such a text is written with an apostrophe in front, which is how spreadsheets
themselves mark text. So that nothing is lost, a text that has apostrophes before such a character gets one more, and
reading takes exactly one away.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that a cell stands for; the inverse of `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell
