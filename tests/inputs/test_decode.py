"""Articles read in the wrong character set are read again from the bytes that were kept, in the set that is right."""

import pytest

from newsreader.application.add import add_sources
from newsreader.application.decode import decode_again, decodings
from newsreader.application.read import How
from newsreader.article.model import View
from newsreader.library import Library

RUSSIAN = "Совет за трамвай"
STORY = f"Headline\n\n{RUSSIAN} {RUSSIAN.lower()}\n"
UNSURE = b"Headline\n\nab\xa4cd\xa6 \xb4\n"


def opened(desk):
    return Library.open(desk.library)


def decode(desk, article_id, name):
    answer = desk.run("decode", "--json", article_id, "--encoding", name)
    desk.check()
    return answer


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.html"])
def test_an_article_is_read_again_in_the_set_that_is_right(desk, name):
    head = {"story.md": "# Headline\n\n", "story.html": "<meta charset=iso8859-7><h1>Headline</h1><p>"}
    article = desk.keep(name, (head.get(name, "Headline\n\n") + RUSSIAN).encode("cp1251"))
    assert decode(desk, article.id, "koi8-r").row["outcome"] == "updated"
    answer = decode(desk, article.id, "windows-1251")
    assert answer.row == {"id": article.id, "headline": "Headline", "outcome": "updated"}
    [shown] = desk.run("show", "--json", article.id).rows
    assert RUSSIAN in shown["text"]
    assert RUSSIAN in shown["html"]
    assert shown["warnings"] == ["The text was read as Windows-1251, as you chose."]
    assert desk.finds("трамвай") == ["Headline"]


def test_what_the_reader_did_with_the_article_stays(desk):
    article = desk.keep("story.txt", UNSURE)
    library = opened(desk)
    library.bookmark([article.id], on=True)
    library.mark_read([article.id], read=True)
    library.set_position(article.id, 0.5)
    library.close()
    decode(desk, article.id, "koi8-r")
    library = opened(desk)
    after = library.article(article.id)
    assert (after.status.read, after.status.position, after.revisions) == (True, 0.5, 1)
    assert after.status.bookmarked_at is not None
    assert library.raw(article.id) == UNSURE
    assert [revision.text for revision in library.revisions(article.id)] == [article.text]
    library.close()


def test_the_doubt_goes_with_the_choice_and_damage_is_told_of_the_new_set(desk):
    article = desk.keep("story.txt", UNSURE)
    assert [warning.partition(":")[0] for warning in article.warnings] == ["The encoding is unsure"]
    decode(desk, article.id, "utf-8")
    [shown] = desk.run("show", "--json", article.id).rows
    assert shown["warnings"] == [
        "The text was read as UTF-8, as you chose.",
        "The text is damaged in 3 places: bytes that are no UTF-8 are shown as “\ufffd”.",
    ]


def test_decoding_there_and_back_is_the_article_as_it_was(desk):
    article = desk.keep("story.txt", STORY)
    decode(desk, article.id, "cp1252")
    decode(desk, article.id, "utf-8")
    [shown] = desk.run("show", "--json", article.id).rows
    assert (shown["text"], shown["html"], shown["headline"]) == (article.text, article.html, article.headline)


def test_the_choice_stands_when_the_same_file_comes_again_and_goes_when_it_changed(desk):
    article = desk.keep("story.txt", UNSURE)
    decode(desk, article.id, "koi8-r")
    [chosen] = desk.run("show", "--json", article.id).rows
    path = desk.folder / "story.txt"
    assert [row["outcome"] for row in desk.add(path)] == ["unchanged"]
    assert desk.run("show", "--json", article.id).rows == [chosen]
    path.write_text(STORY, encoding="utf-8")
    assert [(row["outcome"], row["id"]) for row in desk.add(path)] == [("updated", article.id)]
    assert RUSSIAN in desk.run("show", "--json", article.id).row["text"]


def test_what_came_from_no_file_is_still_the_same_article(desk):
    library = opened(desk)
    [result] = add_sources(library, ["-"], How(UNSURE))
    assert decode_again(library, result.id, "koi8-r").id == result.id
    assert list(library.ids(View())) == [result.id]
    library.close()


def test_an_article_in_the_recycle_bin_stays_there(desk):
    article = desk.keep("story.txt", UNSURE)
    desk.run("delete", "--json", article.id)
    decode(desk, article.id, "koi8-r")
    assert desk.run("show", "--json", article.id).row["deleted"]


def test_raw_text_is_read_again_as_raw_text(desk):
    path = desk.write("program.txt", b"\x7fELF\0\0\0\0" + RUSSIAN.encode("cp866") + bytes(200))
    [row] = desk.add("--raw", path)
    decode(desk, row["id"], "cp866")
    [shown] = desk.run("show", "--json", row["id"]).rows
    assert RUSSIAN in shown["text"]
    assert shown["headline"] == "program.txt"
    assert shown["warnings"][0] == "The text was read as CP866, as you chose."


@pytest.mark.parametrize("name", ["x-nope", "rot13", "zip", ""])
def test_a_set_that_does_not_exist_is_said(desk, name):
    article = desk.keep("story.txt", STORY)
    answer = decode(desk, article.id, name)
    assert answer.code == 1
    assert "There is no character set" in answer.errors
    assert desk.run("show", "--json", article.id).row["text"] == article.text


def test_an_article_that_does_not_exist_is_said_and_the_others_are_read(desk):
    article = desk.keep("story.txt", STORY)
    answer = desk.run("decode", "--json", 99, article.id, "--encoding", "cp1252")
    assert (answer.code, [row["id"] for row in answer.rows]) == (1, [article.id])
    assert "no article 99" in answer.errors


def test_the_sets_are_shown_side_by_side_the_present_one_among_them(desk):
    lines = "\n".join(f"Line {number} of plain letters." for number in range(300))
    article = desk.keep("story.txt", f"Headline\n\n{lines}\n{RUSSIAN}\n".encode("koi8-r"))
    decode(desk, article.id, "cp1252")
    library = opened(desk)
    found = decodings(library, article.id)
    library.close()
    assert found.present == "cp1252"
    samples = dict(found.samples)
    assert samples["koi8-r"] == RUSSIAN
    assert samples["cp1251"] != RUSSIAN
    assert "\ufffd" in samples["utf-8"]


def test_a_set_that_is_not_offered_is_shown_where_it_is_the_present_one(desk):
    article = desk.keep("story.txt", UNSURE)
    decode(desk, article.id, "cp850")
    library = opened(desk)
    assert decodings(library, article.id).samples[0][0] == "cp850"
    library.close()


def test_tags_are_no_part_of_what_is_shown(desk):
    article = desk.keep("story.html", f"<h1>Headline</h1><p class=x>{RUSSIAN}</p>".encode("koi8-r"))
    library = opened(desk)
    assert dict(decodings(library, article.id).samples)["koi8-r"] == f"Headline\n{RUSSIAN}"
    library.close()
