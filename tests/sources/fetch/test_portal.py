from newsreader.sources.fetch.portal import SamePage


def test_the_same_page_for_three_sites_is_none_of_theirs():
    pages = SamePage()
    assert [pages.seen(f"{n}.example", f"{n}.example", b"<p>Log in") for n in range(4)] == [False, False, True, True]


def test_one_host_that_answers_for_three_sites_is_no_site_of_theirs():
    pages = SamePage()
    assert [pages.seen(f"{n}.example", "login.example", b"<p>%d" % n) for n in range(3)] == [False, False, True]


def test_a_site_that_answers_for_itself_is_none():
    pages = SamePage()
    assert not any(pages.seen("site.example", "www.site.example", b"<p>Not found") for _ in range(5))
    assert not any(pages.seen(f"{n}.example", f"{n}.example", b"<p>%d" % n) for n in range(5))
