from newsreader.ui.article_blocks import Block, Style
from newsreader.ui.article_shape import body_blocks


def shape(html, lede="", headline="The river returns", images=("a",)):
    return [block.kind for block in body_blocks(html, headline, lede, images) if isinstance(block, Block)]


def test_the_first_paragraph_is_the_lede_if_the_article_says_so():
    html = "<p>One and all.</p><p>Two.</p>"
    assert shape(html, "One  and all.") == ["lede", "paragraph"]
    assert shape(html, "Two.") == ["paragraph", "paragraph"]
    assert shape(html) == ["paragraph", "paragraph"]


def test_a_lede_as_long_as_a_page_is_set_as_text():
    assert shape(f"<p>{'word ' * 200}</p>", "word " * 200) == ["paragraph"]


def test_the_headline_is_not_said_twice():
    assert shape("<h1>The River Returns!</h1><p>x</p>") == ["paragraph"]
    assert shape("<h1>Another</h1><p>x</p>") == ["heading2", "paragraph"]


def test_an_emphasised_line_under_a_picture_is_its_caption():
    html = '<p><img src="image:a" alt=""></p><p><em>Dawn.</em></p><p><em>Not this.</em></p>'
    assert shape(html) == ["picture", "caption", "paragraph"]
    assert shape('<img src="image:a"><p>Photo: Ines Calder</p>') == ["picture", "caption"]
    assert shape('<img src="image:a"><p>The river rose.</p>') == ["picture", "paragraph"]


def test_a_caption_keeps_no_emphasis_but_its_own():
    html = '<img src="image:a"><p><em>The bay.</em></p><img src="image:a"><p>Photo: <em>Ines Calder</em></p>'
    captions = [block for block in body_blocks(html, "", "", ["a"]) if block.kind == "caption"]
    assert [[run.style for run in block.runs] for block in captions] == [[Style.PLAIN], [Style.PLAIN, Style.ITALIC]]


def test_a_list_behind_the_last_rule_holds_footnotes():
    assert shape("<p>a</p><hr><ol><li>note</li></ol>") == ["paragraph", "rule", "footnote"]
    assert shape("<p>a</p><hr><p>b</p>") == ["paragraph", "rule", "paragraph"]


def test_a_missing_picture_says_so_in_words_that_are_not_copied():
    (block,) = body_blocks('<img src="https://x.example/a.png" alt="Map">', "", "", ())
    assert block.text == "Map"
    assert block.runs[0].style == Style.SOFT
