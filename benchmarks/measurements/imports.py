"""Importing an Anki package over HTTP: time, and memory above what the server holds anyway.

Data: packages of 1,000 and of 20,000 notes as genanki writes them, each with a question and an answer of a few
sentences, into an installation on Postgres that has seen one small import. Memory is the peak of the process that
answers, above what it held before; each batch of notes is forgotten when it is stored, what stays are their ids.
"""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from uuid import uuid4

import genanki

from benchmarks.apparatus.api import Api
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.processes import forget_peak, memory_mb, peak_memory_mb
from benchmarks.figures import Aim, Figure

_FEW, _MANY = 1_000, 20_000
_SMALL = 20
_BOUND = Aim(most=32)
_SENTENCE = "What follows from it was shown in the lecture, and again in the exercises. "


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    population = lab.population(learners=1, cards=100)
    with population.installation.served() as server:
        importer = Importer(Api(server.connect(), population.tokens()[0]), server.worker_pid)
        importer.take(_package(lab.folder, _SMALL))
        few, few_mb = importer.take(_package(lab.folder, _FEW))
        many, many_mb = importer.take(_package(lab.folder, _MANY))
    for notes, seconds, megabytes, aim in ((_FEW, few, few_mb, None), (_MANY, many, many_mb, _BOUND)):
        yield Figure(what=f"{notes:,} notes", value=seconds, unit="s", note=f"{notes / seconds:,.0f} notes a second")
        yield Figure(what="    memory above the server's own", value=megabytes, unit="MB", aim=aim)


class Importer:
    """Sends packages into one course."""

    def __init__(self, api: Api, server_pid: int) -> None:
        self._api = api
        self._pid = server_pid
        self._course = api.post("/courses", {"name": "Graph theory"}, expected=201)["id"]

    def take(self, package: Path) -> tuple[float, float]:
        """Seconds, and megabytes at the peak above what was held before."""
        body, content_type = _form(course_id=self._course, file=package)
        forget_peak(self._pid)
        before, begun = memory_mb(self._pid), perf_counter()
        self._api.send("/assessments/imports", body, content_type, expected=201)
        return perf_counter() - begun, peak_memory_mb(self._pid) - before


def _package(folder: Path, notes: int) -> Path:
    """An .apkg of so many notes."""
    deck = genanki.Deck(notes, f"A deck of {notes} notes")
    for number in range(notes):
        fields = [f"What does theorem {number} of {notes} say?", f"Theorem {number}: {_SENTENCE * 4}"]
        deck.add_note(genanki.Note(model=genanki.BASIC_MODEL, fields=fields, tags=["theorem"]))
    file = folder / f"{notes}.apkg"
    genanki.Package(deck).write_to_file(file)
    return file


def _form(*, course_id: str, file: Path) -> tuple[bytes, str]:
    """A multipart body, and its content type."""
    boundary = uuid4().hex
    course = f'--{boundary}\r\nContent-Disposition: form-data; name="course_id"\r\n\r\n{course_id}\r\n'
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
    body = course.encode() + head.encode() + file.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
    return body, f"multipart/form-data; boundary={boundary}"
