"""What lies ahead, as a file for the user's own calendar."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from recovery_timer.journal.upcoming import Upcoming
from recovery_timer.ports import CalendarEvent, CalendarWriter, FileOpener, Worker
from recovery_timer.ui.follow_ups.model import FollowUpsModel
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text import follow_ups
from recovery_timer.ui.text.problems import error_reason

_FILE = "recovery.ics"


class CalendarExport(QObject):
    """Writes what lies ahead to a file of the user's choice, and offers to open it with the system's calendar."""

    def __init__(
        self,
        window: QWidget,
        notices: Notices,
        model: FollowUpsModel,
        *,
        write: CalendarWriter,
        open_file: FileOpener,
        worker: Worker,
        folder: Callable[[], str],
        keep_folder: Callable[[str], None],
    ) -> None:
        """``folder`` returns the folder to begin in, ``keep_folder`` receives the one that was chosen."""
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._model = model
        self._write = write
        self._open_file = open_file
        self._worker = worker
        self._folder = folder
        self._keep_folder = keep_folder

    def ask(self) -> None:
        """Let the user choose the file; if nothing lies ahead, say what would."""
        if not self._model.upcoming:
            words = self.tr("Nothing lies ahead yet. Log a run, or ask to be reminded of something.")
            self._notices.show_notice(words)
            return
        dialog = QFileDialog(self._window, self.tr("Add to my calendar"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Calendar (*.ics)")])
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(_FILE)
        dialog.fileSelected.connect(self._begin)
        dialog.open()

    def _begin(self, file: str) -> None:
        self._keep_folder(str(Path(file).parent))
        events = [self._event(each) for each in self._model.upcoming]
        write = partial(self._write, events, file, self._model.now)
        self._worker.run(write, partial(self._report, file, events))

    def _event(self, each: Upcoming) -> CalendarEvent:
        words = follow_ups.today(each.line, self._model.now)
        return CalendarEvent(
            key=each.line.key,
            title=words.title,
            start=each.start,
            note=words.reason,
            repeats="" if each.repeats is None else each.repeats.value,
        )

    def _report(self, file: str, events: Sequence[CalendarEvent], written: Future[None]) -> None:
        try:
            written.result()
        except OSError as error:
            words = self.tr("The calendar was not written. {reason}").format(reason=error_reason(error))
            self._notices.show_notice(words, problem=True, details=file)
            return
        words = self.tr("%n events for your calendar were written to {file}.", "", len(events)).format(file=file)
        self._notices.show_notice(words, action=self.tr("Open"), act=partial(self._open, file))

    def _open(self, file: str) -> None:
        if not self._open_file(file):
            words = self.tr("No program here opens calendars. Import the file in yours: {file}").format(file=file)
            self._notices.show_notice(words)
