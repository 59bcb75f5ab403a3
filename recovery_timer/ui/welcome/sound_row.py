"""The sound in one row: the volume and a button to hear it, or why there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider

from recovery_timer.audio.sounds import Sound
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_SAMPLE = (Sound.TICK, Sound.TICK, Sound.TICK, Sound.GO_WORK)
_HEIGHT_PX = 56


class WelcomeSoundRow(QFrame):
    """`settings_wanted` is a request to find out in the settings what is wrong with the sound."""

    settings_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: SettingsModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        set_role(self, "panel")
        self.setMinimumHeight(theme.px(_HEIGHT_PX))
        self._icon = QLabel()
        self._name = label("strong", self.tr("Sound"))
        self.level = QSlider(Qt.Orientation.Horizontal)
        self.level.setRange(0, 100)
        self.level.setPageStep(10)
        self.level.setAccessibleName(self.tr("Sound level"))
        self._percent = label("strong")
        self.problem = label("fault", wrap=True)
        self.play = Button(theme, self.tr("Play"), icon="play", pressed=self._play)
        self.settings = Button(theme, self.tr("Settings"), pressed=self.settings_wanted.emit)
        self._show_level()
        self.level.valueChanged.connect(lambda percent: model.book.change("volume", percent))
        self.destroyed.connect(model.book.changed.connect(lambda _: self._show_level()))
        for changed in (model.sounding, model.outputs_changed, model.muted):
            changed.connect(self._show_problem)
        model.sounding.connect(lambda sound: self.play.set_icon("play" if sound is None else "volume"))
        theme.changed.connect(self._tint)
        self._arrange()
        self._tint()
        self._show_problem()

    def _play(self) -> None:
        self._model.check.play(_SAMPLE)
        self._show_problem()

    def _show_level(self) -> None:
        percent = self._model.book.current.volume
        self.level.setValue(percent)
        self._percent.setText(self.tr("{percent} %").format(percent=percent))

    def _show_problem(self) -> None:
        problem = self._model.why_silent
        self.problem.setText(problem)
        for shown, widgets in (
            (bool(problem), (self.problem, self.settings)),
            (not problem, (self._name, self.level, self._percent)),
        ):
            for widget in widgets:
                widget.setVisible(shown)

    def _tint(self) -> None:
        side = self._theme.px(20)
        self._icon.setPixmap(self._theme.pixmap("volume", self._theme.colour("muted"), side))

    def _arrange(self) -> None:
        px = self._theme.px
        self._percent.setMinimumWidth(px(48))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(7), px(8), px(7))
        row.setSpacing(px(16))
        row.addWidget(self._icon)
        row.addWidget(self._name)
        row.addWidget(self.level, 1)
        row.addWidget(self._percent)
        row.addWidget(self.problem, 1)
        row.addWidget(self.settings)
        row.addWidget(self.play)
