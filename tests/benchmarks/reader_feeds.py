"""The same refresh by the library `reader` (PyPI), for whoever has it installed.

usage: reader_feeds.py ADD FILE ADDRESS... | reader_feeds.py UPDATE FILE
"""

from __future__ import annotations

import sys

from reader import make_reader

WORKERS = 2

if __name__ == "__main__":
    what, file, *addresses = sys.argv[1:]
    reader = make_reader(file)
    if what == "ADD":
        for address in addresses:
            reader.add_feed(address)
    else:
        reader.update_feeds(workers=WORKERS)
        print(f"{reader.get_entry_counts().total} articles")
    reader.close()
