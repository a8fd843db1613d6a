"""Changes to many articles: made in portions, taken back, made again, finished by who opens the library next."""

from __future__ import annotations

import pytest
from fakes import naming, parsed

from newsreader.article.model import View, ViewKind
from newsreader.library import Library, steps
from newsreader.library.steps import Bulk

MANY = 60


@pytest.fixture(autouse=True)
def small_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "NAMED", 20)


@pytest.fixture
def full(library: Library) -> Library:
    library.add_all([parsed(f"Fog number {number}", f"Text {number}.") for number in range(MANY)])
    library.mark_read(range(1, 11), read=True)
    return library


def states(library: Library) -> dict[int, tuple[object, ...]]:
    found = {}
    for article_id in range(1, MANY + 1):
        article = library.article(article_id)
        found[article_id] = (article.status, article.tags)
    return found


def finish(library: Library, step_id: int, portion: int = 7) -> list[steps.Carried]:
    carried = []
    while not carried or not carried[-1].finished:
        with library.transaction():
            carried.append(steps.carry_on(library._database._writer, step_id, portion))
    return carried


@pytest.mark.parametrize(
    ("bulk", "view", "size"),
    [
        (Bulk("read"), View(), MANY - 10),
        (Bulk("read", on=False), View(), 10),
        (Bulk("bookmark"), View(search="fog"), MANY),
        (Bulk("bin"), View(ViewKind.UNREAD), MANY - 10),
        (Bulk("tag", name="sea"), View(search="number 1"), 11),
    ],
    ids=lambda value: getattr(value, "operation", ""),
)
def test_a_step_is_made_in_portions_and_taken_back_whole(full: Library, bulk: Bulk, view: View, size: int) -> None:
    before = states(full)
    step_id = full.begin_bulk(bulk, view)
    assert states(full) == before
    carried = finish(full, step_id)
    assert [each.done for each in carried] == [*range(7, size, 7), size] or carried[-1].done == size
    assert {each.total for each in carried} == {size}
    after = states(full)
    assert sum(after[number] != before[number] for number in after) == size
    assert full.turn_bulk(step_id) == size
    finish(full, step_id)
    assert states(full) == before
    full.turn_bulk(step_id)
    finish(full, step_id)
    assert states(full) == after


def test_the_reader_may_star_between_two_portions(full: Library) -> None:
    step_id = full.begin_bulk(Bulk("bookmark", label="Bookmarked all"), View())
    with full.transaction():
        steps.carry_on(full._database._writer, step_id, 10)
    full.bookmark([MANY], on=True)
    full.mark_read([MANY], read=True)
    finish(full, step_id)
    assert full.counts().bookmarks == MANY
    full.turn_bulk(step_id)
    finish(full, step_id)
    assert list(full.ids(View(ViewKind.BOOKMARKS))) == [MANY]


def test_a_step_that_was_cut_off_is_there_to_be_finished(full: Library) -> None:
    step_id = full.begin_bulk(Bulk("read", label="Marked all read"), View())
    with full.transaction():
        steps.carry_on(full._database._writer, step_id, 10)
    full.close()
    library = Library.open(full.path)
    (saved,) = library.saved_steps()
    assert (saved.id, saved.label, saved.size, saved.state) == (step_id, "Marked all read", MANY - 10, "doing")
    finish(library, step_id)
    assert library.counts().unread == 0
    library.close()


def test_what_was_made_of_a_step_that_is_given_up_can_be_taken_back(full: Library) -> None:
    before = states(full)
    step_id = full.begin_bulk(Bulk("bin"), View())
    with full.transaction():
        steps.carry_on(full._database._writer, step_id, 10)
    undo = full.give_up_bulk(step_id).undo
    assert full.counts().bin == 10
    full.undo(undo)
    assert states(full) == before


def test_many_changes_are_not_named_and_few_are(full: Library) -> None:
    assert finish(full, full.begin_bulk(Bulk("read"), View()))[0].changes.everything
    few = full.delete([3, 4])
    assert not few.everything
    assert few.removed == {3, 4}


def test_a_deletion_can_be_taken_back_after_a_restart(full: Library) -> None:
    before = states(full)
    full.delete([3, 4], "Deleted 2 articles")
    full.close()
    library = Library.open(full.path)
    step = library.saved_steps()[-1]
    assert (step.label, step.state) == ("Deleted 2 articles", "done")
    library.turn_bulk(step.id)
    library.carry_on(step.id)
    assert states(library) == before
    library.close()


def test_links_to_what_is_thrown_away_wait_for_it(full: Library) -> None:
    from newsreader.related.titles import resolve_links

    added = full.add(naming("A story", "Fog number 7"))
    resolve_links(full, added.changes)
    assert full.panel(added.id).named[0].link.target == 8
    step_id = full.begin_bulk(Bulk("bin"), View(search='"fog number"'))
    finish(full, step_id)
    assert full.panel(added.id).named[0].link.state == "awaited"
    assert full.counts().awaited == 1
    full.turn_bulk(step_id)
    finish(full, step_id)
    assert full.panel(added.id).named[0].link.target == 8
    assert full.counts().awaited == 0


def test_old_steps_are_let_go(full: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "KEPT", 3)
    for number in range(1, 8):
        full.delete([number], f"Deleted {number}")
    assert [step.label for step in full.saved_steps()] == ["Deleted 5", "Deleted 6", "Deleted 7"]


def test_a_tag_that_is_deleted_comes_back_with_all_its_articles(full: Library) -> None:
    full.tag([2, 3], "sea", on=True)
    undo = full.delete_tag("sea", "Deleted the tag sea").undo
    assert not full.counts().tags
    full.undo(undo)
    assert [(tag.name, tag.total) for tag in full.counts().tags] == [("sea", 2)]


def test_two_tags_become_one(full: Library) -> None:
    full.tag([2, 3], "sea", on=True)
    full.tag([3, 4], "ocean", on=True)
    undo = full.rename_tag("sea", "ocean").undo
    assert [(tag.name, tag.total) for tag in full.counts().tags] == [("ocean", 3)]
    full.undo(undo)
    assert {tag.name: tag.total for tag in full.counts().tags} == {"sea": 2, "ocean": 2}
