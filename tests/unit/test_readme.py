"""What the README says of the settings is what the code reads."""

from pathlib import Path

from aksio.entrypoints.composition.settings_table import settings_table

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_lists_every_setting_as_it_is() -> None:
    assert settings_table() in README.read_text(encoding="utf-8"), "put the output of `aksio settings` into the README"
