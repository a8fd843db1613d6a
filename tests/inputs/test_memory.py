"""A book in one file is added whole, and the memory for it stays in bounds."""

import os
import subprocess
import sys

import pytest

SIZE = 16_000_000
# The file, its text and its HTML, and what the search index needs for as long as it takes in a text.
MOST_TIMES_ITS_SIZE = 7
PEAK = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
COMMAND = f"import sys; from newsreader.main import main; main(sys.argv[1:]); {PEAK}"
LETTERS = {"ascii": "etaoinshrdlu", "utf-8": "etéaoïnshröü", "cyrillic": "оеаинтсрвлкм"}


def peak(*arguments: object) -> int:
    """The most bytes of memory that a command had at once."""
    command = [sys.executable, "-c", COMMAND, *map(str, arguments)]
    # Large blocks come from the system and go back to it at once: what is measured is ours and not the allocator's.
    environment = os.environ | {"MALLOC_MMAP_THRESHOLD_": "131072"}
    done = subprocess.run(command, capture_output=True, timeout=120, check=True, text=True, env=environment)
    return int(done.stdout.split()[-1]) * 1024


def book(letters: str) -> bytes:
    """A text of many words, none of them rarer than in a language."""
    words = [a + b + c + d for a in letters for b in letters for c in letters for d in letters]
    text = "".join(" ".join(words[start::7]) + ".\n\n" for start in range(7))
    return f"A long story\n\n{text}".encode() * (SIZE // len(text.encode()))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process in this way")
@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
def test_a_book_is_added_within_a_few_times_its_size(tmp_path, letters):
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_bytes(b"A short story\n\nIt ends here.")
    large.write_bytes(book(letters))
    ordinary = peak("--library", tmp_path / "small.db", "add", small)
    rise = peak("--library", tmp_path / "large.db", "add", large) - ordinary
    assert large.stat().st_size < rise < MOST_TIMES_ITS_SIZE * large.stat().st_size
