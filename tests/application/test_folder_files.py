import json

import pytest

from newsreader.application.folder_files import export, folders_in, lines, take_in
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import SmartFolder

STRIKES = SmartFolder(3, "Strikes", "bolt", 'strike OR "walk out"')
TOWN = SmartFolder(7, "Häfen 港", "", "tag:港 is:unread")


def test_folders_come_back_from_their_file():
    found, refused = folders_in(lines([STRIKES, TOWN]))
    assert [(each.id, each.name, each.icon, each.query) for each in found] == [
        (0, "Strikes", "bolt", 'strike OR "walk out"'),
        (0, "Häfen 港", "", "tag:港 is:unread"),
    ]
    assert refused == 0


def test_a_file_is_a_record_a_line():
    text = lines([STRIKES, TOWN])
    assert [json.loads(line)["kind"] for line in text.splitlines()] == ["smart_folder"] * 2
    assert "港" in text


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[1, 2]",
        '{"kind": "bookmark", "name": "a", "query": "b"}',
        '{"kind": "smart_folder", "name": "  ", "query": "b"}',
        '{"kind": "smart_folder", "name": "a"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_folder_costs_only_itself(line):
    found, refused = folders_in(f"{line}\n{lines([STRIKES])}")
    assert [each.name for each in found] == ["Strikes"]
    assert refused == 1


def test_what_else_stands_in_a_record_is_passed_over():
    found, refused = folders_in('{"name": "A\\u0000\\n b", "query": "tram", "icon": null, "colour": 4}\n\n')
    assert [(each.name, each.query) for each in found] == [("A\0 b", "tram")]
    assert refused == 0


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path):
    path = tmp_path / "folders.jsonl"
    assert export([STRIKES], path).count == 1
    with pytest.raises(NewsreaderError) as error:
        export([TOWN], tmp_path / "nowhere" / "folders.jsonl")
    assert error.value.kept == "Nothing was changed."
    assert folders_in(path.read_text(encoding="utf-8"))[0][0].name == "Strikes"
    assert [each.name for each in tmp_path.iterdir()] == ["folders.jsonl"]


def test_folders_are_added_behind_those_that_are_here_and_never_twice(library, tmp_path):
    library.save_smart_folder(SmartFolder(0, "Strikes", "star", STRIKES.query))
    path = tmp_path / "folders.jsonl"
    export([STRIKES, TOWN, TOWN], path)
    changes, imported = take_in(library, path)
    assert [each.name for each in library.smart_folders()] == ["Strikes", "Häfen 港"]
    assert (imported.added, imported.refused) == (1, 0)
    library.undo(changes.undo)
    assert [(each.name, each.icon) for each in library.smart_folders()] == [("Strikes", "star")]
    changes, imported = take_in(library, path)
    again, imported = take_in(library, path)
    assert (bool(again), imported.added) == (False, 0)


def test_a_file_without_any_is_refused(library, tmp_path):
    path = tmp_path / "other.txt"
    path.write_bytes(b"\xff\xfe\x00 nothing of that kind")
    with pytest.raises(NewsreaderError, match="holds no smart folders"):
        take_in(library, path)
    with pytest.raises(NewsreaderError, match="cannot be read"):
        take_in(library, tmp_path / "missing.jsonl")
