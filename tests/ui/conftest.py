"""The running program on fakes, for the tests of its screens.

A style sheet costs two thirds of the time of such a test, so only tests marked ``@pytest.mark.styled``, which measure
lengths or colours, get one.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.language import use_language
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.style import style_sheet
from tests.fakes.ports import Fakes
from tests.running_app import RunningApp


@pytest.fixture(scope="session", autouse=True)
def _language(qapp: QApplication) -> None:
    """Load the user's language for every test: even English gets its plurals from a translation."""
    use_language(qapp, QLocale("en_GB"))


@pytest.fixture
def plain_app(qapp: QApplication) -> Iterator[None]:
    """Undo what a `ThemeManager` changes in the application."""
    font, palette = qapp.font(), qapp.palette()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def is_styled(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("styled") is not None


@pytest.fixture
def theme(qapp: QApplication, plain_app: None, is_styled: bool) -> Iterator[ThemeManager]:
    made = ThemeManager(qapp, style=style_sheet if is_styled else None, scale=1.0)
    made.apply()
    yield made
    made.deleteLater()


@pytest.fixture
def run_app(qapp: QApplication, qtbot: QtBot, plain_app: None, is_styled: bool) -> Iterator[Callable[..., RunningApp]]:
    """Return a function that starts the program. ``scale`` is the text's; the other arguments are those of `RunningApp`
    and `Fakes`."""
    started: list[RunningApp] = []

    def run(*, scale: float = 1.0, opens: bool = True, at_home: bool = True, **machine: object) -> RunningApp:
        fakes = Fakes(**machine)  # type: ignore[arg-type]  # up to the caller
        running = RunningApp(qapp, fakes, styled=is_styled, scale=scale, opens=opens, at_home=at_home)
        started.append(running)
        qtbot.addWidget(running.window, before_close_func=_let_close)
        if not opens:
            return running
        with qtbot.waitExposed(running.window):
            running.window.show()
        running.window.activateWindow()
        return running

    yield run
    for running in started:
        running.player.break_off()
        running.theme.deleteLater()


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    return run_app()


@pytest.fixture
def show_alone(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Return a function that shows a screen in a window of its own, without the rail and the other screens."""

    def show(screen: QWidget) -> None:
        qtbot.addWidget(screen)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()

    return show


def _let_close(window: QWidget) -> None:
    window.close_without_asking()  # type: ignore[attr-defined]  # a MainWindow
