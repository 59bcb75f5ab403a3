"""A card of today: a line with its reason, what can be done about it, and a cross that hides it until tomorrow."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from recovery_timer.journal.lines import Act, TodayLine
from recovery_timer.ui.text.follow_ups import LineWords
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import ButtonRole, set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.text import label


class TodayCard(QFrame):
    """Shows ``line`` in ``words``. The most likely button is beside them, the others below.

    A button calls ``act`` with its act; the cross and the Del key call ``hide``.
    """

    def __init__(
        self,
        theme: ThemeManager,
        line: TodayLine,
        words: LineWords,
        *,
        act: Callable[[Act], None],
        hide: Callable[[], None],
    ) -> None:
        super().__init__()
        px = theme.px
        self.line = line
        self.words = words
        self._hide = hide
        set_role(self, "panel")
        self.buttons: dict[Act, Button] = {}
        for each, said in words.buttons.items():
            role: ButtonRole = "inline-link" if self.buttons else "chip"
            button = self.buttons[each] = Button(theme, said, role=role, pressed=partial(act, each))
            button.setAccessibleDescription(words.title)
        name = self.tr("Hide until tomorrow: {what}").format(what=words.title)
        self.close_button = Button(theme, role="icon", icon="close", icon_colour="muted", name=name, pressed=hide)
        likeliest, *others = (*self.buttons.values(), self.close_button)
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addStretch(1)
        texts.addWidget(label("strong", words.title, wrap=True))
        texts.addWidget(label("small", words.reason, wrap=True))
        if words.source:
            texts.addWidget(label("small", words.source, wrap=True))
        below = FlowLayout(px(16), line_spacing=px(2))
        for button in others[:-1]:
            below.addWidget(button)
        if below.count():
            texts.addLayout(below)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(8), px(10))
        row.setSpacing(px(8))
        row.addLayout(texts, 1)
        for button in dict.fromkeys((likeliest, self.close_button)):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in self.stops:
            button.installEventFilter(self)

    @property
    def stops(self) -> Sequence[Button]:
        """The stops of the Tab key, in order."""
        return (*self.buttons.values(), self.close_button)

    @property
    def has_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        return any(button.hasFocus() for button in self.stops)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the card on Del, which would otherwise delete the chosen routine."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._hide()
                return True
        return super().eventFilter(watched, event)
