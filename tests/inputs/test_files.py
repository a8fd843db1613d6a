"""Files that are not what a reader expects to be given: empty, gone, endless, growing, huge, oddly named."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from newsreader.article.model import View
from newsreader.library import Library
from newsreader.sources import files

ARTICLE = "A headline of its own\nBy Jane Doe | Mar 4, 2026\n\nThe council voted on the tram line.\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="files of this kind are of POSIX systems")


def test_an_empty_file(desk):
    assert desk.refuse(desk.write("empty.txt", b"")).startswith("The file is empty: “empty.txt”.")


@pytest.mark.parametrize("name", ["blank.txt", "blank.md"])
def test_a_file_of_blank_space(desk, name):
    assert desk.refuse(desk.write(name, b" \r\n\t\n\x01")).startswith(f"There are no words in “{name}”.")


@posix
def test_a_pipe_without_a_writer(patient_desk):
    os.mkfifo(patient_desk.folder / "pipe.txt")
    assert "Not an ordinary file" in patient_desk.refuse(patient_desk.folder / "pipe.txt")


@posix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device(patient_desk, device):
    assert "Not an ordinary file" in patient_desk.refuse(device)


@posix
def test_a_pipe_in_a_folder_stops_nothing(patient_desk):
    os.mkfifo(patient_desk.folder / "a-pipe.txt")
    patient_desk.write("b-story.txt", ARTICLE)
    assert [row["outcome"] for row in patient_desk.add(patient_desk.folder)] == ["failed", "added"]


def test_a_file_that_was_never_there(desk):
    assert desk.refuse(desk.folder / "gone.txt").startswith("The file is no longer there: “gone.txt”.")


def test_a_file_that_goes_between_finding_and_reading(desk, monkeypatch):
    for name in ("a.txt", "b.txt", "c.txt"):
        desk.write(name, ARTICLE.replace("own", name))
    opened = os.open

    def open_and_remove_the_next(path, *arguments):
        if str(path).endswith("a.txt"):
            (desk.folder / "b.txt").unlink()
        return opened(path, *arguments)

    monkeypatch.setattr(files.os, "open", open_and_remove_the_next)
    rows = desk.add(desk.folder)
    assert [row["outcome"] for row in rows] == ["added", "failed", "added"]
    assert "no longer there: “b.txt”" in rows[1]["error"]


@posix
def test_a_file_without_permission(desk, monkeypatch):
    path = desk.write("locked.txt", ARTICLE)
    path.chmod(0)
    if os.access(path, os.R_OK):  # the rights of root know no locks
        opened = os.open

        def refuse(opened_path, *arguments):
            if opened_path == str(path):
                raise PermissionError(13, "Permission denied")
            return opened(opened_path, *arguments)

        monkeypatch.setattr(files.os, "open", refuse)
    assert desk.refuse(path).startswith("No permission to read “locked.txt”.")


@pytest.mark.parametrize("change", [b" More.", None], ids=["grows", "shrinks"])
def test_a_file_that_changes_while_it_is_read(desk, monkeypatch, change):
    path = desk.write("live.txt", ARTICLE)
    opened = os.open

    def change_and_open(opened_path, *arguments):
        if opened_path == str(path):
            path.write_bytes(path.read_bytes() + change if change else path.read_bytes()[:-9])
        return opened(opened_path, *arguments)

    monkeypatch.setattr(files.os, "open", change_and_open)
    [row] = desk.add(path)
    [shown] = desk.run("show", "--json", row["id"]).rows
    assert shown["warnings"] == [files.CHANGED]
    assert "The council voted" in shown["text"]


def test_a_long_text_is_kept_whole_and_found_to_its_last_word(desk):
    paragraph = "Ordinary words stand in this paragraph. " * 10 + "\n\n"
    article = desk.keep("long.txt", "A long story\n\n" + paragraph * 5_000 + "The last word is zanzibar.")
    assert len(article.text) > 5_000 * 390
    assert desk.finds("zanzibar") == ["A long story"]


def test_two_gigabytes_are_refused_unread(desk, monkeypatch):
    path = desk.folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    opened = os.open

    def open_others(opened_path, *arguments):
        assert opened_path != str(path)
        return opened(opened_path, *arguments)

    monkeypatch.setattr(files.os, "open", open_others)
    message = desk.refuse(path)
    assert "larger than the 100 MB limit" in message
    assert "Split it" in message


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(500),
        b"PK\x03\x04\x14\x00" + bytes(range(256)),
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)),
        bytes(range(256)) * 8,
    ],
    ids=["ELF", "zip", "JPEG", "bytes"],
)
@pytest.mark.parametrize("name", ["renamed.txt", "renamed.md"])
def test_bytes_that_are_no_text(desk, name, data):
    assert desk.refuse(desk.write(name, data)).startswith(f"This does not look like text: “{name}”")


@pytest.mark.parametrize("name", ["renamed.txt", "paper.pdf"])
def test_bytes_that_are_no_text_are_taken_as_raw_text_on_demand(desk, name):
    data = b"\x7fELF\x02\x01 <b>zanzibar</b>\r\n\0\0caf\xe9 \x93quoted\x94\x81" + bytes(range(256))
    path = desk.write(name, data)
    assert "--raw" in desk.add(path)[0]["error"] or name == "paper.pdf"
    [row] = desk.add("--raw", path)
    assert (row["outcome"], row["headline"]) == ("added", name)
    library = Library.open(desk.library, read_only=True)
    article = library.article(row["id"])
    assert library.raw(row["id"]) == data
    library.close()
    assert article.text.startswith("\ufffdELF\ufffd\ufffd <b>zanzibar</b>\n\n\ufffd\ufffdcafé “quoted”\ufffd")
    assert "<p>\ufffdELF\ufffd\ufffd &lt;b&gt;zanzibar&lt;/b&gt;</p>" in article.html
    assert [warning.partition(":")[0] for warning in article.warnings] == ["This did not look like text"]
    assert desk.finds("zanzibar") == [name]
    [row] = desk.run("read", "--raw", "--json", path).rows
    assert row["headline"] == name


def test_a_text_stays_an_article_where_raw_text_is_allowed(desk):
    [row] = desk.add("--raw", desk.write("story.txt", ARTICLE))
    assert row["headline"] == "A headline of its own"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("page.mht", b"From: <Saved by Blink>\nMIME-Version: 1.0", "a web archive (MHTML)"),
        (
            "page.html",
            b"From: <Saved by X>\nMIME-Version: 1.0\nContent-Type: multipart/related;",
            "web archive (MHTML)",
        ),
        ("page.webarchive", b"bplist00\xd1\x01", "a Safari web archive"),
        ("paper.pdf", b"%PDF-1.7\n", "a PDF document"),
        ("paper", b"%PDF-1.7\n", "a PDF document"),
        ("book.epub", b"PK\x03\x04mimetypeapplication/epub+zip", "an EPUB book"),
        ("export.zip", b"PK\x03\x04", "a zip archive"),
        ("letter.docx", b"PK\x03\x04", "a Word document"),
    ],
)
def test_documents_of_other_kinds(desk, name, data, what):
    message = desk.refuse(desk.write(name, data))
    assert f"{what}, which is not supported." in message
    assert message.endswith("Plain text (.txt), Markdown (.md) and saved web pages (.html) can be added.")


ODD_NAMES = [
    "two\nlines.txt",
    "..txt",
    "-rf.txt",
    "%s%n$(id)`id`.txt",
    "x" * 251 + ".txt",
    "CON.txt",
    "😀 café.txt",
    "photo\u202etxt.exe.txt",
    "<b>bold&amp;<img src=x>.txt",
    "a'b\"c.txt",
    "trailing .txt",
]


@posix
@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_is_text_and_no_more(desk, name):
    article = desk.keep(name, ARTICLE)
    assert article.source == str(desk.folder / name)
    assert sorted(path.name for path in desk.folder.iterdir()) == [name]


@posix
def test_a_misleading_name_is_told_on_one_line_and_in_its_own_direction(desk):
    message = desk.refuse(desk.write("a\nb\u202etxt.exe.txt", b""), "a\ufffdb\ufffdtxt.exe.txt")
    assert "\n" not in message
    assert "\u202e" not in message


@posix
def test_a_name_that_is_no_text(desk):
    try:
        path = desk.write(os.fsdecode(b"caf\xe9.txt"), ARTICLE)
    except (OSError, UnicodeError):
        pytest.skip("this file system has only names in Unicode")
    [row] = desk.add(path)
    assert (row["outcome"], Path(row["source"]).name) == ("added", "caf\ufffd.txt")
    assert desk.run("show", "--json", row["id"]).row["source"].endswith("caf\ufffd.txt")


@posix
def test_two_names_that_only_look_alike_are_two_files(desk):
    composed, apart = (unicodedata.normalize(form, "café.txt") for form in ("NFC", "NFD"))
    desk.write(composed, ARTICLE)
    desk.write(apart, ARTICLE.replace("own", "twin"))
    if len(list(desk.folder.iterdir())) == 1:
        pytest.skip("this file system takes them for one name")
    assert [row["outcome"] for row in desk.add(desk.folder)] == ["added", "added"]


def test_a_name_that_leads_upwards_is_read_where_it_leads(desk):
    desk.write("story.txt", ARTICLE)
    [row] = desk.add(desk.folder / ".." / "news" / "story.txt")
    assert row["outcome"] == "added"


def test_the_same_file_again_and_the_same_text_under_another_name(desk):
    first, second = desk.write("a.txt", ARTICLE), desk.write("b.txt", ARTICLE)
    [kept] = desk.add(first)
    assert [(row["outcome"], row["id"]) for row in desk.add(first, first)] == [("unchanged", kept["id"])] * 2
    assert [(row["outcome"], row["id"]) for row in desk.add(second)] == [("copy", kept["id"])]
    library = Library.open(desk.library, read_only=True)
    assert len(library.ids(View())) == 2
    library.close()


def test_the_same_words_with_other_line_ends_and_another_mark_are_a_copy(desk):
    [kept] = desk.add(desk.write("a.txt", ARTICLE))
    [row] = desk.add(desk.write("b.txt", b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()))
    assert (row["outcome"], row["id"]) == ("copy", kept["id"])
