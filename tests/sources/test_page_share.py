"""How much of a page's own text is said to have been kept."""

import pytest

from newsreader.sources.page import parse_page
from newsreader.sources.page_share import share_of_container
from newsreader.sources.page_tree import drop_unseen, outside, parse_tree


def prose(word):
    """Sixty words that no other prose has."""
    return " ".join(f"{word}{number}" for number in range(60)) + ". "


def share(body, *kept):
    tree = parse_tree(f"<html><body><article><h1>Case</h1>{body}</article></body></html>")
    aside = outside(tree)
    drop_unseen(tree)
    return share_of_container(tree, aside, "\n\n".join(prose(word) for word in kept))


@pytest.mark.parametrize(
    "lost", ["{}", "<b>{}</b>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<div><div>{}</div></div>"]
)
def test_text_that_was_lost_counts_in_whatever_element_it_stands(lost):
    body = f"<p>{prose('red')}</p>{lost.format(prose('green'))}<p>{prose('blue')}</p>"
    assert share(body, "red", "green", "blue") == 1.0
    assert share(body, "red", "blue") == pytest.approx(2 / 3, abs=0.1)


@pytest.mark.parametrize(
    "left_out",
    [
        "<nav>{}</nav>",
        "<div class='related'>{}</div>",
        "<figure><figcaption>{}</figcaption></figure>",
        "<a href='/x'>{}</a>",
        "<script>{}</script>",
        "<div style='display: none'>{}</div>",
        "<div hidden>{}</div>",
        "<div class='newsletter'><p>{}</p></div>",
    ],
)
def test_menus_captions_and_links_do_not_count(left_out):
    body = f"<p>{prose('red')}</p>{left_out.format(prose('green'))}<p>{prose('blue')}</p>"
    assert share(body, "red", "blue") == 1.0


def test_too_little_text_tells_nothing():
    assert share("<p>A few words of a short note.</p>", "red") is None
    assert share("", "red") is None


@pytest.mark.parametrize(("lost", "said"), [("<fieldset>{}</fieldset>", True), ("<nav>{}</nav>", False)])
def test_a_page_much_of_which_could_not_be_read_says_so(lost, said):
    body = f"<p>{prose('red')}</p>{lost.format(prose('far') + prose('more'))}<p>{prose('blue')}</p>"
    article = parse_page(
        f"<html><body><article><h1>Case</h1>{body}</article></body></html>".encode(), "case.html", None
    )
    assert "far7" not in article.text
    assert any("own article text" in warning for warning in article.warnings) == said
