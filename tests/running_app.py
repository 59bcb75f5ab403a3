"""The whole program with its window, composed as the real one is, on a machine of fakes."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QApplication

from recovery_timer.desktop.composition import Program
from recovery_timer.desktop.options import Options
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from recovery_timer.ui import text
from recovery_timer.ui.theme.style import style_sheet
from recovery_timer.ui.welcome.screen import WelcomeScreen
from recovery_timer.ui.widgets.button import Button
from tests.fakes.ports import EVENING, Fakes
from tests.fakes.ticker import FakeTicker


class RunningApp(Program):
    """The program; `fakes` is the machine that it runs on. It has a style sheet only where it is ``styled``.

    Unless it starts ``at_home``, the window has its keys and notices but no screen until one is opened: for tests of
    another screen. Unless it ``opens``, the window stays empty: for tests of a model, or of a screen by itself.
    """

    def __init__(
        self,
        app: QApplication,
        fakes: Fakes,
        *,
        styled: bool = False,
        scale: float = 1.0,
        opens: bool = True,
        at_home: bool = True,
    ) -> None:
        super().__init__(app, fakes.ports(), Options(), style=style_sheet if styled else None, scale=scale)
        self.fakes = fakes
        self._at_home = at_home
        if opens:
            self.open_window()

    def _show_first(self) -> None:
        if self._at_home:
            super()._show_first()

    @property
    def ticker(self) -> FakeTicker:
        """The player's."""
        ticker = self.player._ticker
        assert isinstance(ticker, FakeTicker)
        return ticker

    @property
    def check_ticker(self) -> FakeTicker:
        """The sound check's."""
        ticker = self.sound_check._ticker
        assert isinstance(ticker, FakeTicker)
        return ticker

    @property
    def welcome_screen(self) -> WelcomeScreen:
        """The welcome, once it has been shown."""
        screen = self.window.findChild(WelcomeScreen)
        assert isinstance(screen, WelcomeScreen)
        return screen

    @property
    def restore_button(self) -> Button:
        """The button that opens the backups."""
        return next(
            each for each in self.settings_screen.findChildren(Button) if each.text() == text.tr("Browse backups…")
        )

    @property
    def session(self) -> Session:
        """The current session, or else the last one."""
        assert self.player.session is not None
        return self.player.session

    def state(self) -> State:
        """Return the session's state. A method, so that type checkers do not narrow it."""
        return self.session.state

    def start(self, name: str) -> None:
        """Start the routine called ``name``."""
        routine = self.library.find(name)
        self.session_controller.play(self.routines_model.timeline(routine.id), routine.id)

    def let_pass(self, ms: int) -> None:
        """Advance the time, with the ticker ringing whenever it is due, as on a machine that is never late."""
        clock, ticker = self.fakes.clock, self.ticker
        end = clock.now_ms + ms
        while ticker.armed is not None and clock.now_ms + ticker.armed <= end:
            clock.advance(ticker.armed)
            ticker.fire()
        clock.advance(end - clock.now_ms)
        self.guide_screen.refresh()


def used_lately() -> dict[str, datetime]:
    """Return when some built-in routines were last used."""
    return {
        "builtin-post-run-basics": EVENING - timedelta(days=1),
        "builtin-contrast-bath": EVENING - timedelta(days=4),
        "builtin-foam-roll-legs": EVENING - timedelta(days=40),
    }
