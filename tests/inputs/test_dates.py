"""Dates that no calendar has, or that say nothing: the article comes in, and lists stay in order."""

import pytest

from newsreader.article.model import View
from newsreader.library import Library

WORDS = "The council voted on the tram line on Tuesday, said the mayor of the town. " * 8
NO_DATES = ["Jan 1, 99999", "0000-00-00", "31 Feb 2026", "2026-02-31", "yesterday", "13/13/2026", "Mar 44, 2026"]
DATES = {
    "1970-01-01": "1970-01-01",
    "Jan 1, 1970": "1970-01-01",
    "2199-12-31": "2199-12-31",
    "2026-03-04T10:30": "2026-03-04T10:30:00+00:00",
    "2026-03-04T23:30:00-11:00": "2026-03-04T23:30:00-11:00",
}


def as_text(date):
    return f"A headline of its own\nBy Jane Doe | {date}\n\n{WORDS}\n"


def as_markdown(date):
    return f"---\ntitle: A headline of its own\nauthor: Jane Doe\ndate: {date}\n---\n\n{WORDS}\n"


def as_page(date):
    return (
        f'<html><head><meta charset=utf-8><title>A headline of its own</title><meta name="author" content="Jane Doe">'
        f'<meta property="article:published_time" content="{date}"></head>'
        f"<body><article><h1>A headline of its own</h1><p>{WORDS}</p></article></body></html>"
    )


FORMS = {"story.txt": as_text, "story.md": as_markdown, "story.html": as_page}


@pytest.mark.parametrize("date", NO_DATES)
@pytest.mark.parametrize("name", FORMS)
def test_what_is_no_date_makes_none(desk, name, date):
    article = desk.keep(name, FORMS[name](date))
    assert article.published is None
    assert article.headline == "A headline of its own"
    assert "The council voted" in article.text


@pytest.mark.parametrize("date", NO_DATES)
@pytest.mark.parametrize("name", FORMS)
def test_the_date_as_it_was_written_is_kept(desk, name, date):
    article = desk.keep(name, FORMS[name](date))
    assert any(date in words for words in (*article.warnings, article.text))


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("name", FORMS)
def test_dates_at_the_edges(desk, name, date):
    published = desk.keep(name, FORMS[name](date)).published
    assert published is not None
    assert published.iso() == DATES[date]
    assert published.raw.startswith(date)


def test_an_order_stays_where_dates_are_wild(desk):
    dates = [*NO_DATES, *DATES]
    for number, date in enumerate(dates):
        desk.write(f"{number:02}.txt", as_text(date).replace("its own", f"number {number}"))
    added = [row["id"] for row in desk.add(desk.folder)]
    library = Library.open(desk.library, read_only=True)
    order = [id_ for id_ in library.ids(View()) if id_ in added]
    assert order == [id_ for id_ in library.ids(View()) if id_ in added]
    assert sorted(order) == sorted(added)
    ages = {row.id: row.order_time for row in library.rows(order)}
    assert [ages[id_] for id_ in order] == sorted(ages.values(), reverse=True)
    library.close()
    assert order[-2:] == [added[dates.index("Jan 1, 1970")], added[dates.index("1970-01-01")]]
