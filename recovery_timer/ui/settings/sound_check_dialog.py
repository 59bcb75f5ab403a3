"""The sound check: plays every sound in turn and shows its name, the volume and the output device."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.app.settings import FIELDS
from recovery_timer.audio.sounds import Sound
from recovery_timer.ui.settings.delay_panel import DelayPanel
from recovery_timer.ui.settings.field_controls import FieldControls
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.text.settings import setting_texts
from recovery_timer.ui.text.sounds import sound_label
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label

_COLUMNS = 2
_SET_HERE = ("volume", "output")


class SoundCheckDialog(QDialog):
    """Starts playing when opened."""

    def __init__(self, theme: ThemeManager, model: SettingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sound check"))
        self.sounds = {sound: _SoundButton(theme, sound_label(sound), partial(self._play, [sound])) for sound in Sound}
        self.delay = DelayPanel(theme, model)
        self.problem = label("fault", wrap=True)
        self.unmute = Button(theme, self.tr("Unmute"), role="inline-link", pressed=model.volume.mute)
        self.again = Button(theme, self.tr("Play again"), icon="play", pressed=partial(self._play, tuple(Sound)))
        self.close_button = Button(theme, self.tr("Close"), role="primary", pressed=self.reject)
        self._arrange(parent)
        model.sounding.connect(self._show_sounding)
        model.muted.connect(self._show_problem)
        self.finished.connect(model.check.stop)
        self.finished.connect(model.delays.stop)

    def open(self) -> None:
        super().open()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._play(tuple(Sound))

    def _play(self, sounds: Sequence[Sound]) -> None:
        self.delay.stop()
        self._model.check.play(sounds)
        self._show_problem()

    def _show_sounding(self, sounding: Sound | None) -> None:
        for sound, button in self.sounds.items():
            button.show_sounding(sound is sounding)
        if sounding is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sound_label(sounding)))
        self._show_problem()

    def _show_problem(self) -> None:
        problem = self._model.why_silent
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.unmute.setVisible(self._model.volume.muted)

    def _arrange(self, parent: QWidget) -> None:
        px = self._theme.px
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(24), px(24), px(8))
        column.setSpacing(px(12))
        column.addWidget(label("heading", self.tr("Sound check")))
        words_above = self.tr("These sounds will guide you, so you need not look. Set how loud they are.")
        column.addWidget(label("muted", words_above, wrap=True))
        grid = QGridLayout()
        grid.setSpacing(px(8))
        for number, button in enumerate(self.sounds.values()):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        column.addLayout(grid)
        problem = QHBoxLayout()
        problem.setSpacing(px(8))
        problem.addWidget(self.problem, 1)
        problem.addWidget(self.unmute)
        column.addLayout(problem)
        column.addSpacing(px(4))
        column.addLayout(self._settings())
        column.addWidget(self.delay)
        column.addStretch(1)
        scroll = ScrollPage(inside)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(24), px(8), px(24), px(20))
        buttons.setSpacing(px(12))
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(buttons)
        room = parent.size()
        self.resize(min(px(560), room.width()), min(px(600), room.height()))

    def _settings(self) -> QGridLayout:
        fields = FieldControls(self._theme, self._model, self)
        grid = QGridLayout()
        grid.setVerticalSpacing(self._theme.px(12))
        grid.setColumnStretch(0, 1)
        for field in FIELDS:
            if field.name in _SET_HERE:
                name, control = label("body", setting_texts()[field.name].label), fields.make(field)
                name.setBuddy(control)
                row = grid.rowCount()
                grid.addWidget(name, row, 0)
                grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignRight)
        return grid


class _SoundButton(Button):
    """A button that plays one sound and has its name. Highlighted while the sound is heard."""

    def __init__(self, theme: ThemeManager, name: str, play: Callable[[], None]) -> None:
        super().__init__(theme, name, role="sound", icon="play", pressed=play)
        self.setCheckable(True)

    def show_sounding(self, sounding: bool) -> None:
        self.setChecked(sounding)
        self.set_icon("volume" if sounding else "play")
