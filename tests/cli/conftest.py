import json
from dataclasses import dataclass

import pytest

from newsreader.main import main


@dataclass
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def rows(self):
        """The objects of its JSON Lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]


@pytest.fixture
def run(tmp_path, capfd):
    """Runs a command on a library of this test."""

    def run(*words, library="library.db"):
        capfd.readouterr()
        code = main(["--library", str(tmp_path / library), *map(str, words)])
        captured = capfd.readouterr()
        return Answer(code, captured.out, captured.err)

    return run
