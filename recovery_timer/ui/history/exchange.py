"""Exporting the history that is shown to a file for other programs, and importing what is new in such a file."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_timer.app.journal import Journal, SortedOut
from recovery_timer.journal.entries import Logged
from recovery_timer.ports import HistoryFiles, Worker
from recovery_timer.session.record import Record
from recovery_timer.ui.history.model import HistoryModel
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text.problems import error_reason
from recovery_timer.ui.widgets.file_choice import FileChoice

_TOPIC = "history, out and in"

ImportResult = tuple[OSError | None, SortedOut]


class HistoryExchange(QObject):
    """Asks for a file, has the worker write or read it, and reports the result."""

    _kept = Signal(tuple)
    _taken_back = Signal(tuple)

    def __init__(
        self,
        window: QWidget,
        notices: Notices,
        model: HistoryModel,
        *,
        journal: Journal,
        store: HistoryFiles,
        worker: Worker,
        files: FileChoice,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._model = model
        self._journal = journal
        self._store = store
        self._worker = worker
        self._files = files
        # Queued: emitted from the saver's thread.
        self._kept.connect(self._say_kept, Qt.ConnectionType.QueuedConnection)
        self._taken_back.connect(self._say_taken_back, Qt.ConnectionType.QueuedConnection)

    # -- out

    def ask_for_export(self) -> None:
        """Ask for the file to export to: the results of a search, or without one the whole history."""
        title = self.tr("Export what is found") if self._model.is_filtered else self.tr("Export the history")
        kinds = {self.tr("Table (*.csv)"): "csv", self.tr("JSON Lines (*.jsonl)"): "jsonl"}
        self._files.to_save(self._window, title, "history", kinds, self._export)

    def _export(self, file: str) -> None:
        found: tuple[Sequence[str], Sequence[Logged]] | None = None
        if self._model.is_filtered:
            found = [each.id for each in reversed(self._model.sessions)], list(reversed(self._model.entries))

        def write() -> int:
            ids, entries = found or self._everything()
            self._store.write(Path(file), self._records(ids), entries)
            return len(ids) + len(entries)

        self._worker.run(write, partial(self._say_exported, file))

    def _everything(self) -> tuple[Sequence[str], Sequence[Logged]]:
        history = self._journal.read_history()
        return [each.id for each in history.sessions], [each for each in history.entries if isinstance(each, Logged)]

    def _records(self, ids: Sequence[str]) -> Iterator[Record]:
        for session_id in ids:
            if (record := self._journal.read_record(session_id)) is not None:
                yield record

    def _say_exported(self, file: str, written: "Future[int]") -> None:
        try:
            count = written.result()
        except OSError as error:
            words = self.tr("Nothing was exported. {reason}").format(reason=error_reason(error))
            self._notices.show_notice(words, problem=True, topic=_TOPIC)
        else:
            words = self.tr("%n sessions and entries were exported to {file}.", "", count).format(file=file)
            self._notices.show_notice(words, topic=_TOPIC)

    # -- in

    def ask_for_import(self) -> None:
        """Ask for a history file, CSV or JSON Lines."""
        kinds = [self.tr("History (*.csv *.jsonl)"), self.tr("All files (*)")]
        self._files.to_open(self._window, self.tr("Import a history"), kinds, self._import)

    def _import(self, file: str) -> None:

        def read() -> SortedOut:
            return self._journal.sort_out(*self._store.read(Path(file)))

        self._worker.run(read, partial(self._keep, file))

    def _keep(self, file: str, read: "Future[SortedOut]") -> None:
        try:
            new = read.result()
        except OSError as error:
            self._say_not_imported(Path(file).name, error)
            return
        if new.added:
            self._journal.import_history(new, lambda error: self._kept.emit((error, new)))
        else:
            self._notices.show_notice(self._known_words(new) or self.tr("The file is empty."), topic=_TOPIC)

    def _say_kept(self, outcome: ImportResult) -> None:
        error, new = outcome
        if error is not None:
            self._say_not_imported(self.tr("The history"), error)
            return
        self._journal.read_anew()
        words = " ".join(
            part
            for part in (self.tr("%n sessions and entries were added.", "", new.added), self._known_words(new))
            if part
        )
        self._notices.show_notice(words, action=self.tr("Undo"), act=partial(self._take_back, new), topic=_TOPIC)

    def _known_words(self, new: SortedOut) -> str:
        words = []
        if new.same:
            words.append(self.tr("%n were known already.", "", new.same))
        if new.other:
            words.append(self.tr("%n were known with other content, and stay as they are.", "", new.other))
        return " ".join(words)

    def _take_back(self, new: SortedOut) -> None:
        self._journal.take_back(new, lambda error: self._taken_back.emit((error, new)))

    def _say_taken_back(self, outcome: ImportResult) -> None:
        error, _ = outcome
        self._journal.read_anew()
        if error is not None:
            words = self.tr("That was not undone. {reason}").format(reason=error_reason(error))
            self._notices.show_notice(words, problem=True, topic=_TOPIC)

    def _say_not_imported(self, what: str, error: OSError) -> None:
        words = self.tr("{file} was not imported. {reason}").format(file=what, reason=error_reason(error))
        self._notices.show_notice(words, problem=True, topic=_TOPIC)
