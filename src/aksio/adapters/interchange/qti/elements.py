"""XML from strangers, and one way to read both spellings of QTI: `choiceInteraction` and `qti-choice-interaction`."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from aksio.application.assessments.interchange.interchange_ports import UnreadableFile

_DEEPEST = 60
_MOST_ELEMENTS = 20_000
_HYPHEN = re.compile(r"-([a-z])")
_BLOCKS = frozenset(("p", "div", "li", "tr", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "prompt"))


def parsed(content: bytes, path: str) -> Element:
    """The root. No document type, no entities, nothing from outside, not too deep. Raises UnreadableFile."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        message = f"{path[:200]} declares a document type or entities, which is not accepted."
        raise UnreadableFile.because("unsafe_xml", message) from None
    except (ParseError, ValueError, LookupError):
        raise UnreadableFile.because("broken_xml", f"{path[:200]} is not well-formed XML.") from None
    level, seen = [root], 0
    for _ in range(_DEEPEST):
        seen += len(level)
        level = [child for element in level for child in element]
        if not level:
            break
    if level or seen > _MOST_ELEMENTS:
        raise UnreadableFile.because("unsafe_xml", f"{path[:200]} is too deep or has too many elements.")
    return root


def named(element: Element) -> str:
    """The name without namespace, as QTI 2 spells it."""
    return _old(element.tag.rpartition("}")[2].removeprefix("qti-"))


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its name in QTI 2."""
    return next((value for key, value in element.attrib.items() if _old(key) == name), default)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """All of these names, in the order of the document."""
    return (one for one in element.iter() if named(one) in names)


def text_of(element: Element, gaps: dict[Element, str] | None = None, *, without: frozenset[str] = frozenset()) -> str:
    """The text inside, a line for each block; `gaps` puts texts in the place of elements."""
    pieces: list[str] = []
    _gather(element, gaps or {}, without, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _gather(element: Element, gaps: dict[Element, str], without: frozenset[str], pieces: list[str]) -> None:
    """Not deeper than a document may be."""
    pieces.append((element.text or "").replace("\n", " "))
    for child in element:
        name = named(child)
        if child in gaps:
            pieces.append(gaps[child])
        elif name == "br":
            pieces.append("\n")
        elif name not in without:
            edge = "\n" if name in _BLOCKS else ""
            pieces.append(edge)
            _gather(child, gaps, without, pieces)
            pieces.append(edge)
        pieces.append((child.tail or "").replace("\n", " "))


def _old(name: str) -> str:
    return _HYPHEN.sub(lambda match: match[1].upper(), name)
