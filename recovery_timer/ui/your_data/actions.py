"""The rows of the settings page about all of the user's data: show it, export it, delete it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from recovery_timer.ui import text
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.settings.screen import SettingsScreen
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.file_choice import FileChoice
from recovery_timer.ui.your_data.erasing import Erasing
from recovery_timer.ui.your_data.model import YourDataModel

_TOPIC = "export of everything"

_SUFFIX = "zip"


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
        files: FileChoice,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._notices = notices
        self._today = today
        self._files = files
        self.erasing = Erasing(
            theme, window, model, find_usual_file=self._find_usual_file, choose_file=self._choose_file
        )
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
            self.tr("Everything in one file, with the history as tables too."),
            self.tr("Export everything…"),
            lambda: self._choose_file(self._export),
        )
        self.erase_button = settings.add_action(
            group,
            self.tr("Delete"),
            self.tr("Everything, backups included, once it has been copied into one file."),
            self.tr("Delete everything…"),
            self.erasing.begin,
        )

    def _show_folder(self) -> None:
        self._model.show_folder(lambda problem: self._notices.show_notice(problem, problem=True))

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

    def _find_usual_file(self, found: Callable[[str], None]) -> None:
        self._files.find_free(f"recovery-timer {self._today().isoformat()}", _SUFFIX, found)

    def _choose_file(self, chosen: Callable[[str], None]) -> None:
        kinds = {self.tr("Copy of everything (*.zip)"): _SUFFIX}

        def ask(usual: str) -> None:
            self._files.to_save(self._window, self.tr("Copy everything into"), Path(usual).stem, kinds, chosen)

        self._find_usual_file(ask)
