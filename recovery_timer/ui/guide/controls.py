"""The row of controls at the foot of the guide."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_timer.ui.guide.model import GuideModel, GuideState
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button


class Controls(QWidget):
    """Buttons for every command; the big one pauses, resumes, or marks a step as done."""

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._shorten = Button(
            theme, self.tr("−15 s"), role="control", name=self.tr("15 seconds less"), pressed=model.shorten
        )
        self._previous = Button(theme, self.tr("Back"), role="control", icon="previous", pressed=model.previous)
        self.big = Button(
            theme, self.tr("Pause"), role="big", icon="pause", icon_colour="on_accent", pressed=model.press
        )
        self._next = Button(theme, self.tr("Next"), role="control", icon="next", pressed=model.next)
        self._extend = Button(
            theme, self.tr("+15 s"), role="control", name=self.tr("15 seconds more"), pressed=model.extend
        )
        self.end = Button(theme, self.tr("End"), role="control", icon="stop", pressed=model.end)
        # Fixed width: otherwise the big button would move its neighbours whenever its text changes.
        widest = max(self._width_of(words) for words in (self.tr("Pause"), self.tr("Resume"), self.tr("I’m ready")))
        self.big.setMinimumWidth(widest + theme.px(32) + 56)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        for button in (self._shorten, self._previous, self.big, self._next, self._extend):
            row.addWidget(button)
        row.addSpacing(theme.px(40))
        row.addWidget(self.end)
        row.addStretch(1)

    def show_state(self, state: GuideState) -> None:
        """Enable the commands that are possible in ``state``."""
        timed = not state.waits
        self._shorten.setEnabled(timed)
        self._extend.setEnabled(timed)
        if state.paused:
            words, icon = self.tr("Resume"), "play"
        elif state.waits and state.segment.kind.is_gap:
            words, icon = self.tr("I’m ready"), "check"
        elif state.waits:
            words, icon = self.tr("Done"), "check"
        else:
            words, icon = self.tr("Pause"), "pause"
        self.big.setText(words)
        self.big.set_icon(icon)

    def _width_of(self, text: str) -> int:
        return self.big.fontMetrics().horizontalAdvance(text)
