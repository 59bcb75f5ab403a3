"""The reminder rows that are not settings: daily reminders, a test of notifications, and the calendar."""

from collections.abc import Callable

from recovery_timer.app.settings import SettingGroup
from recovery_timer.app.telling import Telling
from recovery_timer.journal.today import DAILY_TECHNIQUES
from recovery_timer.ports import NotificationFailed, NotificationFault, NotificationShown
from recovery_timer.ui import text
from recovery_timer.ui.follow_ups.model import DAILY_AT, FollowUpsModel
from recovery_timer.ui.settings.rows import SettingRow
from recovery_timer.ui.settings.screen import SettingsScreen
from recovery_timer.ui.text import follow_ups
from recovery_timer.ui.text.problems import notification_fault
from recovery_timer.ui.text.settings import group_label
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.stepper import Stepper
from recovery_timer.ui.widgets.switch import Switch
from recovery_timer.ui.widgets.text import label
from recovery_timer.ui.widgets.time_edit import TimeEdit


def add_reminder_rows(
    theme: ThemeManager,
    screen: SettingsScreen,
    model: FollowUpsModel,
    telling: Telling,
    add_to_calendar: Callable[[], None],
) -> None:
    """Add the rows to the panel of reminders; ``add_to_calendar`` exports the follow-ups that lie ahead."""
    group = group_label(SettingGroup.REMINDERS)
    for technique in DAILY_TECHNIQUES:
        screen.add_row(group, DailyRow(theme, model, technique))
    screen.add_row(group, NotificationRow(theme, telling))
    screen.add_row(group, CalendarRow(theme, add_to_calendar))


class DailyRow(SettingRow):
    """Whether the user is reminded of ``technique`` every day, and when."""

    def __init__(self, theme: ThemeManager, model: FollowUpsModel, technique: str) -> None:
        name = follow_ups.daily_name(technique)
        words = text.tr("{technique}, every day").format(technique=name)
        switch, edit = Switch(theme), TimeEdit()
        switch.setAccessibleName(words)
        at = text.tr("{technique}, time of the day").format(technique=name)
        stepper = Stepper(theme, edit, at, edit.step, is_wide=True)
        super().__init__(theme, words, text.tr("Recommended each day, for a few minutes."), switch, stepper)
        self._model = model
        self._technique = technique
        self.switch, self.edit, self.stepper = switch, edit, stepper
        self._refresh()
        switch.toggled.connect(self._switch)
        edit.changed.connect(lambda at: model.remind_daily(technique, at))
        model.learned.connect(self._refresh)

    def _switch(self, on: bool) -> None:
        # Not if the switch only follows a change made elsewhere.
        if on != self._model.is_daily(self._technique):
            self._model.switch_daily(self._technique)

    def _refresh(self) -> None:
        reminder = self._model.daily(self._technique)
        self.switch.setChecked(reminder is not None)
        self.stepper.setEnabled(reminder is not None)
        self.edit.show_time(DAILY_AT if reminder is None else reminder.due.timetz().replace(tzinfo=None))


class NotificationRow(SettingRow):
    """Shows a notification on demand, and the result of the last one."""

    def __init__(self, theme: ThemeManager, telling: Telling) -> None:
        help_words = text.tr("One at a time, never at night or during a session, and only what is set to notify.")
        button = Button(theme, text.tr("Show one"), pressed=lambda: telling.show(follow_ups.trial()))
        button.setAccessibleDescription(help_words)
        super().__init__(theme, text.tr("Notifications on the desktop"), help_words, button)
        self.button = button
        self.outcome = label("small", wrap=True)
        self.outcome.hide()
        self.say_below(self.outcome)
        stop = telling.tried.connect(self._show_outcome)
        self.destroyed.connect(stop)
        if not telling.is_possible():
            button.setEnabled(False)
            self._show(notification_fault(NotificationFault.NOT_HERE))
        elif telling.last is not None:
            self._show_outcome(telling.last)

    def _show_outcome(self, event: NotificationShown | NotificationFailed) -> None:
        shown = text.tr("The last one was shown.")
        self._show(shown if isinstance(event, NotificationShown) else notification_fault(event.fault))

    def _show(self, words: str) -> None:
        self.outcome.setText(words)
        self.outcome.show()


class CalendarRow(SettingRow):
    """Exports the follow-ups that lie ahead, for the user's own calendar."""

    def __init__(self, theme: ThemeManager, add_to_calendar: Callable[[], None]) -> None:
        help_words = text.tr("What lies ahead, as a file with alarms. A later file updates what the first one brought.")
        button = Button(theme, text.tr("Add to my calendar…"), pressed=add_to_calendar)
        button.setAccessibleDescription(help_words)
        super().__init__(theme, text.tr("Your own calendar"), help_words, button)
