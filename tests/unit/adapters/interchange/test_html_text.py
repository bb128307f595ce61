"""Anki's HTML as text, and text as HTML."""

import time

import pytest
from hypothesis import given

from aksio.adapters.interchange.anki.html_text import to_html, to_text
from tests.make.interchange import TEXTS


@given(TEXTS)
def test_text_survives_as_html(text: str) -> None:
    assert to_text(to_html(text)) == (text, 0)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Was ist <b>ATP</b>?", "Was ist ATP?"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("a<div><br></div>b", "a\n\nb"),
        ("a<div>b</div>c", "a\nb\nc"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>one</p>\n\n<p>two</p>", "one\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("  much \n\t space  ", "much space"),
        ("x &lt; y &amp;&amp; z&nbsp;&#x1F600; &unknown; AT&T R&D;", "x < y && z 😀 &unknown; AT&T R&D;"),
        ("<style>.a{color:red}</style>a<script>if (a<b) {}</script>", "a"),
        ("a<!-- <b>hidden</b> -->b", "ab"),
        ("<pre>def f():\n  return 1</pre>end", "def f():\n  return 1\nend"),
        ("3 < 4 > 2, a<3", "3 < 4 > 2, a<3"),
        (r"\(x^2\) [latex]y[/latex]", r"\(x^2\) [latex]y[/latex]"),
    ],
)
def test_lines_break_where_a_browser_breaks_them(source: str, text: str) -> None:
    assert to_text(source)[0] == text


def test_media_are_left_out_and_counted() -> None:
    assert to_text('<img src="cell.png">cell [sound:a.mp3]<audio src=b></audio>[anki:play:q:0]') == ("cell", 4)


@pytest.mark.parametrize("piece", ["<", "<a", "<!--", "&", "&#", "[sound:", "<script>", " ", "<pre>", "-->", "</"])
def test_hostile_html_takes_time_in_proportion(piece: str) -> None:
    short, long = piece * 2_000, piece * 64_000
    started = time.process_time()
    to_text(short)
    middle = time.process_time()
    to_text(long)
    assert time.process_time() - middle < 32 * 6 * (middle - started) + 0.05
