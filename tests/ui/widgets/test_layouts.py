from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from recovery_timer.ui.widgets.layouts import resize_within_screen


class LaidOut:
    """A screen with little room."""

    def availableSize(self) -> QSize:
        return QRect(0, 0, 683, 364).size()


class Dialog(QDialog):
    """A dialog on a small screen."""

    def screen(self) -> LaidOut:  # type: ignore[override]  # only this is used of it
        return LaidOut()


def test_resize_within_screen__is_as_large_as_requested_or_as_fits(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    resize_within_screen(dialog, 540, 520)
    assert dialog.size() == QSize(540, 316)
    resize_within_screen(dialog, 900, 200)
    assert dialog.size() == QSize(667, 200)
