"""Draws every screen and every figure, light and dark, small and large, into build/screens: ``make screens``."""

import errno
import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea, QWidget

from recovery_timer.audio.sounds import Sound
from recovery_timer.journal.entries import Level, Reminder, ReminderKind, Run, Soreness
from recovery_timer.journal.soreness import Band
from recovery_timer.ports import (
    AudioFault,
    AudioProblem,
    Backup,
    BackupContents,
    CueReceipt,
    Device,
    Holdings,
    QuarantinedFile,
    SaveKey,
    SaveKind,
    Unsaved,
    VoiceFault,
    VoiceProblem,
)
from recovery_timer.ports.problems import (
    AccessError,
    AccessFault,
    AccessRefused,
    BackupFault,
    BackupUnusable,
    Newer,
    NotJson,
    NotUtf8,
    SoundFault,
    SoundUnusable,
    UnusableSoundError,
    WrittenByNewerVersion,
)
from recovery_timer.routine.model import Contrast, Routine, Sides, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family, Muscle, Timing
from recovery_timer.routine.timeline import Kind
from recovery_timer.session.record import Cues, Outcome, Record
from recovery_timer.ui.application import Application
from recovery_timer.ui.backups.dialog import RestoreDialog
from recovery_timer.ui.entries.log_dialogs import ElsewhereDialog, NoteDialog, RunDialog, SorenessDialog
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.notices.problems import ProblemNotices
from recovery_timer.ui.notices.save_status import SaveStatus
from recovery_timer.ui.settings.sound_check_dialog import SoundCheckDialog
from recovery_timer.ui.settings.sounds_panel import SoundRow, SoundRows
from recovery_timer.ui.techniques.form import TechniqueForm
from recovery_timer.ui.text.problems import audio_problem
from recovery_timer.ui.widgets.question import QuestionDialog
from tests import figure_sheet
from tests.fakes import journals
from tests.fakes.ports import EVENING, Fakes
from tests.running_app import RunningApp, used_lately

FOLDER = Path("build/screens")
SIZES = {
    "small": (800, 560, 1.0),
    "large": (1280, 800, 1.0),
    "large-200": (1280, 800, 2.0),
    "huge": (2560, 1440, 1.0),
}
GROWING = ("guide", "floor")
"""How the names of scenes begin that grow with the window: only they are drawn huge."""

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
SQUATS = Routine(id="squats", name="Squats", blocks=(Step(name="Squats", technique="squats", reps=10),))
HOUR = Routine(
    id="hour", name="An hour", blocks=(Step(name="Legs up the wall", technique="legs-up-the-wall", seconds=3_600),)
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


def routines(running: RunningApp) -> None:
    running.navigator.show("routines")


def routines_done(running: RunningApp) -> None:
    """Show what the cards say once the latest sessions have been read: done whole, shortened, skipped, ended early."""
    _done_before(running)


def _done_before(running: RunningApp) -> None:
    """Fill the journal: every routine was done in the last weeks, some not as planned, the one of the evening last."""
    made = journals.make(days=200, sessions=200, soreness=0, seed=5, until=EVENING)
    lately = []
    for number, entry in enumerate(running.library.entries):
        chance, routine_id = random.Random(number + 8), entry.routine.id
        timeline = running.routines_model.timeline(routine_id)
        started = EVENING - timedelta(days=number, hours=20)
        lately.append(journals.record(chance, 1_000 + number, started, routine_id, timeline))
    for record in (*made.records, *lately):
        running.fakes.journal.records[record.id] = record
        running.journal.learn({record.routine_id: record.started})
    running.last_sessions.forget()
    running.routines_model.read_last_sessions()
    running.routines_model.show_all()


def routines_search(running: RunningApp) -> None:
    running.routines_screen.search.setText("calves")


def routines_nothing(running: RunningApp) -> None:
    running.routines_screen.search.setText("unicycle")


def routines_notices(running: RunningApp) -> None:
    folder = "/home/kim/.local/share/recovery-timer/routines"
    problems = ProblemNotices()
    problems.setParent(running.window)
    problems.show_in(running.notices)
    problems.file_quarantined(
        QuarantinedFile(file=f"{folder}/a1.json", kept_as=f"{folder}/a1.broken-1.json", problem=NotUtf8())
    )
    QApplication.processEvents()
    running.import_export.report_deleted(EVENING_LEGS)


def quarantine(running: RunningApp) -> None:
    problems = ProblemNotices()
    problems.setParent(running.window)
    problems.show_in(running.notices)
    folder = "/home/kim/.local/share/recovery-timer"
    broken = f"{folder}/routines/evening.broken-1.json"
    problems.file_quarantined(
        QuarantinedFile(file=f"{folder}/routines/evening.json", kept_as=broken, problem=NotJson(12, 9, ""))
    )
    newer = f"{folder}/journal.sqlite3"
    problem = WrittenByNewerVersion(Newer.JOURNAL)
    problems.file_quarantined(QuarantinedFile(file=newer, kept_as=newer, problem=problem))


def _unsaved(running: RunningApp, *keys: SaveKey, error: OSError) -> SaveStatus:
    line = SaveStatus()
    line.setParent(running.window)
    line.show_in(running.notices, running.library, lambda: None)
    line.set_unsaved(tuple(Unsaved(key, error) for key in keys))
    return line


def full_disk(running: RunningApp) -> None:
    error = OSError(errno.ENOSPC, "No space left on device")
    _unsaved(running, SaveKey(SaveKind.ROUTINE, "evening-legs"), SaveKey(SaveKind.RECORD, "s1"), error=error)


def full_disk_guide(running: RunningApp) -> None:
    guide_work(running)
    _unsaved(running, SaveKey(SaveKind.CHECKPOINT), error=OSError(errno.ENOSPC, "No space left on device"))


def drive_gone(running: RunningApp) -> None:
    error = AccessError(errno.ENODEV, AccessRefused(AccessFault.DRIVE_GONE), "/media/kim/STICK/recovery-timer")
    keys = (
        SaveKey(SaveKind.ROUTINE, "evening-legs"),
        SaveKey(SaveKind.ROUTINE, "long"),
        SaveKey(SaveKind.RECORD, "s1"),
        SaveKey(SaveKind.FAVOURITES),
        SaveKey(SaveKind.SETTINGS),
        SaveKey(SaveKind.DRAFT, "long"),
    )
    _unsaved(running, *keys, error=error)


def read_only(running: RunningApp) -> None:
    problems = ProblemNotices()
    problems.setParent(running.window)
    problems.show_in(running.notices)
    problems.folder_not_writable(OSError(errno.EROFS, "Read-only file system", "/media/kim/CARD/recovery-timer"))
    error = OSError(errno.EROFS, "Read-only file system", "/media/kim/CARD/recovery-timer/settings.json")
    _unsaved(running, SaveKey(SaveKind.SETTINGS), error=error)


def close_unsaved(running: RunningApp) -> QWidget:
    unsaved = (Unsaved(SaveKey(SaveKind.RECORD, "s1"), OSError(errno.ENOSPC, "No space left on device")),)
    line = SaveStatus()
    line.setParent(running.window)
    line.show_in(running.notices, running.library, lambda: None)
    line.ask(running.theme, running.window, unsaved, lambda: None)
    return QApplication.activeModalWidget() or running.window


def welcome(running: RunningApp) -> None:
    running.navigator.welcome()


def welcome_no_sound(running: RunningApp) -> None:
    running.navigator.welcome()
    running.fakes.audio.problem = AudioProblem(AudioFault.NO_OUTPUT)
    running.welcome_screen.sound.play.click()


def routine_sheet(running: RunningApp) -> None:
    running.navigator.show("routines")
    running.preview("builtin-post-run-basics")


def routine_sheet_done(running: RunningApp) -> None:
    """Show how it went the last time, at the head of the sheet."""
    _done_before(running)
    running.preview("evening-legs")


def routine_sheet_sessions(running: RunningApp) -> None:
    """Show the sessions of a routine, at the foot of its sheet."""
    _done_before(running)
    running.preview("builtin-post-run-basics")
    QApplication.processEvents()
    _scroll_to(running.routine_sheet.sessions.all)


def routine_sheet_how_to(running: RunningApp) -> None:
    running.navigator.show("routines")
    running.preview("evening-legs")
    running.routine_sheet.how_to.click()


def techniques(running: RunningApp) -> None:
    running.navigator.show("techniques")
    running.techniques_model.choose("hip-flexor-stretch")


def techniques_contrast(running: RunningApp) -> None:
    running.navigator.show("techniques")
    running.techniques_model.choose("contrast-bath")


def techniques_to_read(running: RunningApp) -> None:
    running.navigator.show("techniques")
    running.techniques_model.choose("supplements")


def techniques_search(running: RunningApp) -> None:
    running.navigator.show("techniques")
    running.techniques_screen.search.setText("magnesium")


def techniques_questions(running: RunningApp) -> None:
    running.navigator.show("techniques")
    running.techniques_screen.tabs.buttons["questions"].click()
    running.techniques_screen.questions.rows["how-long"].button.click()


COUCH = OwnTechnique(
    id="own-couch",
    name="Couch stretch",
    family=Family.STRETCH,
    muscles=(Muscle.QUADS, Muscle.HIP_FLEXORS),
    sides="each",
    seconds=90,
    sets=2,
    how_to="Kneel before a couch, one shin up its back. Tuck the hips under and rise until the thigh pulls.",
    instruction="Hips forward, back long",
    timing=Timing(position=20),
    figure="quad-stretch",
)


def techniques_own(running: RunningApp) -> None:
    running.techniques.save(COUCH)
    running.navigator.show("techniques")
    running.techniques_screen.show_technique(COUCH.id)


def techniques_own_deleted(running: RunningApp) -> None:
    techniques_own(running)
    step = Step(name=COUCH.name, technique=COUCH.id, seconds=90)
    running.library.save(Routine(id="couch", name="Morning", blocks=(step,)))
    running.techniques_screen.commands()["delete_technique"]()


def technique_form(running: RunningApp) -> QWidget:
    techniques_own(running)
    running.techniques_screen.commands()["edit_technique"]()
    return QApplication.activeModalWidget() or running.window


def technique_form_foot(running: RunningApp) -> QWidget:
    form = technique_form(running)
    QApplication.processEvents()
    for area in form.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    return form


def technique_form_name(running: RunningApp) -> QWidget:
    running.navigator.show("techniques")
    running.techniques_screen.commands()["new_technique"]()
    form = QApplication.activeModalWidget()
    assert isinstance(form, TechniqueForm)
    form.name.setText("swim")
    form.amount.buttons["reps"].click()
    return form


def build_missing(running: RunningApp) -> None:
    steps = (Step(name="Couch stretch", technique="own-gone", seconds=90), *EVENING_LEGS.blocks)
    running.library.save(replace(EVENING_LEGS, blocks=steps))
    running.builder_model.open("evening-legs")
    running.builder_model.select([(0,)])


def _with_journal(running: RunningApp) -> None:
    made = journals.make(days=365, sessions=150, soreness=300, seed=1, until=EVENING)
    running.fakes.journal.records = {record.id: record for record in made.records}
    running.fakes.journal.kept = {entry.id: entry for entry in made.entries}


def history(running: RunningApp) -> None:
    _with_journal(running)
    running.navigator.show("history")
    running.history_model.read()


def _history_at(running: RunningApp, view: QWidget) -> None:
    """Show the history, scrolled down to ``view``."""
    history(running)
    view.setFocus()
    _scroll_to(view)


def _scroll_to(view: QWidget) -> None:
    scroll = view.parentWidget()
    while scroll is not None and not isinstance(scroll, QScrollArea):
        scroll = scroll.parentWidget()
    assert scroll is not None
    QApplication.processEvents()
    scroll.ensureWidgetVisible(view)


def history_of_one(running: RunningApp) -> None:
    """Show the sessions of one routine alone, as its sheet leads to them."""
    _done_before(running)
    running.preview("builtin-post-run-basics")
    running.routine_sheet.sessions.all.click()


def history_below(running: RunningApp) -> None:
    running.navigator.show("history")
    _history_at(running, running.history_screen.list)
    record = next(iter(running.fakes.journal.records.values()))
    running.fakes.journal.records["old"] = replace(record, id="old", started=record.started - timedelta(days=400))
    running.history_model.read()
    QApplication.processEvents()
    _scroll_to(running.history_screen.older_button)


def history_session(running: RunningApp) -> None:
    history(running)
    # One with a pause, of which something was left out.
    record = max(
        running.fakes.journal.records.values(),
        key=lambda record: (
            bool(record.pauses) and record.skipped_ms > 0,
            record.outcome is Outcome.FINISHED,
            record.id,
        ),
    )
    running.fakes.journal.records[record.id] = replace(record, cues=Cues(due=46, on_time=46, worst_ms=3))
    running.history_model.open(record.id)


def history_session_told(running: RunningApp) -> None:
    """Show the soreness and the note of a session, at its foot."""
    history(running)
    model = running.history_model
    records = running.fakes.journal.records.values()
    record = next(each for each in records if model.notes_of(each) and len(model.soreness_around(each)) > 2)
    model.open(record.id)
    QApplication.processEvents()
    for scroll in running.history_screen.session.findChildren(QScrollArea):
        scroll.ensureWidgetVisible(running.history_screen.session.add_note_button)


def history_empty(running: RunningApp) -> None:
    running.navigator.show("history")


def history_log_run(running: RunningApp) -> QWidget:
    history(running)
    running.history_screen.log_run()
    dialog = running.history_screen.findChild(RunDialog)
    assert dialog is not None
    dialog.line.setText("10 km easy yesterday 18:30")
    return dialog


def history_log_soreness(running: RunningApp) -> QWidget:
    history(running)
    running.history_screen.log_soreness()
    dialog = running.history_screen.findChild(SorenessDialog)
    assert dialog is not None
    return dialog


def history_log_note(running: RunningApp) -> QWidget:
    history(running)
    running.history_screen.log_note()
    dialog = running.history_screen.findChild(NoteDialog)
    assert dialog is not None
    return dialog


def history_log_elsewhere(running: RunningApp) -> QWidget:
    history(running)
    running.history_screen.log_elsewhere()
    dialog = running.history_screen.findChild(ElsewhereDialog)
    assert dialog is not None
    dialog.what.setText("Yoga class")
    return dialog


def history_edit_run(running: RunningApp) -> QWidget:
    history(running)
    screen = running.history_screen
    entry = next(each for each in running.history_model.entries if isinstance(each, Run))
    screen.edit(entry)
    dialog = screen.findChild(RunDialog)
    assert dialog is not None
    return dialog


def history_entries(running: RunningApp) -> None:
    running.navigator.show("history")
    _history_at(running, running.history_screen.entries)


def settings(running: RunningApp) -> None:
    running.navigator.show("settings")


def settings_your_data(running: RunningApp) -> None:
    running.navigator.show("settings")
    _settings_at(running, running.your_data_actions.erase_button)


def settings_erase(running: RunningApp) -> QWidget:
    """Ask whether everything may be deleted."""
    held = Holdings(routines=12, techniques=2, sessions=52, entries=205, drafts=1, deleted=3, sounds=1, backups=14)
    running.fakes.everything.holdings = held
    running.fakes.state.save({"folder": "/"})
    settings_your_data(running)
    running.your_data_actions.erase_button.click()
    dialog = running.window.findChild(QuestionDialog)
    assert dialog is not None
    return dialog


def _settings_at(running: RunningApp, row: QWidget) -> None:
    """Show the settings, scrolled to the panel that has ``row``."""
    running.fakes.audio.there = [Device(id="usb", name="USB Headset, the one with a rather long name")]
    running.navigator.show("settings")
    QApplication.processEvents()
    screen = running.settings_screen
    (scroll,) = screen.findChildren(QScrollArea)
    (panel,) = [panel for panel in screen.panels.values() if panel.isAncestorOf(row)]
    scroll.verticalScrollBar().setValue(panel.y() - running.theme.px(48))


def settings_sound(running: RunningApp) -> None:
    _settings_at(running, running.settings_screen.controls["output"])
    running.settings.change("output", "usb")


def settings_help(running: RunningApp) -> None:
    running.navigator.show("settings")
    _settings_at(running, running.restore_button)


def settings_own_sounds(running: RunningApp) -> None:
    samples = running.sounds.all[Sound.HALF]
    running.fakes.own_sounds.files = {
        "bell.wav": samples,
        "song.mp3": UnusableSoundError(SoundUnusable(SoundFault.NOT_WAV)),
    }
    rows = dict(zip(Sound, running.settings_screen.findChildren(SoundRow), strict=True))
    (all_rows,) = running.settings_screen.findChildren(SoundRows)
    all_rows.heading.setChecked(True)
    _settings_at(running, rows[Sound.GO_WORK])
    QApplication.processEvents()
    (scroll,) = running.settings_screen.findChildren(QScrollArea)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().value() + all_rows.y())
    rows[Sound.GO_REST].take("bell.wav")
    rows[Sound.GO_SWITCH].take("song.mp3")


def settings_voice(running: RunningApp) -> None:
    running.settings.change("voice_id", "Storm")
    _settings_at(running, running.settings_screen.controls["voice"])


def settings_search(running: RunningApp) -> None:
    running.navigator.show("settings")
    running.settings_screen.search.setText("night")


def settings_reminders(running: RunningApp) -> None:
    running.settings.change("rest_days", "mon fri")
    running.settings.change("tell_soreness", "notify")
    _settings_at(running, running.settings_screen.controls["tell_soreness"])


def settings_reminders_below(running: RunningApp) -> None:
    running.settings.change("tell_sleep", "notify")
    _settings_at(running, running.settings_screen.controls["night_to"])
    _scroll_to(running.settings_screen.controls["night_to"])


def settings_no_voice(running: RunningApp) -> None:
    running.fakes.synthesizer.problem = VoiceProblem(VoiceFault.NO_SYNTHESIZER)
    _settings_at(running, running.settings_screen.controls["voice"])


def sound_check(running: RunningApp) -> QWidget:
    dialog = SoundCheckDialog(running.theme, running.settings_model, running.window)
    dialog.open()
    running.fakes.clock.advance(1_500)
    running.check_ticker.fire()
    return dialog


def sound_check_muted(running: RunningApp) -> QWidget:
    running.volume.mute()
    dialog = SoundCheckDialog(running.theme, running.settings_model, running.window)
    dialog.open()
    return dialog


def backed_up(running: RunningApp) -> None:
    """Fill the backups: two good ones, a damaged one, and one from a newer version."""
    foam = Routine(id="foam", name="Foam and calves", blocks=(Step(name="Foam roll calves", seconds=90),))
    earlier = replace(EVENING_LEGS, blocks=EVENING_LEGS.blocks[:2])
    contents = BackupContents(
        routines=(foam, earlier, LONG),
        favourites=frozenset(),
        settings={"volume": 40, "half": False},
        missing_sessions=0,
    )
    running.fakes.backups.sessions = [
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
    damaged = BackupUnusable(BackupFault.END_MISSING)
    for day, problem in ((1, None), (30, None), (29, damaged), (12, None)):
        when = date(2026, 5 if day == 1 else 4, day)
        backup = Backup(
            key=when.isoformat(), day=when, size_bytes=48_213, routines=3, sessions=1_240 + day, problem=problem
        )
        running.fakes.backups.kept[backup] = contents


def backups(running: RunningApp) -> QWidget:
    backed_up(running)
    running.navigator.show("settings")
    running.restore_button.click()
    return QApplication.activeModalWidget() or running.window


def backups_empty(running: RunningApp) -> QWidget:
    running.restore_button.click()
    return QApplication.activeModalWidget() or running.window


def backups_damaged(running: RunningApp) -> QWidget:
    dialog = backups(running)
    assert isinstance(dialog, RestoreDialog)
    dialog.days.table.setCurrentIndex(dialog.days.table.model().index(2, 0))
    return dialog


def backup_contents(running: RunningApp) -> QWidget:
    dialog = backups(running)
    assert isinstance(dialog, RestoreDialog)
    dialog.days.open_button.click()
    return dialog


def backup_restored(running: RunningApp) -> QWidget:
    dialog = backup_contents(running)
    assert isinstance(dialog, RestoreDialog)
    dialog.contents.restore_all.click()
    return dialog


def shortcuts(running: RunningApp) -> QWidget:
    next(each for each in running.window.actions() if QKeySequence("F1") in each.shortcuts()).trigger()
    return QApplication.activeModalWidget() or running.window


def resume_offer(running: RunningApp) -> None:
    _break_off(running)


def resume_offer_partly_read(running: RunningApp) -> None:
    _break_off(running, whole=False)


def _break_off(running: RunningApp, *, whole: bool = True) -> None:
    """Bring the window into its state after the program was killed in the middle of a session."""
    guide_work(running)
    running.player.break_off()
    running.fakes.checkpoints.whole = whole
    running.fakes.clock.sleep(14 * 3_600_000)
    running.checkpoints.load()
    running.resume_offer.refresh()
    running.navigator.session_is_over()
    running.navigator.show("routines")
    running.routines_screen.put_on_top(running.resume_offer)


def sleep_notice(running: RunningApp) -> None:
    guide_work(running)
    running.fakes.clock.sleep(250_000)
    running.player.wake_up()


def sleep_went_on(running: RunningApp) -> None:
    running.settings.change("after_sleep", "go on")
    sleep_notice(running)


def sleep_notice_floor(running: RunningApp) -> None:
    sleep_notice(running)
    running.guide_screen.show_floor(True)


def sleep_question(running: RunningApp) -> QWidget:
    running.settings.change("after_sleep", "ask")
    sleep_notice(running)
    return QApplication.activeModalWidget() or running.window


def guide_get_ready(running: RunningApp) -> None:
    running.start("Evening legs")
    running.let_pass(3_000)


def guide_work(running: RunningApp) -> None:
    running.start("Evening legs")
    running.let_pass(10_000 + 75_000 + 7_000)


def guide_how_to(running: RunningApp) -> None:
    guide_work(running)
    running.guide_screen.guide.explain()


def guide_switch(running: RunningApp) -> None:
    running.start("Evening legs")
    running.let_pass(42_000)


def guide_paused(running: RunningApp) -> None:
    guide_work(running)
    running.player.pause_or_resume()


def guide_wait(running: RunningApp) -> None:
    running.start("Ice bath")
    running.let_pass(12_000)


def guide_rest(running: RunningApp) -> None:
    guide_switch(running)
    while running.session.segment.kind is not Kind.REST:
        running.player.next()
    running.let_pass(4_000)


def guide_position(running: RunningApp) -> None:
    running.start("Evening legs")
    while running.session.segment.block < 1:
        running.player.next()
    running.let_pass(4_000)


def guide_change(running: RunningApp) -> None:
    running.start("Evening legs")
    while running.session.segment.kind is not Kind.TRANSFER:
        running.player.next()
    running.let_pass(3_000)


def guide_cold(running: RunningApp) -> None:
    guide_change(running)
    running.player.next()
    running.let_pass(12_000)


def guide_reps(running: RunningApp) -> None:
    running.play(SQUATS)
    running.let_pass(10_000 + 14_000)


def guide_hour(running: RunningApp) -> None:
    running.play(HOUR)
    running.let_pass(10_000)


def guide_long(running: RunningApp) -> None:
    running.start(LONG.name)
    running.let_pass(10_500)


def guide_no_sound(running: RunningApp) -> None:
    guide_work(running)
    running.notices.show_notice(audio_problem(AudioProblem(AudioFault.NO_LIBPULSE)), problem=True)


def guide_flash(running: RunningApp) -> None:
    running.settings.change("flash", True)
    guide_work(running)
    running.let_pass(23_000 + 10)


def floor_warm(running: RunningApp) -> None:
    running.start("Evening legs")
    for _ in range(16):
        running.player.next()
    running.let_pass(53_000)
    running.guide_screen.show_floor(True)


def floor_work(running: RunningApp) -> None:
    guide_work(running)
    running.guide_screen.show_floor(True)


def floor_long(running: RunningApp) -> None:
    guide_long(running)
    running.guide_screen.show_floor(True)


def floor_wait(running: RunningApp) -> None:
    guide_wait(running)
    running.guide_screen.show_floor(True)


def floor_switch(running: RunningApp) -> None:
    guide_switch(running)
    running.guide_screen.show_floor(True)


def floor_reps(running: RunningApp) -> None:
    guide_reps(running)
    running.guide_screen.show_floor(True)


def floor_paused(running: RunningApp) -> None:
    guide_paused(running)
    running.guide_screen.show_floor(True)


def floor_controls(running: RunningApp) -> None:
    floor_work(running)
    running.guide_screen.floor.controls.appear()


def question(running: RunningApp) -> QWidget:
    guide_work(running)
    running.window.close()
    return QApplication.activeModalWidget() or running.window


def export_sound(running: RunningApp) -> QWidget:
    running.routines_screen.exported_as_sound.emit(EVENING_LEGS.id)
    files = running.window.findChild(QFileDialog)
    assert files is not None
    files.fileSelected.emit("legs.m4a")
    files.reject()
    running.fakes.sound_export.progress(37)
    return QApplication.activeModalWidget() or running.window


def finish(running: RunningApp) -> None:
    running.fakes.audio.receipt = CueReceipt(due=12, on_time=12, worst_ms=3)
    running.start("Legs up the wall")
    running.let_pass(20 * 60_000)


def today(running: RunningApp) -> None:
    running.fakes.journal.kept = {
        "run": Run(id="run", at=EVENING - timedelta(hours=25), distance_m=12_000, hard=True),
        "rest": Reminder(id="rest", at=EVENING, kind=ReminderKind.REST_DAY, due=EVENING),
    }
    running.show_today()


def today_reminders(running: RunningApp) -> None:
    reminders = (
        Reminder(id="ice", at=EVENING, kind=ReminderKind.ICE, due=EVENING),
        Reminder(id="gun", at=EVENING, kind=ReminderKind.DAILY, due=EVENING, about="massage-gun"),
    )
    today(running)
    for reminder in reminders:
        running.journal.log(reminder)


def today_see_someone(running: RunningApp) -> None:
    today(running)
    running.journal.log(Soreness(id="sore", at=EVENING, levels=(Level(Muscle.CALVES, 8),)))


def finish_sore(running: RunningApp) -> None:
    running.fakes.journal.kept = {
        "before": Soreness(
            id="before",
            at=EVENING - timedelta(days=1),
            levels=(Level(Muscle.QUADS, 2), Level(Muscle.HAMSTRINGS, 5), Level(Muscle.CALVES, 0)),
        ),
        "run": Run(id="run", at=EVENING - timedelta(hours=1), hard=True),
    }
    finish(running)
    legs = running.finish_screen.legs
    legs.scales[Muscle.HAMSTRINGS, None].buttons[Band.SEVERE].click()
    legs.scales[Muscle.GLUTES, None].buttons[Band.NONE].click()
    QApplication.processEvents()
    (scroll,) = running.finish_screen.findChildren(QScrollArea)
    scroll.ensureWidgetVisible(legs.note)


def finish_ended(running: RunningApp) -> None:
    guide_work(running)
    running.player.extend()
    running.let_pass(12_000)
    running.player.end()


def build_empty(running: RunningApp) -> None:
    running.builder_model.new()


def build(running: RunningApp) -> None:
    running.builder_model.open("evening-legs")
    running.builder_model.select([(0,)])


def build_contrast(running: RunningApp) -> None:
    running.builder_model.open("evening-legs")
    running.builder_model.select([(2,)])


def build_circuit(running: RunningApp) -> None:
    running.builder_model.open("evening-legs")
    running.builder_model.select([(0,), (1,)])
    running.builder_model.group()
    running.builder_model.add("ice-bath")


def build_text(running: RunningApp) -> None:
    running.builder_model.open("evening-legs")
    running.builder_screen.show_text(True)


def build_text_fault(running: RunningApp) -> None:
    build_text(running)
    running.builder_screen.text.editor.appendPlainText("3 x 30s hamstrng stretch, rast 10s")


def build_text_unsaved(running: RunningApp) -> QWidget:
    build_text_fault(running)
    running.builder_model.save()
    return QApplication.activeModalWidget() or running.window


def build_drafts(running: RunningApp) -> QWidget:
    for name in ("Morning", "Long Sunday"):
        running.builder_model.new(name)
        running.builder_model.add("squats")
    build_text_fault(running)
    running.builder_screen.drafts_wanted.emit()
    return QApplication.activeModalWidget() or running.window


def build_fit(running: RunningApp) -> QWidget:
    running.builder_model.open("evening-legs")
    running.builder_screen.fit_wanted.emit()
    asked = QApplication.activeModalWidget()
    assert asked is not None
    return asked


def build_menu(running: RunningApp) -> QWidget:
    build(running)
    running.builder_screen.blocks.customContextMenuRequested.emit(QPoint(0, 0))
    return QApplication.activePopupWidget() or running.window


def build_discard(running: RunningApp) -> QWidget:
    build_text(running)
    running.builder_model.rename("Other legs")
    running.builder_screen.discard_wanted.emit()
    return QApplication.activeModalWidget() or running.window


def build_conflict(running: RunningApp) -> QWidget:
    running.builder_model.open("evening-legs")
    running.builder_model.rename("My legs")
    running.builder_model.add("squats")
    running.fakes.routines.save(replace(EVENING_LEGS, blocks=EVENING_LEGS.blocks[:2]))
    running.library.reload()
    asked = QApplication.activeModalWidget()
    assert asked is not None
    return asked


def routines_menu(running: RunningApp) -> QWidget:
    running.navigator.show("routines")
    running.routines_model.choose("builtin-ice-bath")
    QApplication.processEvents()
    running.routines_screen.grid.open_menu()
    return QApplication.activePopupWidget() or running.window


def routines_drop(running: RunningApp) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/kim/legs.json")])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    running.window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, none))


def routines_rename(running: RunningApp) -> QWidget:
    running.routines_model.choose("evening-legs")
    running.routines_screen.rename()
    return QApplication.activeModalWidget() or running.window


def routines_deleted(running: RunningApp) -> QWidget:
    running.routines_model.choose("long")
    running.routines_screen.delete()
    running.import_export.show_trash()
    return QApplication.activeModalWidget() or running.window


SCENES: tuple[Callable[[RunningApp], QWidget | None], ...] = (
    welcome,
    welcome_no_sound,
    routine_sheet,
    routine_sheet_how_to,
    routine_sheet_done,
    routine_sheet_sessions,
    techniques,
    techniques_contrast,
    techniques_to_read,
    techniques_search,
    techniques_questions,
    techniques_own,
    techniques_own_deleted,
    technique_form,
    technique_form_foot,
    technique_form_name,
    history_empty,
    history,
    history_below,
    history_of_one,
    history_session,
    history_session_told,
    history_log_run,
    history_log_soreness,
    history_log_note,
    history_log_elsewhere,
    history_edit_run,
    history_entries,
    routines,
    routines_done,
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
    settings_help,
    settings_own_sounds,
    settings_voice,
    settings_no_voice,
    settings_search,
    settings_reminders,
    settings_reminders_below,
    settings_your_data,
    settings_erase,
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
    guide_how_to,
    guide_switch,
    guide_paused,
    guide_wait,
    guide_rest,
    guide_position,
    guide_change,
    guide_cold,
    guide_reps,
    guide_hour,
    guide_long,
    guide_no_sound,
    guide_flash,
    floor_warm,
    floor_work,
    floor_long,
    floor_wait,
    floor_switch,
    floor_reps,
    floor_paused,
    floor_controls,
    question,
    finish,
    finish_sore,
    today,
    today_reminders,
    today_see_someone,
    finish_ended,
    build_empty,
    build,
    build_contrast,
    build_circuit,
    build_text,
    build_text_fault,
    build_text_unsaved,
    build_drafts,
    build_fit,
    build_menu,
    build_discard,
    build_conflict,
    build_missing,
    routines_menu,
    export_sound,
    routines_drop,
    routines_rename,
    routines_deleted,
)


def settle(app: QApplication) -> None:
    """Wait until all layouts have settled: each asks its parent in the next round of the event loop."""
    for _ in range(8):
        app.processEvents()
    # Lists are shown before their figures.
    while any(each.is_drawing for window in app.topLevelWidgets() for each in window.findChildren(FigureTiles)):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@contextmanager
def window(
    app: QApplication,
    theme: str,
    width: int,
    height: int,
    scale: float = 1.0,
    *,
    routines: Sequence[Routine] = (EVENING_LEGS, LONG),
) -> Iterator[RunningApp]:
    """Have the program with ``routines`` and nothing moving, in a window of this size, until it is left."""
    running = RunningApp(app, Fakes(routines=routines, last_used=used_lately()), styled=True, scale=scale)
    running.settings.change("theme", theme)
    # Time stands still here, so a flash would never fade.
    running.settings.change("flash", False)
    running.settings.change("motion", False)
    running.window.resize(width, height)
    running.window.show()
    app.processEvents()
    yield running
    running.player.break_off()
    running.window.close_without_asking()
    running.window.deleteLater()
    running.theme.deleteLater()
    # Outside a running loop, deferred deletions do not run by themselves.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def draw(app: QApplication, scene: Callable[[RunningApp], QWidget | None], theme: str, size: str, folder: Path) -> Path:
    """Draw ``scene`` at one size in one theme; return the picture's path."""
    path = folder / f"{scene.__name__}-{theme}-{size}.png"
    folder.mkdir(parents=True, exist_ok=True)
    with window(app, theme, *SIZES[size]) as running:
        shown = scene(running) or running.window
        settle(app)
        running.guide_screen.refresh()
        settle(app)
        shown.grab().save(str(path))
    return path


def main(names: list[str]) -> int:
    app = QGuiApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    if not names or "figures" in names:
        print(*figure_sheet.draw(app, FOLDER), sep="\n")
    for scene in SCENES:
        if names and scene.__name__ not in names:
            continue
        for size in SIZES:
            if size == "huge" and not scene.__name__.startswith(GROWING):
                continue
            for theme in ("light", "dark"):
                print(draw(app, scene, theme, size, FOLDER))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
