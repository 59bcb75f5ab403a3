"""Notices: one-line messages at the foot of the window about what happened, what was kept and what can be done."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_MOST = 3


class Notices(QWidget):
    """Holds a few notices until they are closed. A text that is already shown is not shown a second time.

    Lasting notices stand above them: they cannot be closed, and go when their cause is over.
    """

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
        self._rows.setSpacing(theme.px(8))
        self._shown: list[_Notice] = []
        self._lasting: dict[str, _Notice] = {}
        self.hide()

    def show_notice(
        self,
        text: str,
        *,
        problem: bool = False,
        action: str = "",
        act: Callable[[], None] | None = None,
        more: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Show ``text``; ``action`` labels a button that calls ``act`` and closes the notice.

        ``more`` has the labels and actions of further buttons.
        """
        self.withdraw(text)
        notice = _Notice(self._theme, text, problem=problem)
        if act is not None:
            notice.add_action(action, partial(self._act, notice, act))
        for other, do in more:
            notice.add_action(other, partial(self._act, notice, do))
        notice.add_close(self.tr("Close"), partial(self.close_notice, notice))
        self._shown.append(notice)
        self._rows.addWidget(notice)
        while len(self._shown) > _MOST:
            self.close_notice(self._least_needed())
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_lasting(self, topic: str, text: str, *, action: str, act: Callable[[], None]) -> None:
        """Show a problem until `end_lasting`, in place of any other of its ``topic``.

        ``action`` labels a button that calls ``act`` and leaves the notice in place.
        """
        if topic not in self._lasting:
            self._lasting[topic] = _Notice(self._theme, "", problem=True)
            self._lasting[topic].add_action(action, act)
            self._rows.insertWidget(len(self._lasting) - 1, self._lasting[topic])
        if self._lasting[topic].text != text:
            self._lasting[topic].say(text)
            self.show()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def end_lasting(self, topic: str) -> None:
        """Remove the lasting notice of ``topic``, if there is one."""
        if topic in self._lasting:
            self._take_away(self._lasting.pop(topic))

    def withdraw(self, text: str) -> None:
        """Close the notice with ``text``, if there is one."""
        for notice in tuple(self._shown):
            if notice.text == text:
                self.close_notice(notice)

    def texts(self) -> list[str]:
        """Return the texts shown: lasting notices, then the others, oldest first."""
        return [notice.text for notice in (*self._lasting.values(), *self._shown)]

    def clear(self) -> None:
        for notice in tuple(self._shown):
            self.close_notice(notice)

    def _least_needed(self) -> "_Notice":
        """Return the notice to drop for a new one: the oldest that is not a problem, else the second latest problem.

        The first problem is kept, as it is often the cause of the others.
        """
        plain = [notice for notice in self._shown[:-1] if not notice.problem]
        return plain[0] if plain else self._shown[-2]

    def _act(self, notice: "_Notice", act: Callable[[], None]) -> None:
        self.close_notice(notice)
        act()

    def close_notice(self, notice: "_Notice") -> None:
        """Close ``notice``, if it is still open."""
        if notice in self._shown:
            self._shown.remove(notice)
            self._take_away(notice)

    def _take_away(self, notice: "_Notice") -> None:
        self._rows.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(bool(self._shown or self._lasting))


class _Notice(QFrame):
    def __init__(self, theme: ThemeManager, text: str, *, problem: bool) -> None:
        super().__init__()
        self.text = text
        self.problem = problem
        self._theme = theme
        set_role(self, "notice")
        self.setProperty("level", "problem" if problem else "plain")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        self._words = label("body", text, wrap=True)
        self._row.addWidget(self._words, 1)

    def say(self, text: str) -> None:
        self.text = text
        self._words.setText(text)

    def add_action(self, text: str, act: Callable[[], None]) -> None:
        self._row.addWidget(Button(self._theme, text, role="link", pressed=act))

    def add_close(self, name: str, act: Callable[[], None]) -> None:
        self._row.addWidget(Button(self._theme, role="icon", icon="close", name=name, pressed=act))
