"""QTI files that mean harm, or are something else."""

import io
import zipfile

import pytest

from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from tests.make.qti import a_qti_package
from tests.make.quiz_files import read_quiz

LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><assessmentItem>&b;</assessmentItem>'
OUTSIDE = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><assessmentItem>&x;</assessmentItem>'
NETWORK = b'<!DOCTYPE l SYSTEM "http://127.0.0.1/evil.dtd"><assessmentItem/>'
DEEP = b"<assessmentItem>" + b"<p>" * 5_000 + b"</p>" * 5_000 + b"</assessmentItem>"


@pytest.mark.parametrize("item", [LAUGHS, OUTSIDE, NETWORK, DEEP])
def test_hostile_xml_is_refused(item: bytes) -> None:
    for content in (item, b'<?xml version="1.0"?>' + item, a_qti_package({"1.xml": item})):
        with pytest.raises(UnreadableFile) as refused:
            read_quiz(content)
        assert refused.value.errors[0].code == "unsafe_xml"
        assert "passwd" not in str(refused.value)


@pytest.mark.parametrize("href", ["../../etc/passwd", "/etc/passwd", "a/../../x", "http://127.0.0.1/x", "..\\x"])
def test_a_path_out_of_the_package_is_refused(href: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_quiz(a_qti_package({}, hrefs=[href]))
    assert refused.value.errors[0].code == "bad_path"


def test_a_bomb_is_not_unpacked() -> None:
    target = io.BytesIO(a_qti_package({}, hrefs=["bomb.xml"]))
    chunk = b" " * 2**20
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("bomb.xml", "w") as member,
    ):
        for _ in range(1024):
            member.write(chunk)
    with pytest.raises(UnreadableFile) as refused:
        read_quiz(target.getvalue())
    assert refused.value.errors[0].code == "unpacks_too_large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'<?xml version="1.0"?><questestinterop/>', "not_qti"),
        (b'<?xml version="1.0"?><assessmentItem>', "broken_xml"),
        (b"PK\x03\x04 and nothing more", "broken_package"),
        (a_qti_package({}), "no_questions"),
        (a_qti_package({}, hrefs=["missing.xml"]), "missing_file"),
    ],
)
def test_what_is_no_qti_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_quiz(content)
    assert refused.value.errors[0].code == code
