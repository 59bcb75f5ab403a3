"""Leads the user from place to place as `app.navigation` decides, and asks where it says to ask."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from recovery_timer.app.navigation import ASK, Move, Place, Stage, follow
from recovery_timer.ui.theme.manager import ThemeManager


class Navigator(QObject):
    """Holds the `place` where the user is. `moved` is emitted with it after every move."""

    moved = Signal(Place)

    def __init__(self, theme: ThemeManager, window: QWidget, *, home: str, end_session: Callable[[], None]) -> None:
        """Start on the screen ``home``. Questions belong to ``window``; ``end_session`` ends the current session."""
        super().__init__(window)
        self.place = Place(Stage.HOME, home)
        self._theme = theme
        self._window = window
        self._end_session = end_session

    @property
    def is_in_session(self) -> bool:
        """Whether a session is under way."""
        return self.place.stage is Stage.GUIDE

    def show(self, screen: str) -> None:
        """Show a screen of the rail; during a session, ask first whether to end it."""
        self._move(Move.SHOW, lambda: self.show(screen), screen=screen)

    def go_back(self) -> None:
        """Show the screen that was shown before the session; during one, ask first whether to end it."""
        self._move(Move.SHOW, self.go_back)

    def welcome(self) -> None:
        """Show what the program is for; during a session, ask first whether to end it."""
        self._move(Move.WELCOME, self.welcome)

    def leave(self, then: Callable[[], None], *, next_routine: str = "") -> None:
        """Do ``then``; during a session, ask first whether to end it. It goes on while the question stands.

        The question names ``next_routine``, if that is what ``then`` begins.
        """
        if self._move(Move.LEAVE, then, next_routine=next_routine):
            then()

    def session_begins(self) -> None:
        """Show the guide: a session begins or is resumed."""
        self._move(Move.BEGIN)

    def session_is_over(self) -> None:
        """Show the result of the session."""
        self._move(Move.OVER)

    def _move(
        self,
        move: Move,
        then: Callable[[], None] = lambda: None,
        *,
        screen: str | None = None,
        next_routine: str = "",
    ) -> bool:
        """Move, or ask whether to end the session and do ``then``; return whether it moved."""
        place = follow(self.place, move, screen)
        if place is ASK:
            self._ask(then, move, next_routine)
            return False
        self.place = place
        self.moved.emit(place)
        return True

    def _ask(self, then: Callable[[], None], move: Move, next_routine: str) -> None:
        # Imported late: the first window asks no question.
        from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog

        def end() -> None:
            self._end_session()
            then()

        words = self.tr("Your progress is saved.")
        if move is Move.SHOW:
            words = self.tr("A session has the whole window until it is over. Your progress is saved.")
        elif next_routine:
            words = self.tr("Then “{name}” begins. Your progress is saved.").replace("{name}", next_routine)
        QuestionDialog(
            self._theme,
            self._window,
            heading=self.tr("End this session?"),
            text=words,
            answers=(QuestionButton(self.tr("End session"), end), QuestionButton(self.tr("Keep going"))),
        ).open()
