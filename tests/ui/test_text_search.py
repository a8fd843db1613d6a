from newsreader.ui.text_search import find_all, find_whole, find_words


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


def test_the_words_of_a_reason_are_found_whole():
    assert find_whole("The lock, locks and the Lock of Old  Town", ["lock", "old town"]) == [(4, 8), (24, 28), (32, 41)]
    assert find_whole("x", ["", " "]) == []


def test_a_short_word_in_capitals_is_meant_so():
    assert find_whole("They told us that the US told us", ["US"]) == [(22, 24)]
    assert find_whole("UNESCO unesco", ["UNESCO"]) == [(0, 6), (7, 13)]


def test_a_script_without_gaps_has_its_words_found_inside():
    assert find_whole("京都の堤道は通行止め", ["堤道"]) == [(3, 5)]
    assert find_whole("C++ and C", ["C++"]) == [(0, 3)]
