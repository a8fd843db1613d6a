"""Looking through the articles that wait."""

from __future__ import annotations

import gc

import pytest
from news_fakes import flood

from newsreader.application.catching_up import catch_up
from newsreader.article.model import Changes
from newsreader.library import Library
from newsreader.related import signing
from newsreader.related.index import Index


@pytest.fixture
def library(tmp_path):
    library = Library.open(tmp_path / "library.db")
    library.add_all([flood(number, number) for number in range(4)])
    yield library
    library.close()


def test_python_looks_for_garbage_between_portions_alone(library, monkeypatch):
    looked, sign = [], signing.sign_portion

    def signing_portion(*what):
        looked.append(gc.isenabled())
        return sign(*what)

    monkeypatch.setattr(signing, "sign_portion", signing_portion)
    catch_up(library, Index(library, None), stop=lambda: looked.append(gc.isenabled()), portion=3)
    assert looked[:4] == [True, False, True, False]
    assert gc.isenabled()


def test_python_looks_for_garbage_again_after_a_fault(library, monkeypatch):
    def failing(*_what):
        raise RuntimeError

    monkeypatch.setattr(signing, "sign_portion", failing)
    with pytest.raises(RuntimeError):
        catch_up(library, Index(library, None))
    assert gc.isenabled()


def test_who_had_python_look_for_no_garbage_finds_it_so(library, monkeypatch):
    monkeypatch.setattr(signing, "sign_portion", lambda *_what: (0, Changes()))
    gc.disable()
    try:
        catch_up(library, Index(library, None))
        assert not gc.isenabled()
    finally:
        gc.enable()
