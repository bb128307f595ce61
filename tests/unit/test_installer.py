"""uv installs from where pip would."""

import os
import runpy
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "requirements" / "uv.py"


def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, **variables: str) -> dict[str, str]:
    """What uv is told when pip's only configuration is `text` and these variables."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    (tmp_path / "pip.conf").write_text(text)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found: dict[str, str] = runpy.run_path(str(PROGRAM))["pip_settings"]()
    return found


def test_a_mirror_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = "[global]\nindex-url = https://mirror.example/simple\n"
    assert settings(monkeypatch, tmp_path, text)["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"


def test_the_environment_has_the_last_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = "[global]\nindex-url = https://mirror.example/simple\n[install]\nindex-url = https://other.example/simple\n"
    assert settings(monkeypatch, tmp_path, text)["UV_DEFAULT_INDEX"] == "https://other.example/simple"
    found = settings(monkeypatch, tmp_path, text, PIP_INDEX_URL="https://mine.example/simple")
    assert found["UV_DEFAULT_INDEX"] == "https://mine.example/simple"


def test_several_values_are_written_as_uv_reads_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (
        "[global]\nextra-index-url =\n  https://a.example/simple\n  https://b.example/simple\nfind-links = /one /two\n"
    )
    found = settings(monkeypatch, tmp_path, text)
    assert found["UV_INDEX"] == "https://a.example/simple https://b.example/simple"
    assert found["UV_FIND_LINKS"] == "/one,/two"
