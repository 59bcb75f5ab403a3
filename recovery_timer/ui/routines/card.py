"""The card of one routine: name, length, contents, timeline, when it was last used, and the Start button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from recovery_timer.ui.routines.model import Card
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.elided_label import ElidedLabel
from recovery_timer.ui.widgets.text import label
from recovery_timer.ui.widgets.timeline_strip import TimelineStrip

HEIGHT_PX = 174


class RoutineCard(QFrame):
    """Shows one card at a time; the grid gives it another when the user scrolls."""

    started = Signal(str)
    favoured = Signal(str)
    more_wanted = Signal(str)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.routine_id = ""
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name, self._summary, self._last_used = ElidedLabel("heading"), ElidedLabel("muted"), label("small")
        self.strip = TimelineStrip(theme, height_px=theme.px(8))
        self.more = Button(theme, role="icon", icon="more", icon_colour="muted", pressed=self._want_more)
        self.favourite = Button(theme, role="icon", icon="star-outline", icon_colour="accent", pressed=self._favour)
        self.start = Button(theme, self.tr("Start"), role="start", icon="play", icon_colour="on_accent")
        self.start.clicked.connect(lambda _checked: self.started.emit(self.routine_id))
        self._arrange()

    def show_card(self, card: Card) -> None:
        self.routine_id = card.routine_id
        self._name.set_text(card.name)
        self._summary.set_text(card.summary)
        self._last_used.setText(card.last_used)
        self.strip.show_timeline(card.timeline)
        self.favourite.set_icon("star" if card.favourite else "star-outline")
        words = self.tr("No longer a favourite: {name}") if card.favourite else self.tr("Make a favourite: {name}")
        self.favourite.setAccessibleName(words.format(name=card.name))
        self.favourite.setToolTip(self.tr("Favourite"))
        self.setAccessibleName(
            self.tr("{name}, {summary}, last used: {last_used}").format(
                name=card.name, summary=card.summary, last_used=card.last_used
            )
        )
        self.start.setAccessibleName(self.tr("Start {name}").format(name=card.name))
        self.more.setAccessibleName(self.tr("More for {name}").format(name=card.name))
        self.more.setToolTip(self.tr("Duplicate, rename, delete"))

    def _favour(self) -> None:
        self.favoured.emit(self.routine_id)

    def _want_more(self) -> None:
        self.more_wanted.emit(self.routine_id)

    def _arrange(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self.favourite)
        top.addWidget(self.more)
        bottom = QHBoxLayout()
        bottom.addWidget(self._last_used, 1)
        bottom.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(18))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self._summary)
        column.addStretch(1)
        column.addWidget(self.strip)
        column.addStretch(1)
        column.addLayout(bottom)
