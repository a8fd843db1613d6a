import os
import subprocess
import sys

import pytest
from fakes import write_article


@pytest.mark.skipif(os.name == "nt", reason="pipes of Unix")
@pytest.mark.parametrize("json", [[], ["--json"]])
def test_a_reader_that_goes_away_is_no_reason_for_words(tmp_path, json):
    for number in range(60):
        write_article(tmp_path / "news", f"Story number {number:02}", "A paragraph. " * 300)
    command = [sys.executable, "-m", "newsreader", "read", *json, str(tmp_path / "news")]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout.readline()
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == 1
    run.stderr.close()
