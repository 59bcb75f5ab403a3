"""Exporting a session as a sound file: the choice of file, the progress, and the result."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from recovery_timer.app.library import Library
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import SoundExport
from recovery_timer.ports.problems import SoundExportProblem
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import used_by
from recovery_timer.ui.file_names import file_name
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.problems import sound_export_problem
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.file_choice import FileChoice
from recovery_timer.ui.widgets.text import label


class SoundExporting(QObject):
    """Exports a session of a routine as a sound file, and shows the outcome."""

    def __init__(
        self,
        theme: ThemeManager,
        window: QWidget,
        notices: Notices,
        *,
        library: Library,
        techniques: Techniques,
        sound_export: SoundExport,
        files: FileChoice,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._notices = notices
        self._library = library
        self._techniques = techniques
        self._export = sound_export
        self._files = files

    def ask(self, routine_id: str) -> None:
        """Ask where to export a session of the routine."""
        routine = self._library.entry(routine_id).routine
        title = self.tr("Export “{name}” as sound").format(name=translated(routine.name))
        kinds = {self.tr("For phones and watches (*.m4a)"): "m4a", self.tr("Exact to the sample (*.wav)"): "wav"}
        self._files.to_save(self._window, title, file_name(routine.name), kinds, partial(self._start, routine))

    def _start(self, routine: Routine, file: str) -> None:
        dialog = ProgressDialog(self._theme, self._window, translated(routine.name))
        dialog.rejected.connect(self._export.cancel)
        dialog.open()
        self._export.start(
            routine,
            used_by(routine, self._techniques.own.values()),
            file,
            progress=dialog.show_progress,
            done=partial(self._end, dialog, routine, file),
        )

    def _end(self, dialog: "ProgressDialog", routine: Routine, file: str, problem: SoundExportProblem | None) -> None:
        dialog.accept()
        name = translated(routine.name)
        if problem is None:
            self._notices.show_notice(self.tr("“{name}” was exported to {file}.").format(name=name, file=file))
        else:
            words = self.tr("“{name}” was not exported as sound.").format(name=name)
            self._notices.show_notice(words, problem=True, details=sound_export_problem(problem))


class ProgressDialog(QDialog):
    """Shows the progress of an export. Cancelling the export rejects the dialog."""

    def __init__(self, theme: ThemeManager, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export as sound"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.bar.setMinimumWidth(theme.px(360))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(theme, self.tr("Cancel"), pressed=self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(16))
        column.addWidget(label("heading", self.tr("Exporting “{name}”").format(name=name), wrap=True))
        column.addWidget(self.bar)
        column.addLayout(row)

    def show_progress(self, percent: int) -> None:
        """Show that ``percent`` of it is done."""
        self.bar.setValue(percent)
