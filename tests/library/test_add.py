from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import apsw
import pytest
from fakes import naming, on, parsed

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Image, NamedLink, ParsedArticle, Published, RemoteImage, View, ViewKind
from newsreader.library import Library

FULL = ParsedArticle(
    source="/news/fog.html",
    headline="Fog closes the port",
    byline=("Ann Lee", "Bo Ek"),
    published=Published(datetime(2026, 5, 1, 6, 30, tzinfo=UTC), "time", 120, "May 1, 8.30"),
    updated=Published(datetime(2026, 5, 1, tzinfo=UTC), "day", None, "May 1"),
    site="The Tide",
    language="en",
    lede="Ships wait outside.",
    html="<p>Ships wait outside.</p><img src='image:a.png'>",
    text="Ships wait outside.\n\nNobody knows how long.",
    url="https://tide.example/fog",
    tags=("harbour", "Weather"),
    named_links=(NamedLink("Storm ahead"), NamedLink("Ports", "https://tide.example/ports", "list", "more")),
    images=(Image("a.png", b"\x89PNG", "image/png", 3, 4), Image("b.png", b"\x89PNG2", "image/png", 5, 6)),
    warnings=("The date is unsure.",),
    complete=0.93,
    raw=b"<html>fog</html>",
    remote_images=(
        RemoteImage("web-2", "https://tide.example/2.jpg", "The port", 600, 400),
        RemoteImage("web-1", "https://tide.example/1.jpg"),
    ),
)


def test_an_article_comes_back_as_it_was_parsed(library: Library) -> None:
    added = library.add(FULL)
    article = library.article(added.id)
    assert added.outcome == "added"
    assert added.changes.added == {added.id}
    for name in (
        "source headline byline published updated site language lede html text url tags warnings complete content_hash"
        " remote_images"
    ).split():
        assert getattr(article, name) == getattr(FULL, name), name
    assert article.image_names == ("a.png", "b.png")
    assert [(link.headline, link.url, link.kind, link.group, link.state) for link in article.links] == [
        ("Storm ahead", None, "also_read", "related", "awaited"),
        ("Ports", "https://tide.example/ports", "list", "more", "elsewhere"),
    ]
    assert library.raw(added.id) == FULL.raw
    assert library.image(added.id, "b.png") == b"\x89PNG2"
    assert library.image(added.id, "c.png") is None
    assert not article.status.read


def test_adding_the_same_again_changes_nothing(library: Library) -> None:
    first = library.add(FULL)
    again = library.add(FULL)
    assert (again.id, again.outcome) == (first.id, "unchanged")
    assert not again.changes


def test_an_edit_keeps_the_old_version_whole_and_what_the_reader_did(library: Library) -> None:
    number = library.add(FULL).id
    library.mark_read([number], read=True)
    library.bookmark([number], on=True)
    library.set_position(number, 0.5)
    library.tag([number], "mine", on=True)
    library.tag([number], "harbour", on=False)
    before = library.article(number).status
    edit = replace(
        FULL, headline="Fog reopens the port", text="Ships sail.", tags=("harbour", "sea"), images=(), raw=b"2"
    )
    edited = library.add(edit)
    article = library.article(number)
    assert (edited.id, edited.outcome) == (number, "updated")
    assert article.headline == "Fog reopens the port"
    assert article.status == before
    assert set(article.tags) == {"mine", "sea"}
    assert article.image_names == ()
    assert article.revisions == 1
    assert (article.edited_at is not None, article.headline_edited) == (True, True)
    (row,) = library.rows([number])
    assert (row.edited, row.unread) == (True, False)
    (revision,) = library.revisions(number)
    assert (revision.number, revision.headline, revision.byline, revision.text) == (
        1,
        FULL.headline,
        FULL.byline,
        FULL.text,
    )
    assert library.raw(number) == b"2"


def test_every_revision_is_kept_in_order(library: Library) -> None:
    number = library.add(FULL).id
    for text in ("two", "three", "four"):
        library.add(replace(FULL, text=text))
    assert [revision.text for revision in library.revisions(number)] == [FULL.text, "two", "three"]
    assert [revision.number for revision in library.revisions(number)] == [1, 2, 3]
    article = library.article(number)
    assert (article.edited_at, article.headline_edited) == (library.revisions(number)[-1].replaced_at, False)


def test_another_date_alone_makes_no_revision(library: Library) -> None:
    number = library.add(FULL).id
    assert library.add(replace(FULL, published=on(2026, 4, 1))).outcome == "updated"
    assert library.article(number).published == on(2026, 4, 1)
    assert library.revisions(number) == []
    assert library.article(number).edited_at is None
    assert not library.rows([number])[0].edited


def test_a_copy_answers_the_first(library: Library) -> None:
    first = library.add(parsed("Fog", "Thick.", source="/a/1.txt"))
    copy = library.add(parsed("Fog", "Thick.", source="/b/2.txt"))
    assert (copy.id, copy.outcome) == (first.id, "copy")
    assert len(library.ids(View())) == 1


def test_an_article_of_the_recycle_bin_added_again_is_back(library: Library) -> None:
    number = library.add(FULL).id
    library.delete([number])
    again = library.add(FULL)
    assert again.outcome == "updated"
    assert again.changes.added == {number}
    assert list(library.ids(View())) == [number]
    assert again.changes.undo is not None
    library.undo(again.changes.undo)
    assert list(library.ids(View(ViewKind.BIN))) == [number]


def test_an_edited_article_is_found_by_its_new_words_only(library: Library) -> None:
    number = library.add(parsed("Fog", "Thick as wool.", source="/a/1.txt")).id
    library.add(parsed("Fog", "Thin as silk.", source="/a/1.txt"))
    assert list(library.search(View(search="silk")).ids) == [number]
    assert list(library.search(View(search="wool")).ids) == []


def test_half_characters_and_zeros_do_no_harm(library: Library) -> None:
    number = library.add(ParsedArticle("/x/\udcff.txt", "Half \ud800 head", text="a\0b \udfff", tags=("t\ud800",))).id
    article = library.article(number)
    assert article.headline == "Half \ufffd head"
    assert article.text == "a\0b \ufffd"
    assert library.add(parsed("Other", "Text.", source="/x/\udcfe.txt")).outcome == "added"


def test_a_long_lede_is_cut_at_a_word_for_the_list(library: Library) -> None:
    number = library.add(parsed("Long", "word " * 200)).id
    (row,) = library.rows([number])
    assert 150 < len(row.excerpt) <= 201
    assert row.excerpt.endswith("word…")


def test_an_unknown_article_is_said(library: Library) -> None:
    for ask in (library.article, library.raw):
        with pytest.raises(NewsreaderError, match="no article 99"):
            ask(99)
    assert library.image(99, "a") is None
    assert library.revisions(99) == []


def test_a_failed_add_leaves_nothing_and_spares_the_rest_of_its_transaction(library: Library) -> None:
    broken = replace(naming("Broken", "Named"), complete=object())
    with library.transaction():
        library.add(parsed("Before"))
        with pytest.raises(TypeError):
            library.add(broken)
        library.add(parsed("After"))
    assert [row.headline for row in library.rows(library.ids(View(), "oldest"))] == ["Before", "After"]
    assert library.counts().awaited == 0


def test_a_failed_transaction_leaves_nothing(library: Library) -> None:
    broken = replace(parsed("Broken"), complete=object())
    with pytest.raises(TypeError):  # noqa: PT012, SIM117  the transaction as a whole is what fails
        with library.transaction():
            library.add(parsed("Before"))
            library.add(broken)
    assert library.counts().all == 0


def test_dates_are_columns_of_seconds(library: Library) -> None:
    library.add(FULL)
    file = apsw.Connection(str(library.path))
    (row,) = file.execute("SELECT published_at, published_precision, published_offset, published_raw FROM articles")
    file.close()
    assert row == (int(FULL.published.moment.timestamp()), "time", 120, "May 1, 8.30")
