"""`related`, on articles that were just added."""

import pytest
from fakes import on, parsed, write_article
from wire_fakes import WIRE, text

from newsreader.library import Library

REASON = {"kind", "text", "terms"}
CARD = {"id", "headline", "published", "score", "reasons", "similar"}


@pytest.fixture
def flood(run, tmp_path):
    """The ids of two articles on one event, then of some on others."""
    folder = tmp_path / "news"
    files = [
        write_article(folder, "River Wenning floods Marlow", "The river Wenning flooded Marlow, Runa Feld said."),
        write_article(folder, "Sandbags for Marlow", "At Marlow the Wenning is falling, said Runa Feld."),
        *(
            write_article(folder, f"Tram line {each} opens", f"Line {each} of the tram opens in May.")
            for each in range(6)
        ),
    ]
    return [row["id"] for row in run("add", "--json", *files).rows]


def test_the_panel_as_data(run, flood):
    [row] = run("related", "--json", flood[0]).rows
    assert row.keys() == {"id", "named", "same_story", "background", "follow_ups", "ranked", "referenced_by"}
    assert row["ranked"][0] == flood[1]
    cards = row["same_story"] + row["background"] + row["follow_ups"]
    assert all(card.keys() == CARD for card in cards)
    assert all(reason.keys() == REASON for card in cards for reason in card["reasons"])


def test_all_articles_in_the_order_of_arrival(run, flood):
    assert [row["id"] for row in run("related", "--all", "--json").rows] == sorted(flood)


def test_the_ranking_can_be_cut(run, flood):
    [row] = run("related", "--json", "--limit", 0, flood[0]).rows
    assert row["ranked"] == []


def test_a_person_sees_why(run, tmp_path):
    folder = tmp_path / "dated"
    folder.mkdir()
    for day, what in ((2, "floods"), (20, "leaves")):
        text = f"At Marlow the Wenning {what}, Runa Feld said."
        (folder / f"{what}.txt").write_text(f"River {what} Marlow\nBy Jane Doe | Mar {day}, 2026\n\n{text}\n")
    ids = [row["id"] for row in run("add", "--json", folder).rows]
    out = run("related", *ids).out
    assert "18 days earlier" in out
    assert "18 days later" in out
    assert "Runa Feld" in out


def test_all_articles_are_those_under_another_ones_row_too(run, tmp_path):
    library = Library.open(tmp_path / "library.db")
    papers = [parsed(f"Dam {site}", text(*WIRE), site=site, published=on(2026, 6, 9)) for site in ("Post", "Herald")]
    ids = [added.id for added in library.add_all(papers)]
    library.copies.fold([(ids[0], ids[1])])
    library.close()
    assert [row["id"] for row in run("related", "--all", "--json").rows] == ids
