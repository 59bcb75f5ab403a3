"""Today, above the routines: the last run, and what is worth saying. It is hidden until the journal has been read."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.journal.lines import SeeSomeone, TodayLine
from recovery_timer.ui.follow_ups.model import FollowUpsModel
from recovery_timer.ui.follow_ups.run_line import RunLine
from recovery_timer.ui.follow_ups.today_card import TodayCard
from recovery_timer.ui.text import follow_ups
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_CARD_PX = 300
"""The minimum width of a card."""
_TWO = 2


class TodayStrip(QWidget):
    """The line of the run, and at most three cards. `arranged` is emitted when its buttons have changed.

    `calendar_wanted` is a request to write what lies ahead for the user's own calendar.
    """

    arranged = Signal()
    calendar_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: FollowUpsModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.run_line = RunLine(theme, model)
        self.run_line.arranged.connect(self.arranged)
        self._title = label("group", self.tr("TODAY"))
        self.calendar_button = Button(
            theme, self.tr("Add to my calendar…"), role="inline-link", pressed=self.calendar_wanted.emit
        )
        self.calendar_button.setAccessibleDescription(self.tr("What lies ahead, as a file with alarms"))
        self._grid = QGridLayout()
        self._cards: list[TodayCard] = []
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.run_line)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.calendar_button)
        column.addLayout(head)
        self._grid.setSpacing(px(16))
        column.addLayout(self._grid)
        self.hide()
        model.changed.connect(self.refresh)
        model.learned.connect(self.refresh)

    @property
    def cards(self) -> Sequence[TodayCard]:
        """The cards that are shown."""
        return self._cards

    def stops(self) -> list[QWidget]:
        """Return the stops of the Tab key, in order."""
        return [
            *self.run_line.buttons,
            *([self.calendar_button] if self.calendar_button.isVisibleTo(self) else []),
            *(button for card in self._cards for button in card.stops),
        ]

    def focus_on(self, line: TodayLine) -> None:
        """Focus the card of ``line``, if it is shown."""
        for card in self._cards:
            if card.line.key == line.key:
                card.stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show today's lines; nothing until the journal has been read."""
        if not self._model.is_read:
            return
        self.run_line.refresh()
        self.show()
        lines = self._model.lines
        self._title.setVisible(bool(lines))
        self.calendar_button.setVisible(bool(lines) and bool(self._model.upcoming))
        now = self._model.now
        said = [(line, follow_ups.today(line, now)) for line in lines]
        if said == [(card.line, card.words) for card in self._cards]:
            return
        focused = next((place for place, card in enumerate(self._cards) if card.has_focus), None)
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [
            TodayCard(
                self._theme,
                line,
                words,
                act=partial(self._model.act, line),
                hide=partial(self._model.hide, line),
            )
            for line, words in said
        ]
        self._place()
        for card in self._cards:
            card.show()
        if focused is not None:
            self._focus_near(focused)
        self.arranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _focus_near(self, place: int) -> None:
        if self._cards:
            self._cards[min(place, len(self._cards) - 1)].close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.run_line.focus_first()

    def _place(self) -> None:
        """Put the cards side by side as far as there is room; one with a source gets a row of its own.

        With two columns, a last card that would be alone in its row spans both.
        """
        columns = max(1, min(3, (self.width() + self._grid.spacing()) // (self._theme.px(_CARD_PX))))
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        place = 0
        for card in self._cards:
            self._grid.removeWidget(card)
            is_alone = columns == _TWO and place % columns == 0 and card is self._cards[-1]
            width = columns if is_alone or isinstance(card.line, SeeSomeone) else 1
            self._grid.addWidget(card, place // columns, place % columns, 1, width)
            place += width
