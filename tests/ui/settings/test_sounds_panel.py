from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QScrollArea

from recovery_timer.audio.sounds import Sound
from recovery_timer.ports.problems import SoundFault, SoundUnusable, UnusableSoundError
from recovery_timer.ui.settings.sound_check_dialog import SoundCheckDialog
from recovery_timer.ui.settings.sounds_panel import CheckRow, SoundRow, SoundRows
from recovery_timer.ui.text.sounds import sound_label
from tests.fakes.worker import LateWorker
from tests.running_app import RunningApp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

BELL = array("h", [1, 2, 3])


@pytest.fixture
def rows(running: RunningApp) -> dict[Sound, SoundRow]:
    running.fakes.own_sounds.files["bell.wav"] = BELL
    running.navigator.show("settings")
    (all_rows,) = running.settings_screen.findChildren(SoundRows)
    all_rows.heading.setChecked(True)
    QApplication.processEvents()
    return dict(zip(Sound, running.settings_screen.findChildren(SoundRow), strict=True))


def click(button: QPushButton) -> None:
    for scroll in button.window().findChildren(QScrollArea):
        if scroll.isAncestorOf(button):
            scroll.ensureWidgetVisible(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def undo(running: RunningApp) -> None:
    (button,) = [each for each in running.notices.findChildren(QPushButton) if each.text() == "Undo"]
    click(button)


def test_rows__each_sound_has_one_that_says_what_it_is(rows: dict[Sound, SoundRow]) -> None:
    for name, row in rows.items():
        assert sound_label(name) in row.play.accessibleName()
        assert sound_label(name) in row.choose.accessibleName()
        assert row.help.text() == "Built in"
        assert not row.built_in.isVisible()


def test_play__plays_this_sound_and_highlights_it(running: RunningApp, rows: dict[Sound, SoundRow]) -> None:
    silent = rows[Sound.HALF].play.icon().cacheKey()
    click(rows[Sound.HALF].play)

    assert [sound for _, sound in running.fakes.audio.scheduled] == [Sound.HALF]
    assert rows[Sound.HALF].play.icon().cacheKey() != silent

    for _ in range(2):
        running.fakes.clock.advance(running.check_ticker.armed or 0)
        running.check_ticker.fire()
    assert running.fakes.audio.calls[-1] == ("close",)


def test_take__a_good_file__is_played_and_shown_as_the_users_own(
    running: RunningApp, rows: dict[Sound, SoundRow]
) -> None:
    rows[Sound.HALF].take("bell.wav")

    assert running.sounds.all[Sound.HALF] == BELL
    assert [sound for _, sound in running.fakes.audio.scheduled] == [Sound.HALF]
    assert rows[Sound.HALF].help.text() == "Your own sound"
    assert rows[Sound.HALF].built_in.isVisible()
    assert rows[Sound.TICK].help.text() == "Built in"
    assert running.notices.texts() == []


@pytest.mark.parametrize(
    "error,message",
    [
        (UnusableSoundError(SoundUnusable(SoundFault.SILENT)), "“song.wav” cannot be used. It is silent."),
        (PermissionError(13, "Permission denied"), "“song.wav” cannot be used. It cannot be read: Permission denied."),
    ],
)
def test_take__a_bad_file__is_refused_with_the_reason_and_nothing_changes(
    running: RunningApp, rows: dict[Sound, SoundRow], error: Exception, message: str
) -> None:
    running.fakes.own_sounds.files["/home/kim/song.wav"] = error
    row = rows[Sound.HALF]
    row.take("/home/kim/song.wav")
    assert (row.fault.text(), row.fault.isVisible()) == (message, True)
    assert (running.sounds.own(Sound.HALF), running.fakes.audio.scheduled) == (None, [])

    row.take("bell.wav")
    assert not row.fault.isVisible()


def test_take__while_the_file_is_read__says_so_and_accepts_no_other(
    running: RunningApp, rows: dict[Sound, SoundRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    running.fakes.own_sounds.files["gong.wav"] = array("h", [9])
    row, worker = rows[Sound.HALF], LateWorker()
    row.take("bell.wav")
    monkeypatch.setattr(running.sounds, "_worker", worker)
    row.take("gong.wav")
    assert row.help.text() == "Reading the file…"
    click(row.choose)
    click(row.built_in)
    assert running.window.findChildren(QFileDialog) == []
    assert running.sounds.own(Sound.HALF) == BELL

    worker.deliver()

    assert running.sounds.own(Sound.HALF) == array("h", [9])
    assert row.help.text() == "Your own sound"


def test_take__the_user_has_left_the_page_meanwhile__is_not_played(
    running: RunningApp, rows: dict[Sound, SoundRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = LateWorker()
    monkeypatch.setattr(running.sounds, "_worker", worker)
    rows[Sound.HALF].take("bell.wav")
    running.navigator.show("routines")

    worker.deliver()

    assert running.sounds.own(Sound.HALF) == BELL
    assert running.fakes.audio.scheduled == []


def test_take__instead_of_another__can_be_undone(running: RunningApp, rows: dict[Sound, SoundRow]) -> None:
    running.fakes.own_sounds.files["gong.wav"] = array("h", [9])
    rows[Sound.HALF].take("bell.wav")
    rows[Sound.HALF].take("gong.wav")
    assert running.sounds.own(Sound.HALF) == array("h", [9])

    undo(running)

    assert running.sounds.own(Sound.HALF) == BELL


def test_built_in__is_played_again_and_can_be_undone(running: RunningApp, rows: dict[Sound, SoundRow]) -> None:
    rows[Sound.HALF].take("bell.wav")
    click(rows[Sound.HALF].built_in)
    assert (running.sounds.own(Sound.HALF), running.fakes.own_sounds.kept) == (None, {})
    assert not rows[Sound.HALF].built_in.isVisible()

    undo(running)

    assert (running.sounds.own(Sound.HALF), running.fakes.own_sounds.kept) == (BELL, {Sound.HALF: BELL})
    assert rows[Sound.HALF].built_in.isVisible()


def test_choose__asks_for_a_wav_without_stopping_the_program(
    running: RunningApp, rows: dict[Sound, SoundRow], tmp_path: Path
) -> None:
    bell = str(tmp_path / "bell.wav")
    running.fakes.own_sounds.files[bell] = BELL
    click(rows[Sound.HALF].choose)
    (dialog,) = running.window.findChildren(QFileDialog)
    assert dialog.isVisible()
    assert "*.wav" in dialog.nameFilters()[0]

    dialog.fileSelected.emit(bell)

    assert running.sounds.own(Sound.HALF) == BELL
    dialog.close()
    click(rows[Sound.TICK].choose)
    again = running.window.findChildren(QFileDialog)[-1]
    assert again.directory().path() == str(tmp_path)
    again.close()


def test_sound_check__is_opened_and_closed_again(running: RunningApp, rows: dict[Sound, SoundRow]) -> None:
    (row,) = running.settings_screen.findChildren(CheckRow)
    click(row.listen)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SoundCheckDialog)
    assert [sound for _, sound in running.fakes.audio.scheduled] == list(Sound)

    click(dialog.close_button)

    assert running.fakes.audio.calls[-1] == ("close",)


def test_sounds__are_folded_away__with_how_many_are_the_users_own(running: RunningApp) -> None:
    running.fakes.own_sounds.files["bell.wav"] = BELL
    running.navigator.show("settings")
    (all_rows,) = running.settings_screen.findChildren(SoundRows)
    first = all_rows.findChildren(SoundRow)[0]
    assert not first.isVisible()
    assert all_rows.heading.accessibleDescription() == "All built in"
    first.take("bell.wav")
    assert all_rows.heading.accessibleDescription() == "1 of your own"
    all_rows.heading.click()
    assert first.isVisible()
