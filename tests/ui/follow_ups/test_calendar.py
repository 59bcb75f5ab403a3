"""Exporting the follow-ups that lie ahead to the user's own calendar, from Today and from the finish page."""

from datetime import timedelta

from PySide6.QtWidgets import QFileDialog

from recovery_timer.journal.entries import Run
from recovery_timer.ui.widgets.button import Button
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp

FILE = "/calendars/recovery.ics"
RAN = Run(id="run", at=EVENING - timedelta(hours=1))


def choose(running: RunningApp) -> None:
    *_, dialog = running.window.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(FILE)
    dialog.close()


def press(running: RunningApp, words: str) -> None:
    [button for button in running.notices.findChildren(Button) if button.text() == words][-1].click()


def test_today__writes_what_lies_ahead__says_so_and_opens_it(running: RunningApp) -> None:
    running.show_today()
    assert not running.today_strip.calendar_button.isVisibleTo(running.today_strip)
    running.calendar_export.ask()
    assert running.notices.texts() == ["Nothing lies ahead yet. Log a run, or ask to be reminded of something."]
    running.notices.clear()
    running.journal.log(RAN)
    running.today_strip.calendar_button.click()
    choose(running)

    written = running.fakes.calendar.written[FILE]
    assert [(each.key, each.title, each.note) for each in written] == [
        ("soreness run 24", "How are the legs?", "24 h after your run"),
        ("heat now run", "Heat is fine now", "48 hours have passed since your run"),
        ("soreness run 48", "How are the legs?", "48 h after your run"),
        ("soreness run 72", "How are the legs?", "72 h after your run"),
    ]
    assert running.notices.texts() == [f"4 events for your calendar were written to {FILE}."]
    press(running, "Open")
    assert running.fakes.opener.opened == [FILE]


def test_finish__offers_it_too__and_says_what_went_wrong(running: RunningApp) -> None:
    running.show_today()
    running.journal.log(RAN)
    running.start("Legs up the wall")
    running.let_pass(3_600_000)
    button, opener = running.finish_screen.legs.calendar_button, running.fakes.opener
    opener.can_open = False
    button.click()
    choose(running)
    press(running, "Open")
    assert running.notices.texts()[-1] == f"No program here opens calendars. Import the file in yours: {FILE}"
    running.fakes.calendar.error = OSError(28, "No space left on device")
    button.click()
    choose(running)

    assert running.notices.texts()[-1].startswith("The calendar was not written.")
