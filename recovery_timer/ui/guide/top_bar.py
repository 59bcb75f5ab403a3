"""The line at the top of the guide: the routine, the time left, the volume, and the mark for notices."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_timer.ui.guide.model import GuideModel, GuideState
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.elided_label import ElidedLabel
from recovery_timer.ui.widgets.text import time_label

_TEXT_PX = 18


class TopBar(QWidget):
    """Shows the name and times of the session, and the buttons that do not control it."""

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._text_px = theme.px(_TEXT_PX)
        self._routine = ElidedLabel("bar-strong")
        self._times = time_label("bar", self.tr("Time left"))
        self.mark = Button(theme, role="icon", icon="warning", icon_colour="note", name=self.tr("Show notices"))
        self.mark.hide()
        self.volume = Button(
            theme, role="icon", icon="volume", icon_colour="muted", pressed=model.volume.mute, name=self.tr("Mute")
        )
        self.floor = Button(theme, role="icon", icon="floor", icon_colour="muted", name=self.tr("Floor view (F)"))
        self.full_screen = Button(
            theme, role="icon", icon="fullscreen", icon_colour="muted", name=self.tr("Full screen (F11)")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._routine, 1)
        for widget in (self.mark, self._times, self.volume, self.floor, self.full_screen):
            row.addWidget(widget)
        model.volume_changed.connect(self.show_volume)
        self.show_volume()

    def set_routine(self, name: str) -> None:
        """Show which routine is played."""
        self._routine.set_text(name)

    def show_time(self, state: GuideState) -> None:
        """Show the time left, and when it ends or was paused."""
        self._times.setText(self.tr("{left} · {ends}").format(left=state.left, ends=state.ends))
        # An output may appear or disappear at any time.
        if self._model.silence != self._silence:
            self.show_volume()

    def show_volume(self) -> None:
        """Show the volume, or why nothing can be heard."""
        silence = self._silence = self._model.silence
        self.volume.set_icon("muted" if silence else "volume")
        self.volume.setText(silence or self.tr("{percent} %").format(percent=self._model.volume.percent))

    def set_text_px(self, text_px: int) -> None:
        """Draw the words ``text_px`` high."""
        if text_px != self._text_px:
            is_usual = text_px == self._theme.px(_TEXT_PX)
            self._text_px = text_px
            self.setStyleSheet("" if is_usual else f"QLabel, QPushButton {{ font-size: {text_px}px; }}")
            for button in (self.mark, self.volume, self.floor, self.full_screen):
                button.set_icon_px(text_px)
