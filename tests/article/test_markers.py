import pytest

from newsreader.article.markers import marker_of


@pytest.mark.parametrize(
    ("line", "rest", "group"),
    [
        ("Also Read: Ten Years of Tram Planning", "Ten Years of Tram Planning", "related"),
        ("ALSO READ Ten Years of Tram Planning", "Ten Years of Tram Planning", "related"),
        ("Also read | Ten Years", "Ten Years", "related"),
        ("[Related: Ten Years of Tram Planning]", "Ten Years of Tram Planning", "related"),
        ("» Read more – Ten Years", "Ten Years", "related"),
        ("See also: Ten Years: A Story", "Ten Years: A Story", "related"),
        ("More on this:", "", "related"),
        ("Related articles", "", "related"),
        ("Lesen Sie auch: Zehn Jahre Planung", "Zehn Jahre Planung", "related"),
        ("Mehr zum Thema", "", "related"),
        ("Leggi anche: Dieci anni", "Dieci anni", "related"),
        ("Zobacz także: Dziesięć lat", "Dziesięć lat", "related"),
        ("Lea también: Diez años", "Diez años", "related"),
        ("LE PUEDE INTERESAR: Diez años", "Diez años", "related"),
        ("À lire aussi » Dix ans", "Dix ans", "related"),
        ("A LIRE AUSSI : Dix ans", "Dix ans", "related"),
        ("【関連記事】路面電車の10年", "路面電車の10年", "related"),
        ("あわせて読みたい", "", "related"),
        ("Читайте также: Десять лет", "Десять лет", "related"),
        ("Leia também: Dez anos", "Dez anos", "related"),
        ("Lees ook: Tien jaar", "Tien jaar", "related"),
        ("관련기사: 십 년", "십 년", "related"),
        ("اقرأ أيضاً: عشر سنوات", "عشر سنوات", "related"),
        ("İlgili haber: On yıl", "On yıl", "related"),
        ("You might also like", "", "more"),
        ("Don’t Miss", "", "more"),
        ("More from Example Times", "", "more"),
        ("Meistgelesen", "", "more"),
    ],
)
def test_markers_of_many_sites(line, rest, group):
    found = marker_of(line)
    assert found is not None
    assert (found.rest, found.group) == (rest, group)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The council voted 31 to 14.",
        "Related to this, the mayor said: no.",
        "Read the letter: it says all.",
        "Related Topics",
        "Also, read: this",
        "More trains will run, the operator said, because the old ones were full: too full.",
        "Watching the river rise: a report",
    ],
)
def test_ordinary_lines_have_no_marker(line):
    assert marker_of(line) is None


def test_words_that_prose_uses_too_are_known_as_such():
    assert marker_of("Background: Schools try something new.").plain
    assert not marker_of("Also Read: Schools try something new.").plain
