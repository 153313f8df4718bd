"""The command line."""

import click


@click.group()
def main() -> None:
    """Read prison inspection action plans into a knowledge graph."""
