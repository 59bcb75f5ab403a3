"""The rows of the settings page about all of the user's data: show it, export it, delete it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from recovery_timer.ui import text
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.settings.screen import SettingsScreen
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.your_data.erasing import Erasing
from recovery_timer.ui.your_data.model import YourDataModel

_TOPIC = "export of everything"


class YourDataActions(QObject):
    """Adds the rows to ``settings``, and shows the outcome in ``notices``."""

    def __init__(
        self,
        theme: ThemeManager,
        window: QWidget,
        settings: SettingsScreen,
        model: YourDataModel,
        notices: Notices,
        *,
        today: Callable[[], date],
        folder: Callable[[], str],
        keep_folder: Callable[[str], None],
    ) -> None:
        """``folder`` returns the folder in which a dialog for files begins, ``keep_folder`` keeps the chosen one."""
        super().__init__(window)
        self._window = window
        self._model = model
        self._notices = notices
        self._today = today
        self._folder = folder
        self._keep_folder = keep_folder
        self.erasing = Erasing(theme, window, model, usual_file=self._usual_file, choose_file=self._choose_file)
        group = text.tr("Your data")
        self.folder_button = settings.add_action(
            group,
            self.tr("Folder"),
            self.tr("Where your routines, settings and history are kept."),
            self.tr("Open my data folder"),
            self._show_folder,
        )
        self.export_button = settings.add_action(
            group,
            self.tr("Export"),
            self.tr("All of it in one file, the history also as tables."),
            self.tr("Export everything…"),
            lambda: self._choose_file(self._export),
        )
        self.erase_button = settings.add_action(
            group,
            self.tr("Delete"),
            self.tr("Everything, with the backups, once it was copied into one file."),
            self.tr("Delete everything…"),
            self.erasing.begin,
        )

    def _show_folder(self) -> None:
        if problem := self._model.show_folder():
            self._notices.show_notice(problem, problem=True)

    def _export(self, file: str) -> None:
        def done(why_not: str) -> None:
            if why_not:
                words = self.tr("Nothing was exported. {reason}").format(reason=why_not)
                self._notices.show_notice(words, problem=True, topic=_TOPIC)
                return
            self._notices.show_notice(
                self.tr("Everything was exported to {file}.").format(file=file),
                action=self.tr("Show the folder"),
                act=lambda: self._model.show_folder_of(file),
                topic=_TOPIC,
            )

        self._notices.show_notice(self.tr("Everything is being exported…"), topic=_TOPIC)
        self._model.export(file, done)

    def _usual_file(self) -> str:
        return str(_free(Path(self._folder()), f"recovery-timer {self._today().isoformat()}"))

    def _choose_file(self, chosen: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._window, self.tr("Copy everything into"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Copy of everything (*.zip)")])
        dialog.setDefaultSuffix("zip")
        usual = Path(self._usual_file())
        dialog.setDirectory(str(usual.parent))
        dialog.selectFile(usual.name)

        def take(file: str) -> None:
            self._keep_folder(str(Path(file).parent))
            chosen(file)

        dialog.fileSelected.connect(take)
        dialog.open()


def _free(folder: Path, name: str) -> Path:
    """Return a path in ``folder`` for ``name`` that does not exist."""
    number, path = 1, folder / f"{name}.zip"
    while path.exists():
        number += 1
        path = folder / f"{name} {number}.zip"
    return path
