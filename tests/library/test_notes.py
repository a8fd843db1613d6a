from __future__ import annotations

import pytest
from fakes import parsed

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View
from newsreader.library import Library


@pytest.fixture
def noted(library: Library) -> Library:
    library.add_all([parsed("Fog", "The port closes."), parsed("Storm", "Ferries wait.")])
    return library


def found(library: Library, question: str) -> list[int]:
    return list(library.ids(View(search=question)))


def test_a_note_is_searched_like_the_article(noted: Library) -> None:
    changes = noted.add_note(1, "  Ask Karin about the lighthouse ")
    assert changes.kinds == {"notes"}
    assert [note.body for note in noted.notes(1)] == ["Ask Karin about the lighthouse"]
    for question in ("lighthouse", "has:note", '"about the lighthouse"', "lightho", "port karin"):
        assert found(noted, question) == [1], question
    assert found(noted, "-has:note") == [2]


def test_a_note_is_changed_taken_away_and_taken_back(noted: Library) -> None:
    noted.add_note(1, "lighthouse")
    number = noted.notes(1)[0].id
    changed = noted.change_note(number, "harbour master")
    assert found(noted, "lighthouse") == []
    assert found(noted, "harbour master ") == [1]
    redo = noted.undo(changed.undo)
    assert found(noted, "lighthouse") == [1]
    noted.undo(redo.undo)
    gone = noted.change_note(number, " ")
    assert noted.notes(1) == []
    assert found(noted, "has:note") == []
    noted.undo(gone.undo)
    assert [note.body for note in noted.notes(1)] == ["harbour master"]


def test_a_note_survives_an_edit_of_its_article(noted: Library) -> None:
    from dataclasses import replace

    noted.add_note(1, "lighthouse")
    noted.add(replace(parsed("Fog", "The port opens."), source=noted.article(1).source))
    assert found(noted, "lighthouse opens ") == [1]


def test_what_cannot_be_noted_is_refused(noted: Library) -> None:
    for article_id, body in ((1, "  "), (9, "words")):
        with pytest.raises(NewsreaderError):
            noted.add_note(article_id, body)
    with pytest.raises(NewsreaderError):
        noted.change_note(5, "words")
