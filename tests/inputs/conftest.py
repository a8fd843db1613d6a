"""A library that is given bad files, each with a good one behind it, and what the command line says of them."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import apsw
import pytest
from fakes import write_article

from newsreader import sources
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Article
from newsreader.library import Library
from newsreader.main import main

# A minute on a busy machine is long, and yet an end.
PATIENCE = 60


@dataclass
class Answer:
    """What a command said."""

    code: int
    rows: list[dict[str, object]]
    errors: str

    @property
    def row(self) -> dict[str, object]:
        """The only row."""
        [row] = self.rows
        return row


@dataclass
class Desk:
    """A folder with a library beside it; `run` is the command line on that library."""

    folder: Path
    library: Path
    run: Callable[..., Answer]
    neighbour: Path
    _adds: int = field(default=0)

    def write(self, name: str, content: bytes | str) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def add(self, *given: Path | str) -> list[dict[str, object]]:
        """Add these and a good file behind them; the rows of these alone, when the library has been found sound."""
        answer = self.run("add", "--json", *given, self.neighbour)
        assert "Traceback" not in answer.errors
        *rows, last = answer.rows
        assert last["outcome"] == ("unchanged" if self._adds else "added"), "the rest of the batch goes on"
        self._adds += 1
        failed = [row for row in rows if row["outcome"] == "failed"]
        assert answer.code == bool(failed)
        assert all(str(row["error"]) in answer.errors and row["id"] is None for row in failed)
        self.check()
        return rows

    def keep(self, name: str, content: bytes | str) -> Article:
        """Write a file, add it, and see that its bytes were kept as they are."""
        path = self.write(name, content)
        [row] = self.add(path)
        assert row["outcome"] == "added", row["error"]
        library = Library.open(self.library, read_only=True)
        assert library.raw(row["id"]) == path.read_bytes()
        article = library.article(row["id"])
        library.close()
        return article

    def refuse(self, path: Path | str, name: str | None = None) -> str:
        """Add a file that cannot be: nothing of it is kept, and its message has its three parts and its name."""
        [row] = self.add(path)
        assert row["outcome"] == "failed"
        with pytest.raises(NewsreaderError) as raised:
            sources.read(str(path))
        error = raised.value
        assert (name or Path(path).name) in error.what
        assert str(error) == f"{error.what} {error.kept} {error.do}" == row["error"]
        assert error.kept
        assert error.do
        assert [found["headline"] for found in self.run("list", "--json").rows] == ["A good neighbour"]
        return str(error)

    def finds(self, words: str) -> list[object]:
        """The headlines that a search finds."""
        return [row["headline"] for row in self.run("search", "--json", words).rows]

    def check(self) -> None:
        """The library is sound, its indexes too, and no row points to nothing."""
        connection = apsw.Connection(str(self.library))
        assert connection.pragma("integrity_check") == "ok"
        assert not list(connection.execute("PRAGMA foreign_key_check"))
        for index in ("words", "title_index", "headline_index"):
            connection.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")  # noqa: S608
        connection.close()


@pytest.fixture
def desk(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Desk:
    library = tmp_path / "library.db"

    def run(*words: object) -> Answer:
        capfd.readouterr()
        code = main(["--library", str(library), *map(str, words)])
        captured = capfd.readouterr()
        return Answer(code, [json.loads(line) for line in captured.out.split("\n") if line], captured.err)

    neighbour = write_article(tmp_path / "beside", "A good neighbour")
    (tmp_path / "news").mkdir()
    return Desk(tmp_path / "news", library, run, neighbour)


@pytest.fixture
def patient_desk(desk: Desk) -> Desk:
    """A desk whose commands run in processes of their own, for input that a mistake would read for ever."""

    def run(*words: object) -> Answer:
        command = [sys.executable, "-m", "newsreader", "--library", str(desk.library), *map(str, words)]
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        rows = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
        return Answer(done.returncode, rows, done.stderr.decode())

    desk.run = run
    return desk
