"""Answers for programs: one JSON value on standard output."""

import json

import click


def print_json(value: object) -> None:
    """Plain values only; dates as text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
