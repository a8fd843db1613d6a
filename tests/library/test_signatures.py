from __future__ import annotations

from array import array
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fakes import on, parsed
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.model import Published
from newsreader.library import Library
from newsreader.library.dates import moment
from newsreader.library.signatures import TEXT

DAY = 86_400


def catch_up(library: Library, limit: int = 100) -> list[int]:
    """Signs what waits, and answers the positions."""
    with library.transaction():
        texts = library.signatures.next_texts(limit)
        return library.signatures.keep([(each.article_id, each.headline.encode()) for each in texts], {})


def test_a_new_article_waits_with_what_its_signature_is_made_from(library: Library) -> None:
    seconds = 20_000 * DAY + DAY // 2
    published = Published(moment(seconds))
    library.add(parsed("Storm", "It blew.", published=published, site="The Coast", language="en"))
    assert library.signatures.waiting() == 1
    assert library.signatures.next_texts(5) == [(1, "Storm", "It blew.", "en", "The Coast", 20_000.5, seconds)]


@pytest.mark.parametrize(
    ("published", "day"),
    [(None, None), (on(2026, 3, 4), 20_516.0), (Published(moment(DAY * 20_513), "month"), None)],
    ids=["undated", "day", "month"],
)
def test_only_a_known_day_is_told(library: Library, published: Published | None, day: float | None) -> None:
    library.add(parsed(published=published))
    assert library.signatures.next_texts(1)[0].day == day


def test_of_a_long_text_the_beginning_is_told(library: Library) -> None:
    library.add(parsed("Long", "word " * TEXT))
    assert library.signatures.next_texts(1)[0].text == ("word " * TEXT)[:TEXT]
    assert library.signatures.texts([1]) == [(1, "Long", ("word " * TEXT)[:TEXT])]


def test_what_is_signed_waits_no_longer_and_is_found_by_position_and_by_article(library: Library) -> None:
    for number in range(1, 4):
        library.add(parsed(f"Article {number}"))
    assert catch_up(library, limit=2) == [1, 2]
    assert [each.article_id for each in library.signatures.next_texts(5)] == [3]
    assert catch_up(library) == [3]
    assert library.signatures.waiting() == 0
    assert library.signatures.rows([3, 1, 1, 7]) == [(1, 1, b"Article 1"), (3, 3, b"Article 3")]
    assert library.signatures.of_articles([2, 9]) == [(2, 2, b"Article 2")]
    assert library.signatures.span(2, 3, 9) == [(2, 2, b"Article 2"), (3, 3, b"Article 3")]
    assert library.signatures.span(1, 3, 1) == [(1, 1, b"Article 1")]


def test_a_changed_article_gets_a_new_signature_at_a_new_position(library: Library) -> None:
    library.add(parsed("Storm", "First.", source="/storm"))
    library.add(parsed("Calm"))
    catch_up(library)
    library.add(parsed("Storm grows", "Second.", source="/storm"))
    assert [each.headline for each in library.signatures.next_texts(5)] == ["Storm grows"]
    assert catch_up(library) == [3]
    assert library.signatures.rows([1, 2, 3]) == [(2, 2, b"Calm"), (3, 1, b"Storm grows")]
    assert library.signatures.last() == 3


def test_what_the_reader_does_with_an_article_changes_nothing_of_its_signature(library: Library) -> None:
    library.add(parsed())
    catch_up(library)
    library.mark_read([1], read=True)
    library.tag([1], "sea", on=True)
    library.add(parsed())
    assert library.signatures.waiting() == 0


def test_an_article_in_the_recycle_bin_is_not_found_until_it_is_back(library: Library) -> None:
    library.add(parsed())
    catch_up(library)
    library.delete([1])
    assert library.signatures.rows([1]) == library.signatures.of_articles([1]) == []
    assert len(library.signatures.span(1, 1, 1)) == 1
    library.restore([1])
    assert len(library.signatures.rows([1])) == 1


def test_terms_are_counted_up_and_down(library: Library) -> None:
    library.signatures.keep([], {7: 2, 2**32 - 1: 1, 3: 1})
    library.signatures.keep([], {7: 1, 3: -2})
    assert library.signatures.counts() == (array("I", [3, 7, 2**32 - 1]), array("I", [0, 3, 1]))


def test_signatures_of_another_form_start_anew_behind_the_old_positions(library: Library) -> None:
    library.add(parsed())
    catch_up(library)
    library.signatures.keep([], {7: 1})
    library.signatures.keep_block(0, "token")
    assert (library.signatures.form(), library.signatures.blocks()) == (None, {0: "token"})
    library.signatures.start_anew("2")
    assert (library.signatures.form(), library.signatures.blocks()) == ("2", {})
    assert len(library.signatures.counts()[0]) == len(library.signatures.rows([1])) == 0
    assert catch_up(library) == [2]


def test_blocks_are_noted_and_dropped(library: Library) -> None:
    library.signatures.keep_block(2, "a")
    library.signatures.keep_block(1, "b")
    library.signatures.keep_block(2, "c")
    assert library.signatures.blocks() == {1: "b", 2: "c"}
    library.signatures.drop_blocks()
    assert library.signatures.blocks() == {}


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "move", "delete", "restore", "sign"]), st.integers(1, 4)), max_size=12
)


@given(steps=STEPS)
def test_every_article_waits_or_has_the_signature_of_its_present_text(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.db")
        current: dict[int, str] = {}
        for number, (step, which) in enumerate(steps):
            if step == "sign":
                catch_up(library, which)
            elif step in ("delete", "restore"):
                getattr(library, step)([which])
            else:
                text = "As it was." if step == "add" else f"Text {number}."
                published = on(2026, 3, number + 1) if step == "move" else None
                added = library.add(parsed(f"Article {which} {text}", text, source=f"/{which}", published=published))
                current[added.id] = f"Article {which} {text}"
        waiting = {each.article_id for each in library.signatures.next_texts(99)}
        signed = {article_id: data.decode() for _, article_id, data in library.signatures.span(1, 99, 99)}
        for article_id, headline in current.items():
            assert article_id in waiting or signed[article_id] == headline
        assert {*waiting, *signed} == set(current)
        catch_up(library)
        assert library.signatures.waiting() == 0
        assert len(library.signatures.span(1, 99, 99)) == len(current)
        library.close()
