"""The model of all of the user's data: counting, copying and agreeing to erase it, with disk access in the worker."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recovery_timer.app.backups import Everything
from recovery_timer.ports import FileOpener, Holdings, Worker
from recovery_timer.ui.text.problems import error_reason

OnDone = Callable[[str], None]
"""Receives why something failed, as a sentence; empty if it did not."""


class YourDataModel(QObject):
    """`erase_agreed` is emitted once everything is copied and may be erased."""

    erase_agreed = Signal()

    def __init__(
        self,
        everything: Everything,
        worker: Worker,
        *,
        open_file: FileOpener,
        is_in_session: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._everything = everything
        self._worker = worker
        self._open_file = open_file
        self._is_in_session = is_in_session

    def show_folder(self, failed: OnDone) -> None:
        """Show the folder of the data in the file manager, or call ``failed``."""

        def show(found: Future[Path]) -> None:
            try:
                folder = found.result()
            except OSError as error:
                words = self.tr("The folder of your data cannot be opened. {reason}")
                failed(words.format(reason=error_reason(error)))
                return
            if not self._open_file(str(folder)):
                failed(self.tr("No file manager answers. Your data is in {folder}.").format(folder=folder))

        self._worker.run(lambda: self._everything.folder, show)

    def show_folder_of(self, file: str) -> None:
        """Show the folder of ``file`` in the file manager."""
        self._open_file(str(Path(file).parent))

    def count(self, counted: Callable[[Holdings], None], failed: OnDone) -> None:
        """Call ``counted`` with the amount of each kind of data."""

        def take(found: Future[Holdings]) -> None:
            try:
                holdings = found.result()
            except OSError as error:
                failed(error_reason(error))
            else:
                counted(holdings)

        self._worker.run(self._everything.count, take)

    def export(self, file: str, done: OnDone) -> None:
        """Copy everything into ``file``."""
        self._run(lambda: self._everything.copy_to(Path(file)), done)

    @property
    def why_not_now(self) -> str:
        """Why nothing may be erased now; empty if it may be."""
        return self.tr("A session is in progress. End it first.") if self._is_in_session() else ""

    def erase(self, file: str, refused: OnDone) -> None:
        """Copy everything into ``file``, then have it erased; or call ``refused``, and leave everything as it is."""

        def then(why_not: str) -> None:
            # A session may have begun during the copy.
            why_not = why_not or self.why_not_now
            if why_not:
                refused(why_not)
            else:
                self.erase_agreed.emit()

        if self.why_not_now:
            refused(self.why_not_now)
        else:
            self._run(lambda: self._everything.copy_to_erase(Path(file)), then)

    def _run(self, job: Callable[[], None], done: OnDone) -> None:
        def take(result: Future[None]) -> None:
            try:
                result.result()
            except OSError as error:
                done(error_reason(error))
            else:
                done("")

        self._worker.run(job, take)
