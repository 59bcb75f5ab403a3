"""What lies ahead, as a file for the user's own calendar."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from recovery_timer.journal.upcoming import Upcoming
from recovery_timer.ports import CalendarEvent, CalendarWriter, FileOpener, Worker
from recovery_timer.ui.follow_ups.model import FollowUpsModel
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text import follow_ups
from recovery_timer.ui.text.problems import error_reason
from recovery_timer.ui.widgets.file_choice import FileChoice

_FILE = "recovery"


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
        files: FileChoice,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._model = model
        self._write = write
        self._open_file = open_file
        self._worker = worker
        self._files = files

    def ask(self) -> None:
        """Ask for the file; if nothing lies ahead, explain what would."""
        if not self._model.upcoming:
            words = self.tr("Nothing lies ahead yet. Log a run, or ask to be reminded of something.")
            self._notices.show_notice(words)
            return
        kinds = {self.tr("Calendar (*.ics)"): "ics"}
        self._files.to_save(self._window, self.tr("Add to my calendar"), _FILE, kinds, self._begin)

    def _begin(self, file: str) -> None:
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
