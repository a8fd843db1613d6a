import pytest
from PySide6.QtCore import QLocale

from newsreader.ui.written_number import written


@pytest.mark.parametrize(
    ("name", "text"), [("C", "1,234,567"), ("en_US", "1,234,567"), ("de_DE", "1.234.567"), ("ar_EG", "1,234,567")]
)
def test_thousands_are_grouped_as_the_reader_is_used_to(name, text):
    before = QLocale()
    QLocale.setDefault(QLocale(name))
    try:
        assert written(1_234_567) == text
    finally:
        QLocale.setDefault(before)
