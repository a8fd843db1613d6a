import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.byline import names_of, parse_byline

LINES = [
    ("By Global Insights Team | Aug 23, 2025", ["Global Insights Team"], "2025-08-23"),
    ("By Jane Doe and John Roe | Mar 4, 2026", ["Jane Doe", "John Roe"], "2026-03-04"),
    ("By Jane Doe, John Roe, and Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"], None),
    ("By Jane Doe / John Roe & Ann Poe - March 4, 2026", ["Jane Doe", "John Roe", "Ann Poe"], "2026-03-04"),
    ("BY JANE DOE", ["JANE DOE"], None),
    ("By Jane Doe, Staff Writer", ["Jane Doe"], None),
    ("By Jane Doe, Associated Press | Mar 4, 2026", ["Jane Doe", "Associated Press"], "2026-03-04"),
    ("By Jane Doe (Reuters)", ["Jane Doe", "Reuters"], None),
    ("By Jane Doe, Mar 4, 2026", ["Jane Doe"], "2026-03-04"),
    ("By Jane Doe on Mar 4, 2026", ["Jane Doe"], "2026-03-04"),
    ("By Jane Doe in Tokyo", ["Jane Doe"], None),
    ("Byline: By Old Mac", ["Old Mac"], None),
    ("By Martin King, Jr. | Mar 4, 2026", ["Martin King, Jr."], "2026-03-04"),
    ("By J. K. Rowe", ["J. K. Rowe"], None),
    ("By Ludwig van Boom", ["Ludwig van Boom"], None),
    ("By our correspondent | Mar 4, 2026", ["our correspondent"], "2026-03-04"),
    ("Jane Doe | Mar 4, 2026 | 5 min read", ["Jane Doe"], "2026-03-04"),
    ("Mar 4, 2026", [], "2026-03-04"),
    ("Von Anna Schmidt und Karl Meier | 4. März 2026", ["Anna Schmidt", "Karl Meier"], "2026-03-04"),
    ("Par Marie Dupont | 4 mars 2026", ["Marie Dupont"], "2026-03-04"),
    ("Por Juan Pérez y Ana García | 4 de marzo de 2026", ["Juan Pérez", "Ana García"], "2026-03-04"),
    ("Di Mario Rossi | 4 marzo 2026", ["Mario Rossi"], "2026-03-04"),
    ("Door Jan de Vries | 4 maart 2026", ["Jan de Vries"], "2026-03-04"),
    ("Av Anna Svensson | 4 mars 2026", ["Anna Svensson"], "2026-03-04"),
    ("Autor: Jan Kowalski, 4 marca 2026", ["Jan Kowalski"], "2026-03-04"),
    ("Автор: Иван Петров | 4 марта 2026", ["Иван Петров"], "2026-03-04"),
    ("記者 山田太郎 | 2026年3月4日", ["山田太郎"], "2026-03-04"),
    ("文：山田太郎　2026年3月4日", ["山田太郎"], "2026-03-04"),
    ("홍길동 기자 | 2026년 3월 4일", ["홍길동"], "2026-03-04"),
    ("كتب: أحمد علي | 4 مارس 2026", ["أحمد علي"], "2026-03-04"),
    ("מאת ישראל ישראלי | 4.3.2026", ["ישראל ישראלי"], "2026-03-04"),
]
ORDINARY = [
    "By the time the council met, it was late",
    "By Monday the council had voted",
    "Von der Leyen besucht Kyjiw",
    "Par ailleurs, le maire a dit",
    "Por fin llega el tren",
    "De Morgen",
    "The council voted 31 to 14 on Tuesday.",
    "Construction starts in 2027",
    "After ten years of dispute, the northern route wins",
    "Anna Schmidt",
    "文化庁は4日、新しい計画を発表した。",
    "",
]


@pytest.mark.parametrize(("line", "names", "published"), LINES)
def test_bylines(line, names, published):
    found = parse_byline(line)
    assert found is not None
    assert list(found.names) == names
    assert (found.published.iso() if found.published else None) == published


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_lines_are_no_bylines(line):
    assert parse_byline(line) is None


def test_both_dates():
    found = parse_byline("By Jane Doe | Published Mar 4, 2026 | Updated Mar 5, 2026 10:00")
    assert found.published.iso() == "2026-03-04"
    assert found.updated.iso() == "2026-03-05T10:00:00+00:00"


def test_an_update_alone():
    found = parse_byline("Updated Mar 5, 2026")
    assert found.published is None
    assert found.updated.iso() == "2026-03-05"


def test_the_site_beside_the_author():
    assert parse_byline("By Jane Doe | Example Times | Mar 4, 2026").site == "Example Times"


@pytest.mark.parametrize("written", ["yesterday", "31 Feb 2026"])
def test_a_date_that_is_none_is_kept_as_written(written):
    found = parse_byline(f"By Jane Doe | {written}")
    assert found.names == ("Jane Doe",)
    assert found.published is None
    assert found.unread == written


@pytest.mark.parametrize("name", ["Arts and Culture Desk", "Dow Jones & Company", "Smith & Sons"])
def test_the_name_of_an_office_stays_whole(name):
    assert names_of(name) == (name,)


def test_agencies_are_parted():
    assert names_of("Reuters and AP") == ("Reuters", "AP")


@given(st.text(max_size=120))
def test_any_line_is_a_byline_or_not(line):
    found = parse_byline(line)
    assert found is None or found.said_by or found.published or found.updated
