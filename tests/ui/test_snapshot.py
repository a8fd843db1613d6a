import pytest
from PySide6.QtGui import QImage

from newsreader.application.snapshot import SnapshotOptions
from newsreader.article.errors import NewsreaderError
from newsreader.library import Library
from newsreader.ui import snapshot
from newsreader.ui.theme import Theme


@pytest.fixture
def take(qapp, tmp_path, monkeypatch):
    """Takes a snapshot of a library and answers exit code and picture."""
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")

    def taking(library, **options):
        file = tmp_path / "picture.png"
        code = snapshot.run(SnapshotOptions(library=library, file=file, **options))
        return code, QImage(str(file))

    return taking


def colours(picture):
    return {picture.pixelColor(x, y).name().upper() for x in range(0, picture.width(), 7) for y in range(0, 300, 7)}


def test_the_real_window_is_drawn_and_the_library_stays_as_it_is(take, library_path):
    before = library_path.read_bytes()
    code, picture = take(library_path, size=(1000, 700), theme="sepia")
    assert code == 0
    assert picture.size().toTuple() == (1000, 700)
    theme = Theme("sepia")
    assert {theme["side"].upper(), theme["page"].upper(), theme["sel"].upper()} <= colours(picture)
    assert library_path.read_bytes() == before


def test_an_article_can_be_named(take, library_path):
    library = Library.open(library_path)
    count = library.counts().all
    library.close()
    one = take(library_path, article=1)[1]
    other = take(library_path, article=2)[1]
    assert one != other
    assert take(library_path, article=count + 1)[0] == 1


def test_an_empty_library_shows_the_articles_that_come_along(take, tmp_path):
    path = tmp_path / "new.db"
    assert take(path)[0] == 0
    library = Library.open(path)
    assert library.counts().all == 0
    library.close()


def test_a_place_that_cannot_be_written_is_an_error_to_mend(take, library_path, tmp_path):
    with pytest.raises(NewsreaderError, match="could not be written"):
        snapshot.run(SnapshotOptions(library=library_path, file=tmp_path / "nowhere" / "picture.png"))
