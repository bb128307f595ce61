"""The formats that decks are written in, by the name that people ask for."""

from collections.abc import Mapping

from aksio.adapters.interchange.anki.writer import AnkiDeckWriter
from aksio.adapters.interchange.csv_writer import CsvDeckWriter
from aksio.adapters.interchange.json_cards import JsonDeckWriter
from aksio.application.assessments.interchange.interchange_ports import DeckWriter

DECK_WRITERS: Mapping[str, DeckWriter] = {"apkg": AnkiDeckWriter(), "csv": CsvDeckWriter(), "json": JsonDeckWriter()}
