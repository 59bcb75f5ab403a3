from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.widgets.kept_picture import KeptPicture


class Dot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.painted = 0
        self.picture = KeptPicture(self, self._paint)
        self.resize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.picture.show(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        self.painted += 1
        painter.fillRect(10, 10, 20, 20, Qt.GlobalColor.red)


def test_show__paints_once__and_again_for_another_size_or_content(qtbot: QtBot) -> None:
    dot = Dot()
    qtbot.addWidget(dot)
    pixels = [dot.grab().toImage().pixelColor(20, 20).name() for _ in range(3)]
    assert (pixels, dot.painted) == (["#ff0000"] * 3, 1)
    dot.resize(50, 40)
    dot.grab()
    assert dot.painted == 2
    dot.picture.forget()
    dot.grab()
    assert dot.painted == 3
