import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_imports_point_downwards():
    lint = Path(sys.executable).parent / "lint-imports"
    if not lint.exists():
        pytest.skip("import-linter is not installed")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("name", ["urllib.request", "http.client", "QNetworkAccessManager", "QTcpSocket"])
def test_only_sources_could_open_a_connection(name):
    """What import-linter cannot tell apart within one package."""
    files = [path for path in (ROOT / "newsreader").rglob("*.py") if "sources" not in path.relative_to(ROOT).parts]
    assert files
    assert [path for path in files if name in path.read_text(encoding="utf-8")] == []


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="None is immortal from Python 3.12 on")
def test_this_qt_does_not_lose_references_to_none():
    from PySide6.QtCore import QTimer

    timer = QTimer()
    before = sys.getrefcount(None)
    for number in range(20_000):
        timer.setInterval(number)
    assert abs(sys.getrefcount(None) - before) < 100
