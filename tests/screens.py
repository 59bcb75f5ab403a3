"""Draws every screen, light and dark, small and large, into build/screens: ``make screens``."""

import errno
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import Backup, BackupContents, Device, QuarantinedFile, SaveKey, SaveKind, Unsaved
from recovery_timer.routine.model import Contrast, Routine, Sides, Step
from recovery_timer.session.record import Outcome, Record
from recovery_timer.ui.application import Application
from recovery_timer.ui.backups.dialog import RestoreDialog
from recovery_timer.ui.notices.problems import ProblemNotices
from recovery_timer.ui.notices.save_status import SaveStatus
from recovery_timer.ui.settings.sound_check_dialog import SoundCheckDialog
from recovery_timer.ui.settings.sounds_panel import SoundRow
from recovery_timer.ui.shortcuts import ShortcutsDialog
from tests.desk import EVENING, Desk, used_lately

FOLDER = Path("build/screens")
SIZES = {"small": (800, 560, 1.0), "large": (1280, 800, 1.0), "large-200": (1280, 800, 2.0)}

LONG_NAME = "Standing hamstring stretch against the doorpost, slow breaths"

EVENING_LEGS = Routine(
    id="evening-legs",
    name="Evening legs",
    blocks=(
        Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=3, sides=Sides.EACH),
        Step(name="Foam roll quads", technique="foam-roll-quads", seconds=60, sides=Sides.EACH),
        Contrast(cycles=2),
        Step(name="Legs up the wall", technique="legs-up-the-wall", seconds=300),
    ),
)
LONG = Routine(
    id="long",
    name="Everything that the legs can take after a long and hilly Sunday run",
    blocks=(
        Step(
            name=LONG_NAME,
            technique="hamstring-stretch",
            seconds=600,
            sets=3,
            sides=Sides.EACH,
            instruction="Heel on the floor, toes up. Fold from the hips with a long back until the back of the thigh "
            "begins to pull, and stay there without bouncing.",
        ),
    ),
)


def routines(desk: Desk) -> None:
    desk.window.show_screen("routines")


def routines_search(desk: Desk) -> None:
    desk.window.routines.search.setText("calves")


def routines_nothing(desk: Desk) -> None:
    desk.window.routines.search.setText("unicycle")


def routines_notices(desk: Desk) -> None:
    desk.window.notices.show_notice(
        "/home/kim/.local/share/recovery-timer/routines/a1.json could not be read. It is kept as a1.broken-1.json. "
        "seconds must be 1 to 14,400 s, not 0 (routine.blocks[0]).",
        problem=True,
    )
    desk.window.notices.show_notice("“Evening legs” was deleted.", action="Undo", act=lambda: None)


def quarantine(desk: Desk) -> None:
    troubles = ProblemNotices()
    troubles.setParent(desk.window)
    troubles.show_in(desk.window.notices)
    folder = "/home/kim/.local/share/recovery-timer"
    broken = f"{folder}/routines/evening.broken-1.json"
    reason = "The file is not JSON: line 12, column 9: the text ends too early."
    troubles.file_quarantined(QuarantinedFile(file=f"{folder}/routines/evening.json", kept_as=broken, reason=reason))
    newer = f"{folder}/journal.sqlite3"
    reason = (
        "A newer version of Recovery Timer wrote it, so nothing is written to it. New sessions are kept in a file "
        "beside it, and come into it when the program is updated."
    )
    troubles.file_quarantined(QuarantinedFile(file=newer, kept_as=newer, reason=reason))


def _unsaved(desk: Desk, *keys: SaveKey, error: OSError) -> SaveStatus:
    line = SaveStatus()
    line.setParent(desk.window)
    line.show_in(desk.window.notices, desk.library, lambda: None)
    line.set_unsaved(tuple(Unsaved(key, error) for key in keys))
    return line


def full_disk(desk: Desk) -> None:
    error = OSError(errno.ENOSPC, "No space left on device")
    _unsaved(desk, SaveKey(SaveKind.ROUTINE, "evening-legs"), SaveKey(SaveKind.RECORD, "s1"), error=error)


def full_disk_guide(desk: Desk) -> None:
    guide_work(desk)
    _unsaved(desk, SaveKey(SaveKind.CHECKPOINT), error=OSError(errno.ENOSPC, "No space left on device"))


def drive_gone(desk: Desk) -> None:
    error = OSError(errno.ENODEV, "The drive is not there", "/media/kim/STICK/recovery-timer")
    keys = (
        SaveKey(SaveKind.ROUTINE, "evening-legs"),
        SaveKey(SaveKind.ROUTINE, "long"),
        SaveKey(SaveKind.RECORD, "s1"),
        SaveKey(SaveKind.FAVOURITES),
        SaveKey(SaveKind.SETTINGS),
        SaveKey(SaveKind.DRAFT, "long"),
    )
    _unsaved(desk, *keys, error=error)


def read_only(desk: Desk) -> None:
    troubles = ProblemNotices()
    troubles.setParent(desk.window)
    troubles.show_in(desk.window.notices)
    troubles.folder_not_writable(OSError(errno.EROFS, "Read-only file system", "/media/kim/CARD/recovery-timer"))
    error = OSError(errno.EROFS, "Read-only file system", "/media/kim/CARD/recovery-timer/settings.json")
    _unsaved(desk, SaveKey(SaveKind.SETTINGS), error=error)


def close_unsaved(desk: Desk) -> QWidget:
    unsaved = (Unsaved(SaveKey(SaveKind.RECORD, "s1"), OSError(errno.ENOSPC, "No space left on device")),)
    line = SaveStatus()
    line.setParent(desk.window)
    line.show_in(desk.window.notices, desk.library, lambda: None)
    line.ask(desk.theme, desk.window, unsaved, lambda: None)
    return QApplication.activeModalWidget() or desk.window


def settings(desk: Desk) -> None:
    desk.window.show_screen("settings")


def _settings_at(desk: Desk, row: QWidget) -> None:
    """Show the settings, scrolled to the panel that has ``row``."""
    desk.audio.there = [Device(id="usb", name="USB Headset, the one with a rather long name")]
    desk.window.show_screen("settings")
    QApplication.processEvents()
    screen = desk.window.settings
    (scroll,) = screen.findChildren(QScrollArea)
    (panel,) = [panel for panel in screen.panels.values() if panel.isAncestorOf(row)]
    scroll.verticalScrollBar().setValue(panel.y() - desk.theme.px(48))


def settings_sound(desk: Desk) -> None:
    _settings_at(desk, desk.window.settings.controls["output"])
    desk.settings.change("output", "usb")


def settings_own_sounds(desk: Desk) -> None:
    samples = desk.sounds.all[Sound.HALF]
    desk.own_sounds.files = {"bell.wav": samples, "song.mp3": ValueError("It is not a WAV file.")}
    rows = dict(zip(Sound, desk.window.settings.findChildren(SoundRow), strict=True))
    _settings_at(desk, rows[Sound.GO_WORK])
    rows[Sound.GO_REST].take("bell.wav")
    rows[Sound.GO_SWITCH].take("song.mp3")


def settings_voice(desk: Desk) -> None:
    desk.settings.change("voice_id", "Storm")
    _settings_at(desk, desk.window.settings.controls["voice"])


def settings_no_voice(desk: Desk) -> None:
    desk.voice.problem = (
        "No voice: this computer has none. On Debian and Ubuntu, install the packages speech-dispatcher and "
        "speech-dispatcher-espeak-ng. The sounds go on."
    )
    _settings_at(desk, desk.window.settings.controls["voice"])


def sound_check(desk: Desk) -> QWidget:
    dialog = SoundCheckDialog(desk.theme, desk.settings_model, desk.window, start=lambda: None)
    dialog.open()
    desk.clock.advance(1_500)
    desk.check_ticker.fire()
    return dialog


def sound_check_muted(desk: Desk) -> QWidget:
    desk.volume.mute()
    dialog = SoundCheckDialog(desk.theme, desk.settings_model, desk.window)
    dialog.open()
    return dialog


def backed_up(desk: Desk) -> None:
    """Fill the backups: two good days, a damaged one, and one of which a newer version is to blame."""
    foam = Routine(id="foam", name="Foam and calves", blocks=(Step(name="Foam roll calves", seconds=90),))
    earlier = replace(EVENING_LEGS, blocks=EVENING_LEGS.blocks[:2])
    contents = BackupContents(
        routines=(foam, earlier, LONG),
        favourites=frozenset(),
        settings={"volume": 40, "half": False},
        missing_sessions=0,
    )
    desk.backups.sessions = [
        Record(
            id=f"old-{number}",
            routine_id="evening-legs",
            routine_name="Evening legs",
            started=EVENING,
            ended=EVENING,
            outcome=Outcome.FINISHED,
            session_ms=0,
            visits=(),
            pauses=(),
        )
        for number in range(12)
    ]
    for day, problem in ((1, ""), (30, ""), (29, "It is damaged: Bad CRC-32 for file."), (12, "")):
        when = date(2026, 5 if day == 1 else 4, day)
        backup = Backup(
            key=when.isoformat(), day=when, size_bytes=48_213, routines=3, sessions=1_240 + day, problem=problem
        )
        desk.backups.kept[backup] = contents


def backups(desk: Desk) -> QWidget:
    backed_up(desk)
    desk.window.show_screen("settings")
    desk.restore_button.click()
    return QApplication.activeModalWidget() or desk.window


def backups_empty(desk: Desk) -> QWidget:
    desk.restore_button.click()
    return QApplication.activeModalWidget() or desk.window


def backups_damaged(desk: Desk) -> QWidget:
    dialog = backups(desk)
    assert isinstance(dialog, RestoreDialog)
    dialog.days.table.setCurrentIndex(dialog.days.table.model().index(2, 0))
    return dialog


def backup_contents(desk: Desk) -> QWidget:
    dialog = backups(desk)
    assert isinstance(dialog, RestoreDialog)
    dialog.days.open_button.click()
    return dialog


def backup_restored(desk: Desk) -> QWidget:
    dialog = backup_contents(desk)
    assert isinstance(dialog, RestoreDialog)
    dialog.contents.restore_all.click()
    return dialog


def shortcuts(desk: Desk) -> QWidget:
    dialog = ShortcutsDialog(desk.theme, desk.window)
    dialog.open()
    return dialog


def resume_offer(desk: Desk) -> None:
    _break_off(desk)


def resume_offer_partly_read(desk: Desk) -> None:
    _break_off(desk, whole=False)


def _break_off(desk: Desk, *, whole: bool = True) -> None:
    """Let the window be what it is after the program was killed in the middle of a session."""
    guide_work(desk)
    desk.player.break_off()
    desk.checkpoint_store.whole = whole
    desk.clock.sleep(14 * 3_600_000)
    desk.checkpoints.load()
    desk.window.resume_offer.refresh()
    desk.window.show_screen("routines")


def sleep_notice(desk: Desk) -> None:
    guide_work(desk)
    desk.clock.sleep(250_000)
    desk.player.wake_up()


def sleep_went_on(desk: Desk) -> None:
    desk.settings.change("after_sleep", "go on")
    sleep_notice(desk)


def sleep_notice_floor(desk: Desk) -> None:
    sleep_notice(desk)
    desk.window.guide.show_floor(True)


def sleep_question(desk: Desk) -> QWidget:
    desk.settings.change("after_sleep", "ask")
    sleep_notice(desk)
    return QApplication.activeModalWidget() or desk.window


def guide_get_ready(desk: Desk) -> None:
    desk.play("Evening legs")
    desk.let_pass(3_000)


def guide_work(desk: Desk) -> None:
    desk.play("Evening legs")
    desk.let_pass(10_000 + 75_000 + 7_000)


def guide_switch(desk: Desk) -> None:
    desk.play("Evening legs")
    desk.let_pass(42_000)


def guide_paused(desk: Desk) -> None:
    guide_work(desk)
    desk.player.pause_or_resume()


def guide_wait(desk: Desk) -> None:
    desk.play("Ice bath")
    desk.let_pass(12_000)


def guide_reps(desk: Desk) -> None:
    desk.play("Dynamic stretches")
    desk.let_pass(10_000 + 14_000)


def guide_long(desk: Desk) -> None:
    desk.play(LONG.name)
    desk.let_pass(10_500)


def guide_no_sound(desk: Desk) -> None:
    guide_work(desk)
    desk.window.notices.show_notice(
        "No sound: the system library libpulse is not installed (Debian and Ubuntu: package libpulse0).", problem=True
    )


def guide_flash(desk: Desk) -> None:
    desk.settings.change("flash", True)
    guide_work(desk)
    desk.let_pass(23_000 + 10)


def floor_warm(desk: Desk) -> None:
    desk.play("Evening legs")
    for _ in range(16):
        desk.player.next()
    desk.let_pass(53_000)
    desk.window.guide.show_floor(True)


def floor_work(desk: Desk) -> None:
    guide_work(desk)
    desk.window.guide.show_floor(True)


def floor_long(desk: Desk) -> None:
    guide_long(desk)
    desk.window.guide.show_floor(True)


def floor_wait(desk: Desk) -> None:
    guide_wait(desk)
    desk.window.guide.show_floor(True)


def question(desk: Desk) -> QWidget:
    guide_work(desk)
    desk.window.close()
    return QApplication.activeModalWidget() or desk.window


def finish(desk: Desk) -> None:
    desk.play("Legs up the wall")
    desk.let_pass(20 * 60_000)


def finish_ended(desk: Desk) -> None:
    guide_work(desk)
    desk.player.extend()
    desk.let_pass(12_000)
    desk.player.end()


def build_empty(desk: Desk) -> None:
    desk.build.new()


def build(desk: Desk) -> None:
    desk.build.open("evening-legs")
    desk.build.select([(0,)])


def build_contrast(desk: Desk) -> None:
    desk.build.open("evening-legs")
    desk.build.select([(2,)])


def build_circuit(desk: Desk) -> None:
    desk.build.open("evening-legs")
    desk.build.select([(0,), (1,)])
    desk.build.group()
    desk.build.add("ice-bath")


def build_text(desk: Desk) -> None:
    desk.build.open("evening-legs")
    desk.window.build.show_text(True)


def build_text_fault(desk: Desk) -> None:
    build_text(desk)
    desk.window.build.text.editor.appendPlainText("3 x 30s hamstrng stretch, rast 10s")


def build_fit(desk: Desk) -> QWidget:
    desk.build.open("evening-legs")
    desk.window.build.fit_wanted.emit()
    return QApplication.activeModalWidget() or desk.window


def build_menu(desk: Desk) -> QWidget:
    build(desk)
    desk.window.build.blocks.customContextMenuRequested.emit(QPoint(0, 0))
    return QApplication.activePopupWidget() or desk.window


def build_discard(desk: Desk) -> QWidget:
    build_text(desk)
    desk.build.rename("Other legs")
    desk.window.build.discard_wanted.emit()
    return QApplication.activeModalWidget() or desk.window


def build_conflict(desk: Desk) -> QWidget:
    desk.build.open("evening-legs")
    desk.build.rename("My legs")
    desk.store.save(replace(EVENING_LEGS, blocks=EVENING_LEGS.blocks[:2]))
    desk.library.reload()
    return QApplication.activeModalWidget() or desk.window


def routines_menu(desk: Desk) -> QWidget:
    desk.window.show_screen("routines")
    desk.window.routines.grid.more_wanted.emit("builtin-ice-bath")
    return QApplication.activePopupWidget() or desk.window


def routines_rename(desk: Desk) -> QWidget:
    desk.window.routines.rename("evening-legs")
    return QApplication.activeModalWidget() or desk.window


def routines_deleted(desk: Desk) -> QWidget:
    desk.window.routines.delete("long")
    desk.window.import_export.show_trash()
    return QApplication.activeModalWidget() or desk.window


SCENES: tuple[Callable[[Desk], QWidget | None], ...] = (
    routines,
    routines_search,
    routines_nothing,
    routines_notices,
    quarantine,
    full_disk,
    full_disk_guide,
    drive_gone,
    read_only,
    close_unsaved,
    settings,
    settings_sound,
    settings_own_sounds,
    settings_voice,
    settings_no_voice,
    sound_check,
    sound_check_muted,
    backups,
    backups_empty,
    backups_damaged,
    backup_contents,
    backup_restored,
    shortcuts,
    resume_offer,
    resume_offer_partly_read,
    sleep_notice,
    sleep_notice_floor,
    sleep_went_on,
    sleep_question,
    guide_get_ready,
    guide_work,
    guide_switch,
    guide_paused,
    guide_wait,
    guide_reps,
    guide_long,
    guide_no_sound,
    guide_flash,
    floor_warm,
    floor_work,
    floor_long,
    floor_wait,
    question,
    finish,
    finish_ended,
    build_empty,
    build,
    build_contrast,
    build_circuit,
    build_text,
    build_text_fault,
    build_fit,
    build_menu,
    build_discard,
    build_conflict,
    routines_menu,
    routines_rename,
    routines_deleted,
)


def draw(app: QApplication, scene: Callable[[Desk], QWidget | None], theme: str, size: str, folder: Path) -> Path:
    """Draw ``scene`` at one size in one theme; return the picture's path."""
    width, height, scale = SIZES[size]
    desk = Desk(app, routines=(EVENING_LEGS, LONG), last_used=used_lately(), scale=scale)
    desk.theme.choose(theme)
    # Time stands still here, and a flash would never fade.
    desk.settings.change("flash", False)
    desk.window.resize(width, height)
    desk.window.show()
    app.processEvents()
    shown = scene(desk) or desk.window
    app.processEvents()
    desk.window.guide.refresh()
    app.processEvents()
    path = folder / f"{scene.__name__}-{theme}-{size}.png"
    folder.mkdir(parents=True, exist_ok=True)
    shown.grab().save(str(path))
    desk.player.break_off()
    desk.window.close_without_asking()
    desk.window.deleteLater()
    desk.theme.deleteLater()
    # Outside of a running loop, deletions wait until they are asked for.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path


def main(names: list[str]) -> int:
    app = QGuiApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    for scene in SCENES:
        if names and scene.__name__ not in names:
            continue
        for size in SIZES:
            for theme in ("light", "dark"):
                print(draw(app, scene, theme, size, FOLDER))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
