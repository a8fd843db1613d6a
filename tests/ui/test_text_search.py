from newsreader.ui.text_search import find_all, find_words


def test_finds_words_whatever_their_case_and_space():
    assert find_all("The River\nMarl, the river  marl", "river marl") == [(4, 14), (20, 31)]
    assert find_all("abc", "  ") == []


def test_finds_what_patterns_would_misread():
    assert find_all("a.b (c) a.b", "(c)") == [(4, 7)]


def test_places_count_wide_characters_twice():
    assert find_all("😀 river 😀😀 river", "river") == [(3, 8), (14, 19)]


def test_words_are_found_by_their_beginning():
    assert find_words("flood floods aflood Flood", ["flood"]) == [(0, 5), (6, 12), (20, 25)]
    assert find_words("x", []) == []


def test_a_letter_on_a_long_page_is_found_so_often_and_no_oftener():
    assert len(find_all("e " * 100_000, "e", limit=1000)) == 1000
