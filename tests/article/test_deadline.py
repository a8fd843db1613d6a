import time

from newsreader.article import deadline, markdown_html


def test_the_answer_of_the_other_process_comes_back():
    html = deadline.run_with_deadline(markdown_html.convert_english, "Grüße *und* \ud800", 60)
    assert html == "<p>Grüße <em>und</em> ?</p>"


def test_work_that_takes_too_long_is_ended():
    begun = time.monotonic()
    assert deadline.run_with_deadline(markdown_html.convert_english, "[" * 60_000, 0.5) is None
    assert time.monotonic() - begun < 60


def test_work_that_fails_gives_nothing():
    assert deadline.run_with_deadline(deadline.run_with_deadline, "x", 60) is None
