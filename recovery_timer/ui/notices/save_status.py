"""Unsaved work: one line in the window for as long as there is any, and a question before it is lost."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_timer.app.library import Library
from recovery_timer.ports import SaveKey, SaveKind, Unsaved
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.notices.problems import SAVING
from recovery_timer.ui.theme.manager import ThemeManager

_NAMED = 3


class SaveStatus(QObject):
    """Accepts from any thread what is not saved, and shows it once there is a window."""

    _changed = Signal(tuple)

    def __init__(self) -> None:
        """Hold what is not saved back until `show_in`."""
        super().__init__()
        self._unsaved: tuple[Unsaved, ...] = ()
        self._notices: Notices | None = None
        self._library: Library | None = None
        self._try_again: Callable[[], None] = lambda: None
        # Queued: emitted from the writer's thread.
        self._changed.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def show_in(self, notices: Notices, library: Library, retry: Callable[[], None]) -> None:
        """Show in ``notices`` what is not saved; the routines' names are those in ``library``."""
        self._notices, self._library, self._try_again = notices, library, retry
        self._take(self._unsaved)

    def set_unsaved(self, unsaved: tuple[Unsaved, ...]) -> None:
        """Replace what was not saved before; empty if everything is saved."""
        self._changed.emit(unsaved)

    def ask(
        self, theme: ThemeManager, window: QWidget, unsaved: tuple[Unsaved, ...], agreed: Callable[[], None]
    ) -> None:
        """Ask whether to close although ``unsaved`` would be lost; call ``agreed`` if so."""
        # Late: see `ui.notices.problems`.
        from recovery_timer.ui.text.problems import saving_cause
        from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog

        words = self.tr("Not saved yet: {what}, because {cause}. It is lost if the program is closed now.")
        QuestionDialog(
            theme,
            window,
            heading=self.tr("Close and lose this?"),
            text=words.format(what=self._what(unsaved), cause=saving_cause(_telling(unsaved))),
            answers=(QuestionButton(self.tr("Close"), agreed), QuestionButton(self.tr("Cancel"))),
        ).open()

    def _take(self, unsaved: tuple[Unsaved, ...]) -> None:
        were, self._unsaved = self._unsaved, unsaved
        if self._notices is None:
            return
        if unsaved:
            # Late: see `ui.notices.problems`.
            from recovery_timer.ui.text.problems import error_details, saving_cause

            words = self.tr("Not saved yet: {what}, because {cause}. It is kept, and saved as soon as that works.")
            error = _telling(unsaved)
            self._notices.show_lasting(
                SAVING,
                words.format(what=self._what(unsaved), cause=saving_cause(error)),
                details=error_details(error) if error is not None else "",
                action=self.tr("Try again"),
                act=self._try_again,
            )
        elif were:
            self._notices.end_lasting(SAVING)
            self._notices.show_notice(self.tr("Everything is saved again."))

    # -- words

    def _what(self, unsaved: tuple[Unsaved, ...]) -> str:
        what = list(dict.fromkeys(self._words(work.key) for work in unsaved))
        if len(what) > _NAMED + 1:
            others = len(what) - _NAMED
            what = [*what[:_NAMED], self.tr("%n more", "", others)]
        return QLocale().createSeparatedList(what)

    def _words(self, key: SaveKey) -> str:  # noqa: C901 - one case per kind; the type checker counts them
        match key.kind:
            case SaveKind.ROUTINE:
                return self._routine_words(key.id)
            case SaveKind.TECHNIQUE:
                return self.tr("a technique of yours")
            case SaveKind.DRAFT | SaveKind.SAVED_DRAFT:
                return self.tr("a draft")
            case SaveKind.FAVOURITES:
                return self.tr("the favourites")
            case SaveKind.DISMISSALS:
                return self.tr("the hidden notes")
            case SaveKind.TRASH:
                return self.tr("what was deleted")
            case SaveKind.RECORD:
                return self.tr("the record of the session")
            case SaveKind.ENTRY:
                return self.tr("an entry of the journal")
            case SaveKind.CHECKPOINT:
                return self.tr("how far the session is")
            case SaveKind.SETTINGS:
                return self.tr("the settings")
            case SaveKind.SOUND:
                return self.tr("a sound of your own")
            case SaveKind.BACKUP:
                return self.tr("the backup")
            case SaveKind.RESTORED_SESSIONS:
                return self.tr("what was restored to the journal")
            case SaveKind.HINT | SaveKind.DELAYS | SaveKind.WINDOW | SaveKind.SWEEP:
                return self.tr("what the program remembers by itself")
            case _:
                assert_never(key.kind)

    def _routine_words(self, routine_id: str) -> str:
        try:
            entry = self._library.entry(routine_id) if self._library is not None else None
        except KeyError:
            entry = None
        if entry is None or entry.built_in:
            return self.tr("that a routine was deleted")
        return self.tr("the routine “{name}”").format(name=entry.routine.name)


def _telling(unsaved: tuple[Unsaved, ...]) -> Exception | None:
    """Return the error to show for ``unsaved``; None if there is none yet."""
    errors = [work.error for work in unsaved if work.error is not None]
    # The system's error rather than a library's, which may call a full disk a mere "disk I/O error".
    systems = (error for error in errors if isinstance(error, OSError) and (error.strerror or error.filename))
    return next(systems, errors[0] if errors else None)
