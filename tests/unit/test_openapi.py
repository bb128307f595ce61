"""The API's description that is checked in is the one that the code serves."""

import json
from pathlib import Path

from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.http.app import create_app
from aksio.entrypoints.http.openapi import document

CHECKED_IN = Path(__file__).parents[2] / "openapi.json"


def test_the_description_that_is_checked_in_is_current() -> None:
    served = json.loads(json.dumps(document(create_app(Settings()))))
    assert json.loads(CHECKED_IN.read_text(encoding="utf-8")) == served, "run `make openapi` and commit openapi.json"


def test_every_operation_has_a_name_and_a_summary_of_its_own() -> None:
    operations = [each for item in document(create_app(Settings()))["paths"].values() for each in item.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation.get("summary") for operation in operations)
