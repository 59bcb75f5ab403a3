"""The line of the last run. A run is logged by two presses, which day and when, or by one typed line."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_timer.journal import moments
from recovery_timer.journal.entries import Run
from recovery_timer.ui.follow_ups.model import FollowUpsModel
from recovery_timer.ui.text import domain, journal
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import ButtonRole
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.text import label

_TIMES = (time(8), time(12), time(18))
"""The hours on offer: morning, noon, evening. Few users remember the minute."""

_RECENT_H = 48
_BUTTON_PX = 28


class RunLine(QWidget):
    """Says when the last run was, or asks; a run of the last 48 hours answers the question.

    `arranged` is emitted when its buttons have changed.
    """

    arranged = Signal()

    def __init__(self, theme: ThemeManager, model: FollowUpsModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._said = label("muted")
        # As high as a button, since the widgets of a line are aligned at its lower edge.
        self._said.setMinimumHeight(theme.px(_BUTTON_PX))
        self.buttons: list[Button] = []
        self.hard: Button | None = None
        """The switch of the last run; None while the question is shown."""
        self._flow = FlowLayout(theme.px(8))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._flow, 1)
        self._flow.addWidget(self._said)
        self.refresh()

    def refresh(self) -> None:
        """Show the last run, or the question."""
        run, now = self._model.last_run, self._model.now
        if run is not None and moments.hours_between(run.at, now) < _RECENT_H:
            facts = [
                self.tr("Last run"),
                journal.day_and_time(run.at, now),
                journal.run_facts(replace(run, hard=False)),
            ]
            self._say(self.tr(" · ").join(fact for fact in facts if fact))
            self._offer_hard(run)
            self._offer(self.tr("Change"), lambda: self._ask(change=True))
            self._offer(self.tr("Log another"), self._ask)
        else:
            self._say(self.tr("Did you run?"))
            self._offer(self.tr("Today"), lambda: self._choose(now.date()))
            self._offer(self.tr("Yesterday"), lambda: self._choose(now.date() - timedelta(days=1)))
            self._offer(self.tr("Type it…"), self._ask)
        self.arranged.emit()

    def _offer_hard(self, run: Run) -> None:
        """Show the switch for ``run``. If it had the keyboard focus, it keeps it, although the line is rebuilt."""

        def switch() -> None:
            had_focus = switched.hasFocus()
            self._model.keep(replace(run, hard=not run.hard), run)
            if had_focus and self.hard is not None:
                self.hard.setFocus(Qt.FocusReason.OtherFocusReason)

        self.hard = switched = self._offer(self.tr("Long or hard"), switch, role="chip")
        switched.setCheckable(True)
        switched.setChecked(run.hard)

    def focus_first(self) -> None:
        """Give the focus to the first button."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, day: date) -> None:
        """Ask when on ``day`` the run was."""
        now = self._model.now
        self._say(self.tr("When today?") if day == now.date() else self.tr("When yesterday?"))
        if day == now.date():
            self._offer(self.tr("Just now"), lambda: self._log(now))
        for each in _TIMES:
            at = datetime.combine(day, each, tzinfo=now.tzinfo)
            if at < now:
                self._offer(domain.format_time_of_day(at), partial(self._log, at))
        self._offer(self.tr("Type it…"), self._ask)
        self._offer(self.tr("Cancel"), self._cancel)
        self.arranged.emit()
        self.focus_first()

    def _cancel(self) -> None:
        self.refresh()
        self.focus_first()

    def _log(self, at: datetime) -> None:
        self._model.keep(Run(id=self._model.new_id(), at=at))
        self.focus_first()

    def _ask(self, *, change: bool = False) -> None:
        # Imported late: nothing for parsing typed lines is loaded before it is needed.
        from recovery_timer.ui.entries.log_dialogs import RunDialog

        RunDialog(self._theme, self._model, self.window(), self._model.last_run if change else None).open()

    def _say(self, words: str) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons, self.hard = [], None
        self._said.setText(words)

    def _offer(self, words: str, act: Callable[[], None], *, role: ButtonRole = "link") -> Button:
        button = Button(self._theme, words, role=role, pressed=act)
        self.buttons.append(button)
        self._flow.addWidget(button)
        button.show()
        return button
