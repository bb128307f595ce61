"""Items and packages of QTI for tests, written for them."""

import io
import re
import zipfile

_NAMESPACES = {
    "2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "3.0": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
}


def an_item(body: str, declarations: str = "", *, version: str = "2.1", title: str = "Light") -> bytes:
    """An item; in version 3 every QTI name gets its other spelling."""
    text = (
        f'<assessmentItem xmlns="{_NAMESPACES[version]}" identifier="i1" title="{title}" adaptive="false" '
        f'timeDependent="false">{declarations}<itemBody>{body}</itemBody></assessmentItem>'
    )
    return ('<?xml version="1.0"?>' + (_third(text) if version == "3.0" else text)).encode()


def declared(*values: str, cardinality: str = "single", base: str = "identifier", mapping: str = "") -> str:
    """A response with its right values; `mapping` as "A=1 B=-0.5"."""
    right = "".join(f"<value>{value}</value>" for value in values)
    entries = "".join('<mapEntry mapKey="{}" mappedValue="{}"/>'.format(*entry.split("=")) for entry in mapping.split())
    mapped = f'<mapping defaultValue="0">{entries}</mapping>' if entries else ""
    head = f'<responseDeclaration identifier="R" cardinality="{cardinality}" baseType="{base}">'
    return f"{head}<correctResponse>{right}</correctResponse>{mapped}</responseDeclaration>"


def choices(*texts: str) -> str:
    """Simple choices with the identifiers A, B, C …"""
    return "".join(f'<simpleChoice identifier="{chr(65 + n)}">{text}</simpleChoice>' for n, text in enumerate(texts))


def a_qti_package(items: dict[str, bytes], *, hrefs: list[str] | None = None) -> bytes:
    """A zip with a manifest that names these items, or these addresses."""
    resources = "".join(
        f'<resource identifier="r{n}" type="imsqti_item_xmlv2p1" href="{href}"/>'
        for n, href in enumerate(list(items) if hrefs is None else hrefs)
    )
    manifest = (
        f'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>{resources}</resources></manifest>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("imsmanifest.xml", manifest)
        for path, content in items.items():
            archive.writestr(path, content)
    return target.getvalue()


def _third(text: str) -> str:
    """The spelling of version 3."""
    html = {"p", "div", "br", "b"}
    text = re.sub(r"<(/?)(\w+)", lambda m: m[0] if m[2] in html else f"<{m[1]}qti-{_kebab(m[2])}", text)
    return re.sub(r" (\w+)=\"", lambda m: f' {_kebab(m[1])}="', text)


def _kebab(name: str) -> str:
    return re.sub(r"([A-Z])", lambda m: f"-{m[1].lower()}", name)
