"""Deleting everything: two questions, a copy first, and messages about whatever prevents it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from recovery_timer.ports import Holdings
from recovery_timer.ui.text.problems import error_details
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog
from recovery_timer.ui.widgets.text import label
from recovery_timer.ui.your_data.model import YourDataModel

_NAMED = 5


class Erasing(QObject):
    """Asks, copies, and then has everything erased. Nothing is erased without a copy that could be read back."""

    def __init__(
        self,
        theme: ThemeManager,
        window: QWidget,
        model: YourDataModel,
        *,
        find_usual_file: Callable[[Callable[[str], None]], None],
        choose_file: Callable[[Callable[[str], None]], None],
    ) -> None:
        """``find_usual_file`` finds the default file for the copy; ``choose_file`` asks the user for another one."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._model = model
        self._find_usual_file = find_usual_file
        self._choose_file = choose_file
        self._waiting: _WaitingDialog | None = None

    def begin(self) -> None:
        """Count what there is, and ask."""
        if why_not := self._model.why_not_now:
            self._refuse(why_not)
        else:
            self._find_usual_file(lambda file: self._model.count(lambda found: self._ask(found, file), self._refuse))

    def _ask(self, holdings: Holdings, file: str) -> None:
        words = self.tr(
            "This will be deleted: {what}.\n\nAll of it is first copied into one file, which stays:\n{file}\nIf it "
            "cannot be copied, nothing is deleted."
        )
        self._question(
            self.tr("Delete everything?"),
            words.format(what=self._what(holdings), file=file),
            QuestionButton(self.tr("Delete…"), lambda: self._ask_again(holdings, file)),
            QuestionButton(
                self.tr("Copy elsewhere…"), lambda: self._choose_file(lambda other: self._ask(holdings, other))
            ),
            QuestionButton(self.tr("Cancel")),
        )

    def _ask_again(self, holdings: Holdings, file: str) -> None:
        words = self.tr("This cannot be undone: only the copy has your {what} then.\n\n{file}")
        self._question(
            self.tr("Really delete everything?"),
            words.format(what=self._what(holdings), file=file),
            QuestionButton(self.tr("Copy, then delete everything"), lambda: self._erase(file)),
            QuestionButton(self.tr("Cancel")),
        )

    def _erase(self, file: str) -> None:
        self._waiting = _WaitingDialog(self._theme, self._window, self.tr("Copying everything, then deleting it…"))
        self._waiting.open()

        def refuse(why_not: str) -> None:
            self._end_waiting()
            self._refuse(why_not)

        self._model.erase(file, refuse)

    def report(self, left: Sequence[OSError], read: Callable[[], None]) -> None:
        """Report what could not be deleted; call ``read`` once the user has confirmed it."""
        self._end_waiting()
        words = self.tr("%n files could not be deleted:", "", len(left))
        files = "\n".join(map(error_details, left[:_NAMED]))
        dialog = QuestionDialog(
            self._theme,
            self._window,
            heading=self.tr("Not everything was deleted"),
            text=f"{words}\n{files}",
            answers=(QuestionButton(self.tr("Close")),),
        )
        dialog.finished.connect(lambda _: read())
        dialog.open()

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None

    def _refuse(self, why_not: str) -> None:
        self._question(self.tr("Nothing was deleted"), why_not, QuestionButton(self.tr("Close")))

    def _question(self, heading: str, words: str, *answers: QuestionButton) -> None:
        QuestionDialog(self._theme, self._window, heading=heading, text=words, answers=answers).open()

    def _what(self, holdings: Holdings) -> str:
        kinds = (
            (holdings.routines, self.tr("%n routines", "", holdings.routines)),
            (holdings.techniques, self.tr("%n techniques", "", holdings.techniques)),
            (holdings.sessions, self.tr("%n sessions", "", holdings.sessions)),
            (holdings.entries, self.tr("%n history entries", "", holdings.entries)),
            (holdings.drafts, self.tr("%n drafts", "", holdings.drafts)),
            (holdings.deleted, self.tr("%n deleted routines and techniques", "", holdings.deleted)),
            (holdings.sounds, self.tr("%n sounds", "", holdings.sounds)),
            (holdings.backups, self.tr("%n backups", "", holdings.backups)),
        )
        return QLocale().createSeparatedList([*(words for count, words in kinds if count), self.tr("all settings")])


class _WaitingDialog(QDialog):
    """Says what is being done, and cannot be closed until it is."""

    def __init__(self, theme: ThemeManager, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.addWidget(label("body", words))

    def end(self) -> None:
        """Close it."""
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()

    def reject(self) -> None:
        """Stay open: Esc does not stop work in progress."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
