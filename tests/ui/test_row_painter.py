import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from newsreader.article.model import ArticleRow
from newsreader.ui.fonts import load_fonts
from newsreader.ui.row_geometry import ROW_HEIGHT
from newsreader.ui.row_painter import RowLook, RowPainter
from newsreader.ui.row_words import EARLIEST, LATEST, chip, one_line, row_age, row_source, spoken_row
from newsreader.ui.theme import Theme

THEME = Theme("light")
READ = ArticleRow(1, "Headline", site="Desk", unread=False, excerpt="Excerpt")
UNREAD = ArticleRow(1, "Headline", site="Desk", excerpt="Excerpt")


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


def painted(row, theme=THEME, **look):
    image = QImage(300, theme.px(ROW_HEIGHT), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    RowPainter(theme).paint(painter, row, RowLook(**{"width": 300, "rtl": False, "ratio": 1.0} | look), None)
    painter.end()
    return image


def columns(image, token, theme=THEME):
    """The columns that hold a pixel of exactly this colour."""
    colour = QColor(theme[token])
    return {x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == colour}


def test_the_dot_of_an_unread_article_stands_before_the_text():
    assert columns(painted(UNREAD), "accent") <= set(range(13, 21))
    assert columns(painted(UNREAD), "accent")
    assert not columns(painted(READ), "accent")


def test_an_edited_article_has_a_quiet_mark_and_says_so():
    edited = READ._replace(edited=True)
    assert set(range(270, 284)) >= columns(painted(edited), "muted") - columns(painted(READ), "muted") != set()
    assert "Edited." in spoken_row(edited)
    assert "Edited." not in spoken_row(READ)


def sources_painted(row, **look):
    """The columns of the first line that the number of its sources fills."""
    image, bare = painted(row, **look), painted(row._replace(copies=0), **look)
    return {x for x in range(300) for y in range(30) if image.pixelColor(x, y) != bare.pixelColor(x, y)}


def test_a_row_says_how_many_sources_it_has_in_words_where_nothing_gives_way():
    words = sources_painted(READ._replace(copies=3))
    assert max(words) < 300 - 16
    assert min(words) < 250
    assert max(sources_painted(READ._replace(copies=3), rtl=True)) < 80
    long = READ._replace(site="The Estwick and Upper Wenning Valley", copies=3)
    inked = columns(painted(long), "text2")
    assert inked & set(range(270, 284))
    assert not inked & set(range(256, 268))
    assert "4 sources." in spoken_row(long)
    assert "sources" not in spoken_row(READ)


def test_a_mirrored_window_mirrors_the_row():
    assert columns(painted(UNREAD, rtl=True), "accent") <= set(range(300 - 21, 300 - 13))
    line = columns(painted(READ), "line")
    assert (min(line), max(line)) == (26, 283)
    mirrored = columns(painted(READ, rtl=True), "line")
    assert (min(mirrored), max(mirrored)) == (16, 273)


def test_the_hairline_gives_way_to_a_fill():
    assert not columns(painted(READ, selected=True), "line")
    assert not columns(painted(READ, hovered=True), "line")
    assert not columns(painted(READ, hairline=False), "line")


def test_selection_and_hover_fill_the_row_within_its_inset():
    for state, token in (("selected", "sel"), ("hovered", "hover")):
        filled = columns(painted(READ, **{state: True}), token)
        assert (min(filled), max(filled)) == (6, 293)


def test_a_bookmark_is_a_star_at_the_end_of_the_line():
    starred = ArticleRow(1, "Headline", site="Desk", bookmarked=True)
    star = columns(painted(starred), "star")
    assert star <= set(range(300 - 16 - 14, 300 - 16))
    assert star
    assert not columns(painted(READ), "star")


def test_what_a_search_found_is_marked():
    found = ArticleRow(1, "Marl restoration", excerpt="the Marl", headline_marks=((0, 4),), excerpt_marks=((4, 4),))
    assert columns(painted(found), "mark")
    assert not columns(painted(READ), "mark")


def test_the_ring_is_drawn_for_keyboard_focus():
    assert {8, 9, 150, 290} <= columns(painted(READ, ring=True), "accent")


def test_a_headline_that_arrived_has_a_chip_of_its_own():
    assert columns(painted(ArticleRow(-1, "Headline", target=4)), "accent")
    assert not columns(painted(ArticleRow(-1, "Headline")), "accent")


def test_a_row_on_its_way_has_a_shape_but_no_text():
    assert not columns(painted(None), "text")
    assert painted(None) != painted(ArticleRow(1, "", unread=False))


@pytest.mark.parametrize("name", ["light", "sepia", "dark"])
def test_every_theme_paints_its_own_colours(name):
    theme = Theme(name, 1.5)
    image = painted(UNREAD, theme)
    assert columns(image, "list", theme)
    assert columns(image, "accent", theme)


def test_an_awaited_headline_says_who_named_it_and_how_it_stands():
    awaited = ArticleRow(-3, "Flood audit", ("City votes",))
    assert row_source(awaited) == "Named by City votes"
    assert chip(awaited) == "not in your library"
    assert chip(ArticleRow(-3, "Flood audit", followed=True)) == "you will be told"
    assert chip(ArticleRow(-3, "Flood audit", followed=True, target=9)) == "is here"
    assert spoken_row(awaited) == "Flood audit. \u2068Named by City votes\u2069. not in your library."


def test_absent_states_are_not_spoken():
    read = ArticleRow(1, "Who won?", ("Ana", "Ben"), unread=False, precision="year")
    assert spoken_row(read) == "Who won? \u2068Ana, Ben\u2069, \u20681970\u2069."
    deleted = ArticleRow(1, "Gone", site="Desk", deleted=True, precision="year")
    assert spoken_row(deleted) == "Gone. \u2068Desk\u2069, \u20681970\u2069. In the recycle bin."


@pytest.mark.parametrize("moment", [-(10**15), 10**15, EARLIEST, LATEST])
def test_no_date_is_too_far_away_to_be_told(moment):
    assert row_age(ArticleRow(1, "Headline", order_time=moment))
    assert row_age(ArticleRow(1, "Headline", order_time=moment, precision="day"))


def test_line_breaks_become_spaces_one_for_one():
    assert one_line("a\r\nb\u2028c") == "a  b c"
    assert len(one_line("x" * 10_000)) == 600
