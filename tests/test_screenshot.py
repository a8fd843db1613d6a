"""The picture in README.md shows the window as it is."""

import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "resources" / "data" / "screenshot.png"
COARSE = QSize(80, 50)
# Fonts for other scripts and the words for "yesterday" may differ; a pane, a colour or a layout may not.
MOST_DIFFERENCE = 4.0


def grey(file: Path) -> bytes:
    picture = QImage(str(file))
    assert picture.size() == QSize(1280, 800)
    small = picture.scaled(
        COARSE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(small.constScanLine(line))[: COARSE.width()] for line in range(COARSE.height()))


def difference(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_the_readme_shows_the_picture():
    named = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert named == [str(PICTURE.relative_to(ROOT))]


def test_the_picture_is_fresh(tmp_path, qapp):
    drawn = tmp_path / "window.png"
    command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path / "empty.db"), "snapshot", str(drawn), "7"]
    subprocess.run(command, check=True, cwd=ROOT, timeout=120)
    assert difference(grey(PICTURE), grey(drawn)) < MOST_DIFFERENCE, "Draw it anew: .ci/screenshot"


def test_another_theme_would_be_noticed(tmp_path, qapp):
    drawn = tmp_path / "dark.png"
    command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path / "empty.db"), "snapshot", str(drawn)]
    subprocess.run([*command, "--theme", "dark"], check=True, cwd=ROOT, timeout=120)
    assert difference(grey(PICTURE), grey(drawn)) > 10 * MOST_DIFFERENCE
