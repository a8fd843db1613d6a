import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader import sources
from newsreader.sources.walk import natural_order

posix = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "news"
    root.mkdir()
    return root


def found(folder):
    return [(str(f.path).removeprefix(f"{folder}/"), f.skipped) for f in sources.find(str(folder))]


def paths(folder):
    return [path for path, skipped in found(folder) if not skipped]


def touch(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words")


def test_files_in_the_order_of_their_names_and_folders_among_them(folder):
    touch(folder, "part 10.txt", "part 2.txt", "Part 1.md", "b/2.txt", "b/1.html", "c.txt")
    assert paths(folder) == ["b/1.html", "b/2.txt", "c.txt", "Part 1.md", "part 2.txt", "part 10.txt"]


def test_pictures_scripts_and_hidden_files_are_passed_over(folder):
    touch(folder, "a.txt", "a.png", "style.css", ".hidden.txt", ".git/config.txt", "x.JS")
    assert found(folder) == [("a.txt", "")]


def test_other_documents_are_named_so_that_reading_them_says_why(folder):
    touch(folder, "a.pdf", "b.docx", "feed.xml")
    assert paths(folder) == ["a.pdf", "b.docx", "feed.xml"]


def test_the_parts_of_a_saved_page_are_passed_over(folder):
    touch(folder, "Story.html", "Story_files/ad.html", "Notiz.htm", "Notiz-Dateien/x.html", "my_files/a.txt")
    assert paths(folder) == ["my_files/a.txt", "Notiz.htm", "Story.html"]


@posix
def test_links_are_followed_inside_only(folder, tmp_path):
    touch(tmp_path, "secret.txt", "other/b.txt")
    touch(folder, "a.txt", "sub/b.txt")
    (folder / "in.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "outside").symlink_to(tmp_path / "other")
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "broken.txt").symlink_to(folder / "gone.txt")
    result = dict(found(folder))
    assert [path for path, skipped in result.items() if not skipped] == ["a.txt", "broken.txt", "in.txt", "sub/b.txt"]
    assert "leads out of the folder" in result["out.txt"]
    assert "leads out of the folder" in result["outside"]
    assert "leads back" in result["sub/loop"]


@posix
def test_links_that_cross_each_other_come_to_an_end(folder):
    touch(folder, "one/a.txt", "two/b.txt")
    (folder / "one" / "to two").symlink_to(folder / "two")
    (folder / "two" / "to one").symlink_to(folder / "one")
    assert sorted(paths(folder)) == ["one/a.txt", "one/to two/b.txt", "two/b.txt", "two/to one/a.txt"]


def test_what_is_no_folder_is_itself(folder):
    assert [f.path for f in sources.find("-")] == ["-"]
    assert [f.path for f in sources.find("https://example.com/a")] == ["https://example.com/a"]
    assert [f.path for f in sources.find(str(folder / "gone.txt"))] == [str(folder / "gone.txt")]


def test_a_folder_that_cannot_be_opened_is_told(folder, monkeypatch):
    touch(folder, "a.txt")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("newsreader.sources.walk.os.scandir", refuse)
    [(_, skipped)] = found(folder)
    assert "could not be opened: Permission denied" in skipped


def test_folders_are_walked_lazily(folder):
    touch(folder, "a.txt", "b/c.txt")
    walk = sources.find(str(folder))
    assert next(walk).path.endswith("a.txt")
    touch(folder, "b/d.txt")
    assert [f.path.rpartition("/")[2] for f in walk] == ["c.txt", "d.txt"]


@given(st.lists(st.text(max_size=8), max_size=8), st.randoms())
def test_the_order_of_names_is_one(names, random):
    shuffled = random.sample(names, len(names))
    assert sorted(names, key=natural_order) == sorted(shuffled, key=natural_order)
