"""The floor of every start: an empty PySide6 window that says when it was painted, and ends."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, say_painted)


def say_painted() -> None:
    print("painted", flush=True)
    QApplication.quit()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Window()
    window.resize(1280, 800)
    window.show()
    sys.exit(app.exec())
