"""The model of the backups dialog: the list of backups, and how the open one compares with the present state."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QDate, QLocale, QObject, Qt, Signal

from recovery_timer.app.backups import BackedUpRoutine, BackupState, Restore, Restored
from recovery_timer.app.journal import Journal
from recovery_timer.app.settings import FIELDS
from recovery_timer.ports import Backup, BackupContents, Worker
from recovery_timer.routine.model import Routine
from recovery_timer.ui.text.problems import error_reason, file_problem
from recovery_timer.ui.text.settings import setting_texts

Result = TypeVar("Result")


class RestoreOutcome(Struct, frozen=True, kw_only=True):
    """The outcome as a sentence, and how to undo it, if that is possible."""

    text: str
    take_back: Callable[[], None] | None = None


class RestoreModel(QObject):
    """Holds the backups on screen; `is_loading` while they are being read.

    `changed` is emitted when they change, and `done` with a `RestoreOutcome`.
    """

    changed = Signal()
    done = Signal(RestoreOutcome)
    _sessions_added = Signal(object)

    def __init__(self, restoring: Restore, journal: Journal, worker: Worker, *, parent: QObject) -> None:
        super().__init__(parent)
        self._restoring = restoring
        self._journal = journal
        self._worker = worker
        self.is_loading = False
        self._looks = 0
        self.backups: list[Backup] = []
        self.problem = ""
        self.opened: Backup | None = None
        self._contents: BackupContents | None = None
        # Queued, because it is emitted from the writer's thread.
        self._sessions_added.connect(self._report_sessions, Qt.ConnectionType.QueuedConnection)

    # -- the backups

    def load(self, problem: str = "") -> None:
        """List the backups, together with ``problem``, or with why they cannot be read."""
        self.opened = self._contents = None
        self.problem = problem
        self._look(self._restoring.backups, self._take_backups)

    def open(self, backup: Backup) -> None:
        """Open ``backup``. If it turns out to be damaged, the list is shown with that problem instead."""
        self._look(partial(self._restoring.read, backup), partial(self._take_contents, backup))

    def open_file(self, file: str) -> None:
        """Open the backup in a ``file`` elsewhere, such as a copy of everything; see `open`."""

        def take(found: Future[Backup]) -> None:
            backup = found.result()
            if backup.problem is None:
                self.open(backup)
            else:
                words = self.tr("{file} cannot be used. {reason}")
                self.load(problem=words.format(file=Path(file).name, reason=file_problem(backup.problem)))

        self._look(partial(self._restoring.look_at, Path(file)), take)

    def _look(self, job: Callable[[], Result], take: Callable[[Future[Result]], None]) -> None:
        """Run ``job`` in the worker and pass its result to ``take``, unless something else has been requested since."""
        self.is_loading = True
        self._looks += 1
        look = self._looks

        def done(found: Future[Result]) -> None:
            if look == self._looks:
                self.is_loading = False
                take(found)

        self.changed.emit()
        self._worker.run(job, done)

    def _take_backups(self, found: Future[list[Backup]]) -> None:
        try:
            self.backups = found.result()
        except OSError as error:
            self.backups = []
            self.problem = self.tr("The backups cannot be read: {reason}.").format(reason=error_reason(error))
        self.changed.emit()

    def _take_contents(self, backup: Backup, found: Future[BackupContents]) -> None:
        try:
            self._contents = found.result()
        except (ValueError, OSError) as error:
            words = self.tr("The backup of {day} cannot be used. {reason}")
            self.load(problem=words.format(day=long_day(backup), reason=error_reason(error)))
        else:
            self.opened = backup
            self.changed.emit()

    # -- the open backup

    @property
    def routines(self) -> list[BackedUpRoutine]:
        """The routines in the backup, and how each compares with the present one."""
        return self._restoring.compare(self._contents.routines, self._mark) if self._contents else []

    @property
    def unreadable(self) -> int:
        """How many routine files were already broken when the backup was made."""
        return self._contents.unreadable if self._contents else 0

    @property
    def missing_sessions(self) -> int:
        """How many of its sessions are missing from the journal."""
        return self._contents.missing_sessions if self._contents else 0

    @property
    def other_techniques(self) -> int:
        """How many of the user's own techniques in it are gone or differ now."""
        return len(self._restoring.other_techniques(self._contents)) if self._contents else 0

    @property
    def other_settings(self) -> list[str]:
        """The names of the settings that differ now, as on the settings page."""
        others = self._restoring.other_settings(self._contents) if self._contents else {}
        return [setting_texts()[field.name].label for field in FIELDS if field.name in others]

    def now_words(self, found: BackedUpRoutine) -> str:
        """Return how a routine compares with the present one, and so what restoring it does."""
        match found.now:
            case BackupState.SAME:
                return self.tr("Unchanged")
            case BackupState.DIFFERS:
                return self.tr("Changed since: restored as a copy")
            case BackupState.GONE:
                return self.tr("Deleted since: will be restored")

    def restore(self, routines: Sequence[Routine]) -> None:
        """Restore ``routines``; nothing present is overwritten."""
        assert self._contents is not None
        self._finish_restoring(self._restoring.restore(routines, self._contents, self._mark))

    def restore_techniques(self) -> None:
        """Restore the user's own techniques that are gone or differ; nothing present is overwritten."""
        assert self._contents is not None
        self._finish_restoring(self._restoring.restore_techniques(self._contents))

    def _finish_restoring(self, restored: Restored) -> None:
        undo = partial(self._take_back, partial(self._restoring.take_back, restored))
        has_restored = bool(restored.back or restored.copies or restored.techniques)
        self._finish(RestoreOutcome(text=self._restored_words(restored), take_back=undo if has_restored else None))

    def use_settings(self) -> None:
        """Set the settings to their values in the backup."""
        assert self._contents is not None
        before = self._restoring.use_settings(self._restoring.other_settings(self._contents))
        text = self.tr("The settings are as they were on {day}.").format(day=self._short_day)
        undo = partial(self._take_back, partial(self._restoring.use_settings, before))
        self._finish(RestoreOutcome(text=text, take_back=undo))

    def add_missing_sessions(self) -> None:
        """Add the missing sessions to the journal."""
        assert self.opened is not None
        self._restoring.add_missing_sessions(self.opened, self._sessions_added.emit)

    def _report_sessions(self, added: int | Exception) -> None:
        if isinstance(added, Exception):
            self.done.emit(
                RestoreOutcome(text=self.tr("Nothing was added. {reason}").format(reason=error_reason(added)))
            )
            return
        self._journal.read_anew()
        if self.opened is not None:
            self.open(self.opened)
        some = self.tr("%n entries were added.", "", added)
        self._finish(RestoreOutcome(text=some if added else self.tr("All of it is in the journal already.")))

    def _take_back(self, undo: Callable[[], object]) -> None:
        undo()
        self._finish(RestoreOutcome(text=self.tr("Undone.")))

    def _finish(self, outcome: RestoreOutcome) -> None:
        self.changed.emit()
        self.done.emit(outcome)

    def _restored_words(self, restored: Restored) -> str:
        back, copies = len(restored.back), len(restored.copies)
        sentences = []
        if back:
            sentences.append(self.tr("%n routines are back.", "", back))
        if copies:
            sentences.append(self.tr("%n routines came as copies, beside those there are now.", "", copies))
        if restored.techniques:
            sentences.append(self.tr("%n of your techniques are back.", "", len(restored.techniques)))
        return " ".join(sentences) or self.tr("There was nothing to restore: they are the same now.")

    @property
    def _short_day(self) -> str:
        assert self.opened is not None
        return QLocale().toString(_date(self.opened), self.tr("d MMM yyyy"))

    @property
    def _mark(self) -> str:
        return self.tr("from {day}").format(day=self._short_day)


def long_day(backup: Backup) -> str:
    """Return the day of ``backup``, with the day of the week, in the user's locale."""
    return QLocale().toString(_date(backup), QLocale.FormatType.LongFormat)


def _date(backup: Backup) -> QDate:
    return QDate(backup.day.year, backup.day.month, backup.day.day)
