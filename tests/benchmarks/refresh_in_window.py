"""Starts the program with `refreshes` in place of its own timing.

usage: refresh_in_window.py memory|gaps LIBRARY ADDRESS...

It is apart because the processes that read feeds bring in what the program was started by, which must stay as small as
it is without a benchmark.
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    import refreshes

    from newsreader.main import main

    os.environ["NEWSREADER_BENCHMARK"] = sys.argv[1]
    sys.modules["newsreader.ui.self_timing"] = refreshes
    sys.exit(main(["--library", sys.argv[2]]))
