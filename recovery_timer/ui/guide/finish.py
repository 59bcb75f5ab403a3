"""The end of a session: that it is done, how long the legs were worked, and every step with its figure."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import CueReceipt
from recovery_timer.routine import durations
from recovery_timer.routine.technique import Family
from recovery_timer.session.record import Outcome, Record
from recovery_timer.ui.figure.body_map import BodyMap
from recovery_timer.ui.figure.tile import FigureTile
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.follow_ups.legs_card import LegsCard
from recovery_timer.ui.guide.finish_rows import Row, rows, stopped_at, worked
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.check_mark import CheckMark
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.panel import panel
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label

_WIDEST_PX = 1200
_BAR_PX = 12
_TILE = QSize(88, 64)
_BESIDE_PX = 960
"""From this width on, the card about the legs is beside the rows."""
_LEGS_PX = 456
_BELOW_ROWS = 2
_ANY_WIDTH = 16_777_215


class FinishScreen(QWidget):
    """Shows a record. `go_on` is a request to resume the session, `again` to repeat it, `back` to leave it."""

    go_on = Signal()
    again = Signal()
    back = Signal()

    def __init__(self, theme: ThemeManager, techniques: Techniques, legs: LegsCard) -> None:
        super().__init__()
        self._theme = theme
        self._techniques = techniques
        self.legs = legs
        set_role(self, "page")
        self._check = CheckMark(theme, theme.px(112))
        self._title, self._routine = label("finish", wrap=True), label("muted", wrap=True)
        self._cues = label("small", wrap=True)
        self._held, self._steps = label("number"), label("number")
        self._rows, self._tiles = QVBoxLayout(), FigureTiles(theme, self)
        self._muscles = BodyMap()
        self.go_on_button = Button(
            theme, self.tr("Continue"), role="primary", icon="play", icon_colour="on_accent", pressed=self.go_on.emit
        )
        self.again_button = Button(theme, self.tr("Start over"), icon="undo", pressed=self.again.emit)
        self.back_button = Button(theme, self.tr("Done"), role="primary", pressed=self.back.emit)
        self.leave_button = Button(theme, self.tr("Done"), pressed=self.back.emit)
        theme.changed.connect(self._colour_muscles)
        self._arrange()

    def show_record(self, record: Record) -> None:
        """Show ``record``; a session that was ended early can be resumed."""
        # A space reserves the line, so that nothing moves when it is filled.
        self._cues.setText(" ")
        finished = record.outcome is Outcome.FINISHED
        stopped = stopped_at(record)
        found = rows(record, self._techniques.catalogue)
        held = durations.clock(sum(row.held_s for row in found) * durations.MS)
        if finished or stopped is None:
            title = self.tr("Well done.")
        else:
            step, steps, left_ms = stopped
            title = self.tr("Stopped at step {step} of {steps}").format(step=step, steps=steps)
            words = self.tr("Continue from {time} left") if left_ms is not None else self.tr("Continue")
            self.go_on_button.setText(words.format(time=durations.clock(left_ms or 0)))
        self._title.setText(title)
        self._routine.setText(self._when(record))
        self._held.setText(held)
        done = sum(row.is_done for row in found)
        self._steps.setText(self.tr("{done} of {all}").format(done=done, all=len(found)))
        self._show_rows(found)
        self.legs.show_session(record)
        self._muscles.set_lit_sides(worked(record), self._theme.colour("accent"))
        for button, shown in ((self.go_on_button, not finished), (self.leave_button, not finished),
                              (self.back_button, finished)):  # fmt: skip
            button.setVisible(shown)
        self._check.draw(done=finished)
        spoken = self.tr("{title} {held} on your legs.").format(title=title, held=held)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def show_receipt(self, receipt: CueReceipt) -> None:
        """Show how many cues were heard on time, once the last sound is over and it is known."""
        words = domain.cues_words(receipt.due, receipt.on_time, round(receipt.worst_ms))
        self._cues.setText(words if receipt.due else " ")

    def focus_first(self) -> None:
        """Focus the button that leads on."""
        first = self.back_button if self.go_on_button.isHidden() else self.go_on_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._theme.px(_BESIDE_PX)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        # No wider than half, however long its lines are.
        width = self._theme.px(_LEGS_PX)
        self.legs.setMinimumWidth(width if wide else 0)
        self.legs.setMaximumWidth(width if wide else _ANY_WIDTH)
        if wide:
            self._left_column.insertWidget(_BELOW_ROWS, self._map_card)
        else:
            self._body.addWidget(self._map_card)

    def _when(self, record: Record) -> str:
        begun, ended = (domain.format_time_of_day(when) for when in (record.started, record.ended))
        words = self.tr("{routine} · {begun} to {ended}")
        return words.format(routine=translated(record.routine_name), begun=begun, ended=ended)

    def _show_rows(self, found: list[Row]) -> None:
        clear(self._rows)
        for number, row in enumerate(found):
            if number:
                divider = QFrame()
                set_role(divider, "divider")
                self._rows.addWidget(divider)
            self._rows.addWidget(_StepRow(self._theme, row, self._tiles))

    def _colour_muscles(self) -> None:
        self._muscles.wear(self._theme.colours)

    # -- places

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        page.setMaximumWidth(px(_WIDEST_PX))
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(px(40), px(32), px(40), px(16))
        inside.setSpacing(px(20))
        inside.addLayout(self._head())
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(px(24))
        self._body.addLayout(self._left(), 1)
        self._body.addWidget(self.legs)
        inside.addLayout(self._body)
        inside.addStretch(1)
        centred = QWidget()
        row = QHBoxLayout(centred)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 1000)
        row.addStretch(1)
        scroll = ScrollPage(centred, name=self.tr("What you did"), steady=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(20))
        column.setSpacing(px(12))
        column.addWidget(scroll, 1)
        column.addWidget(self._foot())
        self._colour_muscles()

    def _head(self) -> QHBoxLayout:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._routine)
        words.addWidget(self._cues)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(px(28))
        head.addWidget(self._check)
        head.addLayout(words, 1)
        return head

    def _left(self) -> QVBoxLayout:
        px = self._theme.px
        tiles = QHBoxLayout()
        tiles.setSpacing(px(16))
        for number, words in ((self._held, self.tr("time on your legs")), (self._steps, self.tr("steps done"))):
            tile, column = panel(self._theme, margins=(24, 14, 24, 16), spacing=0)
            column.addWidget(number)
            column.addWidget(label("muted", words))
            tiles.addWidget(tile, 1)
        steps = QFrame()
        set_role(steps, "panel")
        self._rows.setContentsMargins(px(16), px(8), px(20), px(8))
        self._rows.setSpacing(0)
        steps.setLayout(self._rows)
        self._map_card = self._map()
        self._left_column = left = QVBoxLayout()
        left.setSpacing(px(16))
        left.addLayout(tiles)
        left.addWidget(steps)
        left.addWidget(self._map_card)
        left.addStretch(1)
        return left

    def _map(self) -> QFrame:
        card, column = panel(self._theme, margins=(24, 20, 24, 16), spacing=8)
        column.addWidget(label("heading", self.tr("What you worked")))
        self._muscles.setMinimumHeight(self._theme.px(220))
        column.addWidget(self._muscles, 1)
        return card

    def _foot(self) -> QWidget:
        px = self._theme.px
        foot = QWidget()
        foot.setMaximumWidth(px(_WIDEST_PX))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(40), 0, px(40), 0)
        row.setSpacing(px(12))
        row.addWidget(self.go_on_button)
        row.addWidget(self.again_button)
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.back_button)
        centred = QWidget()
        outer = QHBoxLayout(centred)
        # In line with the page, beside which there is a scroll bar.
        outer.setContentsMargins(0, 0, px(_BAR_PX), 0)
        outer.addStretch(1)
        outer.addWidget(foot, 1000)
        outer.addStretch(1)
        return centred


class _StepRow(QWidget):
    """The figure of a step, its family's colour, its name with a note, and how long it was held."""

    def __init__(self, theme: ThemeManager, row: Row, tiles: FigureTiles) -> None:
        super().__init__()
        px = theme.px
        tile = FigureTile(theme, tiles, _TILE)
        tile.show_figure(row.figure, row.family, row.side)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch(1)
        words.addWidget(label("strong", row.name, wrap=True))
        if row.note:
            words.addWidget(label("small", row.note, wrap=True))
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(8), 0, px(8))
        line.setSpacing(px(12))
        line.addWidget(tile)
        line.addWidget(_FamilyBar(theme, row.family))
        line.addLayout(words, 1)
        line.addWidget(label("strong", durations.clock(row.held_s * durations.MS) if row.held_s else ""))


class _FamilyBar(QWidget):
    """The colour of a family beside its figure, which says the same."""

    def __init__(self, theme: ThemeManager, family: Family | None) -> None:
        super().__init__()
        self._theme = theme
        self._family = family
        self.setFixedSize(theme.px(6), theme.px(48))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self._theme.px(3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.family(self._family)))
        painter.drawRoundedRect(self.rect(), radius, radius)
