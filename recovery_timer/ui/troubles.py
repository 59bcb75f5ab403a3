"""Troubles that the user should know of, as sentences for the window: what happened, what was kept, what to do."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from recovery_timer.ports import SetAside
from recovery_timer.ui.widgets.notice import Notices


class Troubles(QObject):
    """Takes troubles from any thread, and shows them once there is a window."""

    _told = Signal(str)

    def __init__(self) -> None:
        """Keep what is told until `show_in`."""
        super().__init__()
        self._notices: Notices | None = None
        self._early: list[str] = []
        # Queued: the writer's thread tells of what it could not save.
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show_in(self, notices: Notices) -> None:
        """Show in ``notices`` what was told so far, and what will be."""
        self._notices = notices
        for text in self._early:
            notices.tell(text, problem=True)
        self._early.clear()

    def set_aside(self, file: SetAside) -> None:
        """A file of the user's could not be read."""
        if file.file == file.kept_as:
            words = self.tr("{file} could not be read and was left as it is. {reason}")
        else:
            words = self.tr("{file} could not be read. It is kept as {kept_as}. {reason}")
        self._told.emit(words.format(file=file.file, kept_as=Path(file.kept_as).name, reason=file.reason))

    def not_saved(self, key: str, error: Exception) -> None:
        """Something could not be saved."""
        if isinstance(error, OSError):
            reason, place = error.strerror or str(error), error.filename or ""
        else:
            reason, place = str(error), ""
        words = self.tr("Not saved: {what}. {reason}: {place}. The program goes on without saving it.")
        if not place:
            words = self.tr("Not saved: {what}. {reason}. The program goes on without saving it.")
        self._told.emit(words.format(what=self._what(key), reason=reason, place=place))

    def folder_not_writable(self, error: OSError) -> None:
        """The folder for what the user makes cannot be written."""
        self._told.emit(
            self.tr("Nothing can be saved in {folder}: {reason}. Everything else works.").format(
                folder=error.filename, reason=error.strerror
            )
        )

    def value_not_used(self, problem: str) -> None:
        """A value of the settings cannot be used."""
        self._told.emit(self.tr("In the settings, {problem}. Its usual value holds.").format(problem=problem))

    def not_logged(self, error: OSError) -> None:
        """The log cannot be written."""
        self._told.emit(self.tr("Errors cannot be logged: {reason}.").format(reason=error.strerror))

    def fault(self, error: BaseException, log: Path) -> None:
        """The program made a mistake that it did not expect."""
        self._told.emit(
            self.tr("Something went wrong in the program: {error}. It goes on; the details are in {log}.").format(
                error=f"{type(error).__name__}: {error}", log=log
            )
        )

    def sound(self, problem: str) -> None:
        """The sound was lost, or (with no ``problem``) is back."""
        self._told.emit(problem or self.tr("The sound is back."))

    def _what(self, key: str) -> str:
        match key.partition(" ")[0]:
            case "routine":
                return self.tr("a routine")
            case "draft" | "saved":
                return self.tr("a draft")
            case "favourites":
                return self.tr("the favourites")
            case "trash":
                return self.tr("what was deleted")
            case "journal":
                return self.tr("the record of the session")
            case "settings":
                return self.tr("the settings")
            case _:
                return self.tr("the place of the window")

    def _show(self, text: str) -> None:
        if self._notices is None:
            self._early.append(text)
        else:
            self._notices.tell(text, problem=True)
