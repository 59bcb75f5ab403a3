"""The rows of the reminders that are not settings."""

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from recovery_timer.ports import NotificationFault
from recovery_timer.ui.settings.reminder_rows import CalendarRow, DailyRow, NotificationRow
from recovery_timer.ui.widgets.button import Button
from tests.running_app import RunningApp


def test_rows__daily_reminders_a_notification_and_the_calendar(running: RunningApp) -> None:
    running.show_today()
    running.navigator.show("settings")
    daily_is_switched_moved_and_undone(running)
    notification_is_shown_on_demand(running)
    running.notices.clear()
    (row,) = running.settings_screen.findChildren(CalendarRow)
    row.findChildren(Button)[0].click()

    assert running.window.findChildren(QFileDialog) != []


def daily_is_switched_moved_and_undone(running: RunningApp) -> None:
    gun, friction = running.settings_screen.findChildren(DailyRow)
    assert (gun.switch.accessibleName(), friction.switch.isChecked()) == ("Massage gun, every day", False)
    assert not gun.stepper.isEnabled()
    QTest.keyClick(gun.switch, Qt.Key.Key_Space)
    (reminder,) = running.follow_ups.known.reminders
    assert (reminder.about, reminder.due.time()) == ("massage-gun", time(19))
    QTest.keyClick(gun.edit, Qt.Key.Key_PageUp)
    assert [each.due.time() for each in running.follow_ups.known.reminders] == [time(20)]
    QTest.keyClick(gun.switch, Qt.Key.Key_Space)
    assert running.follow_ups.known.reminders == ()
    [button for button in running.notices.findChildren(Button) if button.text() == "Undo"][-1].click()

    assert gun.switch.isChecked()
    assert gun.edit.text() == "20:00"


def notification_is_shown_on_demand(running: RunningApp) -> None:
    (row,) = running.settings_screen.findChildren(NotificationRow)
    row.button.click()
    desktop = running.fakes.notifications
    assert desktop is not None
    assert desktop.there is not None
    assert row.outcome.text() == "The last one was shown."
    desktop.fault = NotificationFault.NO_SERVICE
    row.button.click()

    assert row.outcome.text().startswith("This desktop shows no notifications: no program for them answers.")
    again = NotificationRow(running.theme, running.telling)
    assert again.outcome.text() == row.outcome.text()
    running.fakes.may_notify = False
    never = NotificationRow(running.theme, running.telling)
    assert never.outcome.text() == "Not on this system. Today has what is due, and your calendar can ring."
    assert not never.button.isEnabled()
