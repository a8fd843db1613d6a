from newsreader.application.listing import Question
from newsreader.article.model import View, ViewKind
from newsreader.ui.history import History, Place

ALL = Question()
UNREAD = Question(View(ViewKind.UNREAD))


def test_back_and_forward_walk_the_articles_with_their_places():
    history = History()
    for number in (1, 2, 3):
        history.visit(Place(ALL, number))
        history.note_position(number / 10)
    assert history.back() == Place(ALL, 2, 0.2)
    assert history.back() == Place(ALL, 1, 0.1)
    assert history.back() is None
    assert history.forward() == Place(ALL, 2, 0.2)
    assert history.forward() == Place(ALL, 3, 0.3)
    assert history.forward() is None


def test_a_new_article_forgets_what_lay_ahead():
    history = History()
    for number in (1, 2):
        history.visit(Place(ALL, number))
    history.back()
    history.visit(Place(ALL, 9))
    assert history.forward() is None
    assert history.back() == Place(ALL, 1)


def test_the_same_article_in_another_list_is_no_step():
    history = History()
    history.visit(Place(ALL, 1))
    history.visit(Place(UNREAD, 1))
    assert history.back() is None
    assert history.present == Place(UNREAD, 1)
