"""Measuring how late the sounds are heard: a button, and the result."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from recovery_timer.ports import DelayMeasurement
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class DelayPanel(QWidget):
    """Uses the sound output exclusively while it measures."""

    def __init__(self, theme: ThemeManager, model: SettingsModel) -> None:
        super().__init__()
        self._model = model
        self.button = Button(theme, self.tr("Measure"), pressed=self._measure)
        self.button.setAccessibleName(self.tr("Measure the delay of the sounds"))
        self.words = label("muted", self._usual_words(), wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        grid.addWidget(label("body", self.tr("Delay")), 0, 0)
        grid.addWidget(self.button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 1, 0)
        model.delay_measured.connect(self._show)

    def stop(self) -> None:
        """Abort a measurement, because something else is about to sound."""
        if self._model.delays.is_measuring:
            self._model.delays.stop()
            self.words.setText(self._usual_words())

    def _measure(self) -> None:
        self._model.check.stop()
        self._model.delays.measure()
        self._show_words(self.tr("Listening… please be quiet for 10 seconds."))

    def _show(self, measured: DelayMeasurement) -> None:
        if not measured.played:
            self._show_words(self.tr("It cannot be measured: there is no microphone, or no sound."))
        elif measured.delay_ms is None or not measured.is_certain:
            words = self.tr("{heard} of {played} sounds were heard. Turn up the volume, or move the microphone.")
            self._show_words(words.format(heard=measured.heard, played=measured.played))
        else:
            words = self.tr("{heard} of {played} sounds were heard, {ms} ms late. That is now made up for.")
            self._show_words(words.format(heard=measured.heard, played=measured.played, ms=measured.delay_ms))

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _usual_words(self) -> str:
        return self.tr("Wireless speakers lag. The microphone can measure by how much.")
