"""`python -m quality [names]`: measure whether it helps, and print tables."""

from importlib import import_module

import click

MEASUREMENTS = ("planning",)


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(MEASUREMENTS))
def main(names: tuple[str, ...]) -> None:
    """Measure all, or what is named."""
    for name in names or MEASUREMENTS:
        import_module(f"quality.{name}").main([], standalone_mode=False)


if __name__ == "__main__":
    main()
