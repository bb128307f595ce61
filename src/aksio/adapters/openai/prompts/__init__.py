"""Prompts, one file each. The first line holds the version: change it with every change of the text."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """`$delimiter` in the text stands for the line that fences the material in."""

    version: int
    text: str

    def fenced_by(self, delimiter: str) -> str:
        """The instructions for material between two lines of `delimiter`."""
        return Template(self.text).substitute(delimiter=delimiter)


@cache
def prompt(name: str) -> Prompt:
    """The prompt in the file `name`.md."""
    first, _, text = files(__package__).joinpath(f"{name}.md").read_text(encoding="utf-8").partition("\n")
    return Prompt(version=int(first.removeprefix("version:")), text=text.strip())
