"""The row of the settings page for trying the voice; if there is none, it says how to get one."""

from PySide6.QtGui import QShowEvent

from recovery_timer.ui import text
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.settings.rows import SettingRow
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class VoiceRow(SettingRow):
    """The row with the button that speaks a sample."""

    def __init__(self, theme: ThemeManager, model: SettingsModel) -> None:
        # Not self.tr, which does not exist before QObject's constructor has run.
        self.test = Button(theme, text.tr("Test"), pressed=self._speak)
        super().__init__(
            theme, text.tr("Hear a sample"), text.tr("It says one sentence with these settings."), self.test
        )
        self._model = model
        self.problem = label("fault", wrap=True)
        self.say_below(self.problem)
        self.problem.hide()
        model.voice_changed.connect(self._show_problem)
        model.muted.connect(self._show_problem)
        self.test.setAccessibleDescription(self.help.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_problem()

    def _speak(self) -> None:
        self._model.check.speak()

    def _show_problem(self) -> None:
        problem = self._model.why_speechless
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.help.setVisible(not problem)
        self.test.setEnabled(not problem)
