"""A restore that is killed at any of its steps leaves a library: the old one or the restored one, whole."""

import os
import subprocess
import sys

import pytest
from fakes import parsed

from newsreader.application import backups
from newsreader.article.model import View
from newsreader.library import Library
from newsreader.library.check import check

NOW = 1_781_006_400
KILLED = 9
CODE = """
import os, sys
from pathlib import Path
from newsreader.application import restoring, backups
from newsreader.library import Library

library, backup, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
step = 0

def counted(call):
    def counting(*arguments, **options):
        global step
        if step == last:
            os._exit(9)
        step += 1
        return call(*arguments, **options)
    return counting

opened = Library.open(library)
for place, name in ((os, "link"), (os, "fsync"), (os, "utime"), (Path, "replace"), (Path, "unlink")):
    setattr(place, name, counted(getattr(place, name)))
restoring.restore(opened, backup, 1_781_006_400)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open have another life there")
def test_a_restore_killed_at_any_step_leaves_a_whole_library(tmp_path):
    ended = False
    for last in range(40):
        folder = tmp_path / str(last)
        library = Library.open(folder / "library.db")
        library.add(parsed("Fog"))
        backup = backups.back_up(library, folder / "backup.db", NOW)
        library.add(parsed("Sun"))
        library.close()
        arguments = [sys.executable, "-c", CODE, library.path, backup, str(last)]
        code = subprocess.run(arguments, env=os.environ, check=False).returncode
        assert code in (0, KILLED)
        assert library.path.exists()
        assert check(library.path).findings == ()
        reopened = Library.open(library.path)
        assert len(reopened.ids(View())) in ((1,) if code == 0 else (1, 2))
        reopened.close()
        if code == 0:
            ended = True
            break
    assert ended
    assert last > 8
