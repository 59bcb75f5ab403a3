"""The content of the main window: the rail and its screens, or a session that takes all of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.app.navigation import Place, Stage
from recovery_timer.ui.actions import EVERYWHERE, OUTSIDE_A_SESSION, Command, Section, add_actions
from recovery_timer.ui.navigation import Page, Rail, Screen
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.window import SMALLEST

if TYPE_CHECKING:
    from recovery_timer.ui.widgets.cross_fade import CrossFade


class WindowContent(QWidget):
    """Shows the place where the user is. A screen and its shortcuts are made when it is first shown."""

    def __init__(self, theme: ThemeManager, window: QMainWindow, notices: Notices) -> None:
        """Empty until `set_screens`. The shortcuts work in all of ``window``; ``notices`` float over the screens."""
        super().__init__()
        self._theme = theme
        self._window = window
        self._notices = notices
        self._pages: dict[str, Page] = {}
        self._actions: dict[str, Sequence[QAction]] = {}
        self._screens: Mapping[str, Screen] = {}
        self._sections: Sequence[Section] = ()
        self._rail: Rail | None = None
        self._home, self._beside_rail, self._whole = QWidget(), QStackedWidget(), QStackedWidget()
        self._whole.addWidget(self._home)
        self._scroll: QScrollArea | None = None
        self._shown = ""
        self._fade: CrossFade | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._whole)
        notices.float_over(self)

    def set_screens(
        self, rail: Sequence[Screen], session: Mapping[Stage, Screen], commands: Mapping[str, Command]
    ) -> Rail:
        """Show the screens of ``rail`` beside the rail and those of ``session`` full-size; return the rail.

        ``commands`` has the commands of the actions that belong to no screen.
        """
        self._rail = Rail(self._theme, rail)
        row = QHBoxLayout(self._home)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._beside_rail, 1)
        self._screens = {screen.id: screen for screen in rail} | {stage.value: each for stage, each in session.items()}
        self._sections = (
            *(Section(each.title, each.actions) for each in (*session.values(), *rail) if each.actions),
            Section(self.tr("Outside a session"), OUTSIDE_A_SESSION),
            Section(self.tr("Everywhere"), EVERYWHERE),
        )
        commands = {**commands, "shortcuts": self.show_shortcuts, "quit": self._window.close}
        add_actions(self._window, EVERYWHERE, commands)
        add_actions(self._window, OUTSIDE_A_SESSION, commands)
        return self._rail

    def show_place(self, place: Place) -> None:
        """Show ``place``, and enable only its shortcuts."""
        at_home = place.stage is Stage.HOME
        shown = place.screen if at_home else place.stage.value
        page = self._page(shown)
        fade = self._fade_from(shown)
        if at_home:
            self._beside_rail.setCurrentWidget(page.widget)
            if self._rail is not None:
                self._rail.show_chosen(shown)
        self._whole.setCurrentWidget(self._home if at_home else page.widget)
        for screen, actions in self._actions.items():
            for action in actions:
                action.setEnabled(screen == shown)
        if place.stage is not Stage.GUIDE:
            self._window.setWindowTitle("")
        self._window.setAcceptDrops(at_home)
        self._notices.set_in_session(place.stage is Stage.GUIDE)
        page.focus()
        if fade is not None:
            fade.play()

    def _fade_from(self, shown: str) -> "CrossFade | None":
        """Return what fades out the page that ``shown`` replaces; None if there is none, or animations are off."""
        before, self._shown = self._shown, shown
        if before in {"", shown} or not self._theme.is_animated:
            return None
        if self._fade is None:
            # Imported late: the first page fades from nothing.
            from recovery_timer.ui.widgets.cross_fade import CrossFade

            self._fade = CrossFade(self._theme, self)
        self._fade.begin()
        return self._fade

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll the screens if the window may be smaller than they can be."""
        smallest = QSize(*SMALLEST)
        if self._scroll is None and smallest.boundedTo(self._window.minimumSize()) != smallest:
            self._scroll = QScrollArea()
            # Its keys are the session's, and Tab scrolls to each control.
            self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._scroll.setWidgetResizable(True)
            self._column.replaceWidget(self._whole, self._scroll)
            # Below the notices, which float.
            self._scroll.lower()
            self._whole.setMinimumSize(smallest)
            self._scroll.setWidget(self._whole)

    def _page(self, screen: str) -> Page:
        if screen not in self._pages:
            row = self._screens[screen]
            page = self._pages[screen] = row.make()
            (self._whole if screen in {stage.value for stage in Stage} else self._beside_rail).addWidget(page.widget)
            self._actions[screen] = add_actions(self._window, row.actions, page.commands)
            page.offer(self._actions[screen])
        return self._pages[screen]

    def show_shortcuts(self) -> None:
        """Open the list of all shortcuts."""
        # Imported late: rarely used, and the first window must not wait for it.
        from recovery_timer.ui.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._theme, self._sections, self._window).open()
