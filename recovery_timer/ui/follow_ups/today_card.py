"""A card of today: a line with its reason, one button, and a cross that hides it until tomorrow."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from recovery_timer.journal.lines import TodayLine
from recovery_timer.ui.text.follow_ups import Words
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class TodayCard(QFrame):
    """Shows ``line`` in ``words``. The button does ``act``; the cross and the Del key do ``hide``."""

    def __init__(
        self, theme: ThemeManager, line: TodayLine, words: Words, *, act: Callable[[], None], hide: Callable[[], None]
    ) -> None:
        super().__init__()
        px = theme.px
        self.line = line
        self.words = words
        self._hide = hide
        set_role(self, "panel")
        self.button = Button(theme, words.button, role="chip", pressed=act)
        self.button.setAccessibleDescription(words.title)
        if not words.button:
            self.button.hide()
        name = self.tr("Hide until tomorrow: {what}").format(what=words.title)
        self.close_button = Button(theme, role="icon", icon="close", icon_colour="muted", name=name, pressed=hide)
        said = QVBoxLayout()
        said.setSpacing(px(2))
        said.addStretch(1)
        said.addWidget(label("strong", words.title, wrap=True))
        said.addWidget(label("small", words.reason, wrap=True))
        if words.source:
            said.addWidget(label("small", words.source, wrap=True))
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(8), px(10))
        row.setSpacing(px(8))
        row.addLayout(said, 1)
        for button in (self.button, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.installEventFilter(self)

    @property
    def has_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        return self.button.hasFocus() or self.close_button.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Del hide the card, before it deletes the chosen routine."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._hide()
                return True
        return super().eventFilter(watched, event)
