# ruff: noqa: INP001
"""Makes the static fonts in this folder from the variable web fonts of two npm packages; README.md says how.

The web fonts come in subsets (Latin, Latin extended, ...). Each subset is pinned to one weight and optical
size, the subsets are merged, and glyphs that came along in several of them are folded into one; of the kerning, each
pair is kept once. Pairs whose letters never meet in one subset (T and ě) have no kerning: the web fonts lost it.
"""

from __future__ import annotations

import copy
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.ttLib.tables import otBase, otTables
from fontTools.varLib.instancer import instantiateVariableFont

SUBSETS = ("latin", "latin-ext", "vietnamese", "cyrillic", "greek")
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
BOLD, REGULAR, ITALIC, TYPO_METRICS = 1 << 5, 1 << 6, 1 << 0, 1 << 7  # bits of OS/2 fsSelection

LAYOUT_OBJECTS = (otBase.BaseTable, otBase.ValueRecord)


@dataclass(frozen=True)
class Face:
    """One static font: its family, the package it is made of, its optical size (points), weight and slope."""

    family: str
    package: str
    size: int
    weight: int
    italic: bool = False

    @property
    def style(self) -> str:
        """The style's name, such as "SemiBold" or "Bold Italic"."""
        upright = WEIGHTS[self.weight]
        if not self.italic:
            return upright
        return "Italic" if upright == "Regular" else f"{upright} Italic"

    @property
    def file_name(self) -> str:
        """The name of its file, which is its PostScript name too."""
        return f"{self.family.replace(' ', '')}-{self.style.replace(' ', '')}.ttf"


FACES = (
    Face("Newsreader Text", "newsreader", 16, 400),
    Face("Newsreader Text", "newsreader", 16, 400, italic=True),
    Face("Newsreader Text", "newsreader", 16, 600),
    Face("Newsreader Text", "newsreader", 16, 700),
    Face("Newsreader Text", "newsreader", 16, 700, italic=True),
    Face("Newsreader Display", "newsreader", 48, 600),
    Face("Inter", "inter", 14, 400),
    Face("Inter", "inter", 14, 400, italic=True),
    Face("Inter", "inter", 14, 500),
    Face("Inter", "inter", 14, 600),
    Face("Inter", "inter", 14, 700),
)


def build(face: Face, packages: Path, target: Path) -> Path:
    """Writes one face into `target` and answers its path; `packages` is a node_modules/@fontsource-variable."""
    with tempfile.TemporaryDirectory() as folder:
        parts = pinned_subsets(face, packages, Path(folder))
        created = TTFont(parts[0])["head"].created
        Merger().merge([str(part) for part in parts]).save(parts[0])
        font = TTFont(parts[0], recalcTimestamp=False, lazy=False)
    font.ensureDecompiled()
    fold_duplicates(font)
    describe(font, face)
    font["head"].created = font["head"].modified = created
    font.save(target / face.file_name)
    return target / face.file_name


def pinned_subsets(face: Face, packages: Path, folder: Path) -> list[Path]:
    """The face's subsets as static fonts in `folder`; each keeps the kerning that earlier ones do not have."""
    slope = "italic" if face.italic else "normal"
    parts = []
    seen: set[str] = set()
    for subset in SUBSETS:
        woff = packages / face.package / "files" / f"{face.package}-{subset}-standard-{slope}.woff2"
        if not woff.exists():  # Newsreader has neither Cyrillic nor Greek
            continue
        font = instantiateVariableFont(TTFont(woff), {"wght": face.weight, "opsz": face.size})
        font.flavor = None
        keep_new_pairs(font, seen)
        seen.update(font.getGlyphOrder())
        parts.append(folder / f"{subset}.ttf")
        font.save(parts[-1])
    return parts


def keep_new_pairs(font: TTFont, old: set[str]) -> None:
    """Takes pairs of two `old` glyphs out of the kerning: once merged, they would count twice."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        if isinstance(tables[0], otTables.PairPos):
            lookup.SubTable = [part for table in tables for part in split_pairs(table, old)]
            lookup.LookupType, lookup.SubTableCount = 2, len(lookup.SubTable)


def split_pairs(table: Any, old: set[str]) -> list[Any]:
    """One kerning table as two: new glyphs with all that follow, and old glyphs with the new ones that follow."""
    new_first, old_first = copy.deepcopy(table), copy.deepcopy(table)
    only_firsts(new_first, lambda glyph: glyph not in old)
    only_firsts(old_first, lambda glyph: glyph in old)
    if table.Format == 1:
        for pairs in old_first.PairSet:
            pairs.PairValueRecord = [record for record in pairs.PairValueRecord if record.SecondGlyph not in old]
            pairs.PairValueCount = len(pairs.PairValueRecord)
    else:
        seconds = old_first.ClassDef2.classDefs
        old_first.ClassDef2.classDefs = {glyph: group for glyph, group in seconds.items() if glyph not in old}
    return [part for part in (new_first, old_first) if part.Coverage.glyphs]


def only_firsts(table: Any, wanted: Callable[[str], bool]) -> None:
    """Keeps the rows of a kerning table whose first glyph is wanted."""
    glyphs = table.Coverage.glyphs
    if table.Format == 1:
        table.PairSet = [pairs for glyph, pairs in zip(glyphs, table.PairSet, strict=True) if wanted(glyph)]
        table.PairSetCount = len(table.PairSet)
    table.Coverage.glyphs = [glyph for glyph in glyphs if wanted(glyph)]


def fold_duplicates(font: TTFont) -> None:
    """Makes one glyph of those that several subsets brought along (the merger numbers them: `A`, `A.1`, `A.2`)."""
    order = font.getGlyphOrder()
    glyf = font["glyf"]
    numbers = {f".{number}" for number in range(1, len(SUBSETS))}
    twins = {name: name[:-2] for name in order if name[-2:] in numbers and name[:-2] in glyf.glyphs}
    twins = {name: first for name, first in twins.items() if same_glyph(font, name, first)}
    for tag in ("GDEF", "GSUB", "GPOS"):
        font[tag].table = renamed(font[tag].table, twins)
    for table in font["cmap"].tables:
        table.cmap = renamed(table.cmap, twins)
    for glyph in glyf.glyphs.values():
        for component in getattr(glyph, "components", ()):
            component.glyphName = twins.get(component.glyphName, component.glyphName)
    for name in twins:
        del glyf.glyphs[name], font["hmtx"].metrics[name]
    kept = [name for name in order if name not in twins]
    font.setGlyphOrder(kept)
    glyf.glyphOrder = kept
    reorderGlyphs(font, kept)


def same_glyph(font: TTFont, one: str, other: str) -> bool:
    """Whether two glyphs have the same advance and the same points."""
    glyf, advances = font["glyf"], font["hmtx"]
    points = [tuple(glyf[name].getCoordinates(glyf)[0]) for name in (one, other)]
    return advances[one] == advances[other] and points[0] == points[1]


def renamed(thing: Any, names: dict[str, str]) -> Any:
    """A table with its glyph names replaced, in place where it is an object; its other strings are no glyph names."""
    if isinstance(thing, str):
        return names.get(thing, thing)
    if isinstance(thing, dict):
        return {renamed(key, names): renamed(value, names) for key, value in thing.items()}
    if isinstance(thing, list):
        return [renamed(item, names) for item in thing]
    if isinstance(thing, LAYOUT_OBJECTS):
        vars(thing).update({key: renamed(value, names) for key, value in vars(thing).items()})
    return thing


def describe(font: TTFont, face: Face) -> None:
    """Gives the font its family and style in every form that systems ask for."""
    bold, weight = face.weight == 700, WEIGHTS[face.weight]
    group = face.family if weight in {"Regular", "Bold"} else f"{face.family} {weight}"
    plain = " ".join(part for part in ("Bold" if bold else "", "Italic" if face.italic else "") if part) or "Regular"
    full = f"{face.family} {face.style}"
    names = {1: group, 2: plain, 3: f"{full}; static", 4: full, 6: Path(face.file_name).stem}
    names |= {16: face.family, 17: face.style} if group != face.family else {}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 5, 8, 9, 11, 13, 14}]
    for name_id, value in names.items():
        table.setName(value, name_id, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.usWeightClass = face.weight
    os2.fsSelection = TYPO_METRICS | (BOLD if bold else 0) | (ITALIC if face.italic else 0)
    os2.fsSelection |= 0 if bold or face.italic else REGULAR
    font["head"].macStyle = (1 if bold else 0) | (2 if face.italic else 0)
    font["post"].formatType = 3.0  # names of glyphs are of use to editors alone
    if "STAT" in font:
        del font["STAT"]


def main() -> None:
    """Builds every face: `python build_fonts.py NODE_MODULES`."""
    packages = Path(sys.argv[1]) / "@fontsource-variable"
    for face in FACES:
        path = build(face, packages, Path(__file__).parent)
        print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
