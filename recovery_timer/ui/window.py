"""The main window: the rail and its screens, or a session over all of it; notices at its foot."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.app.navigation import Place, Stage
from recovery_timer.ui.actions import EVERYWHERE, OUTSIDE_A_SESSION, Command, Section, add_actions
from recovery_timer.ui.navigation import Page, Rail, Screen
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.theme.manager import ThemeManager

SMALLEST = (800, 560)
"""The screens are designed for this size and more, in px. A window on a smaller screen scrolls them."""
USUAL = (1280, 800)

_FRAME_PX = (16, 48)
"""Room for the window's frame and title bar, whose size is known only once it is shown."""


class MainWindow(QMainWindow):
    """Shows the place where the user is. A screen is made when it is first shown, and its keys with it.

    `activated` is emitted whenever the user turns to it. `close_requested` asks whether it may close, `close_agreed`
    that the program ends. `dropped` has the files that were dropped.
    """

    activated = Signal()
    close_requested = Signal()
    close_agreed = Signal()
    dropped = Signal(list)

    def __init__(self, theme: ThemeManager, notices: Notices) -> None:
        """Be empty until `set_screens`."""
        super().__init__()
        self._theme = theme
        self._may_close = False
        self._pages: dict[str, Page] = {}
        self._actions: dict[str, Sequence[QAction]] = {}
        self._outside: Sequence[QAction] = ()
        self._screens: Mapping[str, Screen] = {}
        self._sections: Sequence[Section] = ()
        self._rail: Rail | None = None
        self._home, self._beside_rail, self._whole = QWidget(), QStackedWidget(), QStackedWidget()
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.resize(*USUAL)
        self._whole.addWidget(self._home)
        central = QWidget()
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._whole)
        self._notices = notices
        notices.float_over(central)
        self.setCentralWidget(central)

    def fit_into(self, screen: QSize) -> None:
        """Be no larger than ``screen``, the free part of the one where the window will be shown."""
        room = screen - QSize(*_FRAME_PX)
        smallest = QSize(*SMALLEST)
        if smallest.boundedTo(room) != smallest:
            self._scroll()
            self.setMinimumSize(smallest.boundedTo(room))
        self.resize(self.size().boundedTo(room))

    def set_screens(
        self, rail: Sequence[Screen], session: Mapping[Stage, Screen], commands: Mapping[str, Command]
    ) -> Rail:
        """Have the screens of ``rail`` beside it, and those of ``session`` over all; return the rail.

        ``commands`` has what the actions do that belong to no screen.
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
        commands = {**commands, "shortcuts": self._show_shortcuts, "quit": self.close}
        add_actions(self, EVERYWHERE, commands)
        self._outside = add_actions(self, OUTSIDE_A_SESSION, commands)
        return self._rail

    def show_place(self, place: Place) -> None:
        """Show ``place``, and let only its keys act."""
        at_home = place.stage is Stage.HOME
        shown = place.screen if at_home else place.stage.value
        page = self._page(shown)
        if at_home:
            self._beside_rail.setCurrentWidget(page.widget)
            if self._rail is not None:
                self._rail.show_chosen(shown)
        self._whole.setCurrentWidget(self._home if at_home else page.widget)
        for screen, actions in self._actions.items():
            for action in actions:
                action.setEnabled(screen == shown)
        for action in self._outside:
            action.setEnabled(place.stage is not Stage.GUIDE)
        if place.stage is not Stage.GUIDE:
            self.setWindowTitle("")
        self._notices.set_in_session(place.stage is Stage.GUIDE)
        page.focus()

    def close_without_asking(self) -> None:
        """Close without asking: the program is ending."""
        self._may_close = True
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_requested.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._whole.currentWidget() is self._home:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _scroll(self) -> None:
        """Scroll the screens, as the window is smaller than they can be."""
        scroll = QScrollArea()
        # Its keys are the session's, and Tab scrolls to each control.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        self._column.replaceWidget(self._whole, scroll)
        # Below the notices, which float.
        scroll.lower()
        self._whole.setMinimumSize(*SMALLEST)
        scroll.setWidget(self._whole)

    def _page(self, screen: str) -> Page:
        if screen not in self._pages:
            row = self._screens[screen]
            page = self._pages[screen] = row.make()
            (self._whole if screen in {stage.value for stage in Stage} else self._beside_rail).addWidget(page.widget)
            self._actions[screen] = add_actions(self, row.actions, page.commands)
            page.offer(self._actions[screen])
        return self._pages[screen]

    def _show_shortcuts(self) -> None:
        # Late: few look at it, and the first window does not wait for it.
        from recovery_timer.ui.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._theme, self._sections, self).open()
