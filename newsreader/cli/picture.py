"""`snapshot`: the real window, drawn off screen into a file by the window's own code."""

from __future__ import annotations

import re
from pathlib import Path

import click

from newsreader.application.snapshot import SnapshotOptions

LARGEST = 16_384


class Size(click.ParamType[tuple[int, int]]):
    """A size like 1280x800."""

    name = "WxH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """The width and height that a text means."""
        if isinstance(value, tuple):
            return value
        match = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", str(value))
        if not match or not all(1 <= int(side) <= LARGEST for side in match.groups()):
            self.fail(f"{value!r} is not a size like 1280x800.", param, ctx)
        return int(match[1]), int(match[2])


@click.command()
@click.argument("file", metavar="FILE.png")
@click.argument("article", metavar="[ID]", required=False, type=click.IntRange(1, 2**63 - 1))
@click.option(
    "--theme", type=click.Choice(["light", "sepia", "dark"]), default="light", show_default=True, help="Its colours."
)
@click.option("--size", type=Size(), default="1280x800", show_default=True, help="Of the window.")
@click.option("--scale", type=click.FloatRange(0.5, 4), default=1.0, show_default=True, help="Device pixels per pixel.")
@click.option("--query", default="", help="What the search field holds.")
@click.pass_context
def snapshot(context: click.Context, /, file: str, article: int | None, **look: object) -> int:
    """Draw the window into FILE.png, without a screen."""
    if Path(file).suffix.lower() != ".png":
        raise click.BadParameter("The picture is a PNG file: give it a name that ends in .png.")
    options = SnapshotOptions(context.meta["library"], Path(file), article, **look)  # type: ignore[arg-type]
    answer: int = context.obj(options)
    return answer
