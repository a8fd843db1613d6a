"""Looking through articles that is killed at any of its steps forgets none, and ends where it would have ended."""

import os
import subprocess
import sys

import pytest
from news_fakes import flood, noise

from newsreader.application.catching_up import catch_up
from newsreader.article.model import View
from newsreader.library import Library
from newsreader.library.check import check
from newsreader.related.index import Index
from newsreader.related.panel import related_to

KILLED = 9
CODE = """
import os, sys
from pathlib import Path
import apsw
from newsreader.application.catching_up import catch_up
from newsreader.library import Library
from newsreader.library.signatures import Signatures
from newsreader.library.stories import Stories
from newsreader.related.index import Index

step, last = 0, int(sys.argv[2])

def counted(call):
    def counting(*arguments, **options):
        global step
        if step == last:
            os._exit(9)
        step += 1
        answer = call(*arguments, **options)
        if step == last:
            os._exit(9)
        step += 1
        return answer
    return counting

library = Library.open(Path(sys.argv[1]))
for owner, name in ((Signatures, "keep"), (Signatures, "next_texts"), (Stories, "place")):
    setattr(owner, name, counted(getattr(owner, name)))
catch_up(library, Index(library, None), portion=4)
"""


def articles():
    return [*(flood(number, number) for number in range(6)), *map(noise, range(9))]


def panels(library):
    index = Index(library, None)
    catch_up(library, index, portion=4)
    return [related_to(library, index, each).ranked for each in sorted(library.ids(View()))]


@pytest.mark.parametrize("last", range(0, 24, 3))
def test_what_was_killed_is_caught_up_with(tmp_path, last):
    whole = Library.open(tmp_path / "whole.db")
    whole.add_all(articles())
    library = Library.open(tmp_path / "library.db")
    ids = [each.id for each in library.add_all(articles())]
    library.close()
    code = subprocess.run(
        [sys.executable, "-c", CODE, str(library.path), str(last)], env=os.environ, check=False
    ).returncode
    assert code in (0, KILLED)
    assert check(library.path).findings == ()
    library = Library.open(library.path)
    signed = {article_id for _, article_id, _ in library.signatures.of_articles(ids)}
    assert len(signed) + library.signatures.waiting() == len(ids)
    assert panels(library) == panels(whole)
    stories = [{*each.articles} for each in library.stories.all(9)]
    assert stories == [{*each.articles} for each in whole.stories.all(9)]
    library.close()
    whole.close()
