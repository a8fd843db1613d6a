"""The index: what it finds, and that it can be lost, stopped and come to any library."""

import logging
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_fakes import flood, noise, signed

from newsreader.application.catching_up import catch_up
from newsreader.library import Library
from newsreader.related import index as index_module
from newsreader.related import segment as segment_module
from newsreader.related.index import BLOCK, CHUNK, FEW, Index, layout
from newsreader.related.ranking import rank


@pytest.fixture
def small_blocks(monkeypatch):
    """Blocks and segments of few positions, so that a small library has many."""
    for module in (index_module, segment_module):
        monkeypatch.setattr(module, "LONGEST", 16)
    monkeypatch.setattr(index_module, "BLOCK", 16)
    monkeypatch.setattr(index_module, "CHUNK", 8)
    monkeypatch.setattr(index_module, "FEW", 4)


def found(library, index, article_id):
    return rank(library, index, article_id).ids.tolist()


@given(st.integers(0, 3 * BLOCK))
def test_segments_cover_each_position_once(last):
    spans = list(layout(last))
    assert [first for first, _ in spans] == [1 + sum(size for _, size in spans[:n]) for n in range(len(spans))]
    assert sum(size for _, size in spans) >= last
    assert sum(size for _, size in spans) - last < FEW
    assert all(size in (BLOCK, CHUNK, FEW) for _, size in spans)


def test_segments_of_any_size_find_the_same(tmp_path, small_blocks, monkeypatch):
    articles = [flood(number, number / 2) for number in range(8)] + [noise(number) for number in range(30)]
    library, index, ids = signed(tmp_path, articles)
    many = found(library, index, ids[0])
    monkeypatch.undo()
    whole = Index(library, None)
    whole.refresh()
    assert many == found(library, whole, ids[0])
    assert set(many[:7]) == set(ids[1:8])
    library.close()


def test_a_sealed_block_is_read_from_its_file(tmp_path, small_blocks, monkeypatch):
    library, _, ids = signed(
        tmp_path, [flood(number, number / 2) for number in range(8)] + [noise(n) for n in range(30)]
    )
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == ["0.block", "1.block"]
    built = []
    monkeypatch.setattr(segment_module, "build", lambda *what: built.append(what) or real(*what))
    again = Index(library, tmp_path / "cache")
    again.refresh()
    assert all(size < 16 for _, size, *_ in built)
    assert set(found(library, again, ids[0])[:7]) == set(ids[1:8])
    library.close()


real = segment_module.build


@pytest.mark.parametrize("harm", ["gone", "cut", "another", "rubbish"])
def test_a_lost_or_harmed_cache_costs_time_only(tmp_path, small_blocks, harm):
    library, index, ids = signed(tmp_path, [flood(each, each / 2) for each in range(8)] + [noise(n) for n in range(30)])
    before = found(library, index, ids[0])
    first, second = tmp_path / "cache/0.block", tmp_path / "cache/1.block"
    if harm == "gone":
        first.unlink()
    elif harm == "cut":
        first.write_bytes(first.read_bytes()[:-5])
    elif harm == "another":
        first.write_bytes(second.read_bytes())
    else:
        first.write_bytes(b"rubbish")
    again = Index(library, tmp_path / "cache")
    again.refresh()
    assert found(library, again, ids[0]) == before
    library.close()


def test_the_cache_of_another_library_is_not_believed(tmp_path, small_blocks):
    library, _, _ = signed(tmp_path / "one", [noise(number) for number in range(40)])
    library.close()
    (tmp_path / "two").mkdir()
    other = Library.open(tmp_path / "two" / "library.db")
    ids = [each.id for each in other.add_all([flood(n, n / 2) for n in range(8)] + [noise(n) for n in range(30)])]
    index = Index(other, tmp_path / "one" / "cache")
    catch_up(other, index)
    assert set(found(other, index, ids[0])[:7]) == set(ids[1:8])
    other.close()


def test_a_folder_that_cannot_be_written_leaves_the_index_in_memory(tmp_path, small_blocks, expect_log):
    (tmp_path / "cache").write_text("no folder")
    with expect_log("newsreader.related.index", logging.ERROR, "could not be kept"):
        library, index, ids = signed(tmp_path, [flood(n, n / 2) for n in range(8)] + [noise(n) for n in range(30)])
    assert set(found(library, index, ids[0])[:7]) == set(ids[1:8])
    library.close()


def test_what_was_edited_is_found_as_it_is_now(tmp_path):
    library, index, ids = signed(tmp_path, [flood(number, number / 2) for number in range(4)] + [noise(1)])
    library.add(replace(noise(1), text=flood(5, 1).text, headline="Marlow under water"))
    catch_up(library, index)
    assert ids[4] in found(library, index, ids[0])[:4]
    library.close()


def test_deleted_articles_are_not_found(tmp_path):
    library, index, ids = signed(tmp_path, [flood(number, number / 2) for number in range(4)])
    library.delete([ids[1]])
    assert ids[1] not in found(library, index, ids[0])
    library.restore([ids[1]])
    assert ids[1] in found(library, index, ids[0])
    library.close()


def test_a_stop_leaves_the_rest_for_the_next_time(tmp_path):
    library = Library.open(tmp_path / "library.db")
    ids = [each.id for each in library.add_all([flood(number, number / 2) for number in range(6)])]
    index = Index(library, None)
    asked = iter([False, True])
    catch_up(library, index, lambda: next(asked, True), portion=2)
    assert library.signatures.waiting() == 4
    catch_up(library, index)
    assert library.signatures.waiting() == 0
    assert set(found(library, index, ids[0])) == set(ids[1:])
    library.close()


def test_common_terms_are_left_out_when_there_are_too_many_postings(tmp_path, monkeypatch):
    library, index, ids = signed(
        tmp_path, [flood(number, number / 2) for number in range(8)] + [noise(n) for n in range(9)]
    )
    walked = []
    scores = segment_module.Segment.scores

    def counting(self, begin, end, weights):
        walked.append(int((end - begin)[weights > 0].sum()))
        return scores(self, begin, end, weights)

    monkeypatch.setattr(segment_module.Segment, "scores", counting)
    monkeypatch.setattr(index_module, "POSTINGS", 20)
    assert len(found(library, index, ids[0])) > 0
    assert sum(walked) <= 20 + 8  # the rarest term is always looked at
    library.close()


def test_an_article_without_words_has_no_candidates(tmp_path):
    library, index, ids = signed(tmp_path, [flood(0, 0), replace(flood(1, 1), headline="The", text="It was.")])
    assert found(library, index, ids[1]) == []
    assert np.isfinite(rank(library, index, ids[0]).scores).all()
    library.close()
