from __future__ import annotations

import json

from fakes import parsed
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library.identity import identity_of
from newsreader.library.prepared import article_values


@given(st.lists(st.text()).map(tuple))
def test_names_are_kept_as_json(names: tuple[str, ...]) -> None:
    article = parsed("Fog", byline=names)
    assert json.dumps(names, ensure_ascii=False) in article_values(article, identity_of(article))
