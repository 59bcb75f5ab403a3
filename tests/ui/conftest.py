"""The whole window on stand-ins, for the tests of its screens."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.language import use_language
from recovery_timer.ui.theme.manager import ThemeManager
from tests.desk import Desk


@pytest.fixture(scope="session", autouse=True)
def _language(qapp: QApplication) -> None:
    """Let every test see the words that the user sees: even English has its plurals from a translation."""
    use_language(qapp)


@pytest.fixture
def usual_dress(qapp: QApplication) -> Iterator[None]:
    """What a `ThemeManager` puts on the application is taken off again."""
    font, palette = qapp.font(), qapp.palette()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def theme(qapp: QApplication, usual_dress: None) -> Iterator[ThemeManager]:
    made = ThemeManager(qapp, scale=1.0)
    yield made
    made.deleteLater()


@pytest.fixture
def make_desk(qapp: QApplication, qtbot: QtBot, usual_dress: None) -> Iterator[Callable[..., Desk]]:
    """Return what makes a desk, with its window shown; its arguments are `Desk`'s."""
    made: list[Desk] = []

    def make(**arguments: object) -> Desk:
        desk = Desk(qapp, **arguments)  # type: ignore[arg-type]  # the caller's affair
        made.append(desk)
        qtbot.addWidget(desk.window, before_close_func=_let_close)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        desk.window.activateWindow()
        return desk

    yield make
    for desk in made:
        desk.player.break_off()
        desk.theme.deleteLater()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


def _let_close(window: QWidget) -> None:
    window.close_without_asking()  # type: ignore[attr-defined]  # a MainWindow
