"""The routine as a whole: its length, when it would end, how much of it is work, and how much of each family."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.block_strip import BlockStrip, strip_of
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.text import label

_ICON_PX = 14


class TotalsCard(QFrame):
    """Shows a timeline. When space is tight, only its length and when it would end."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._is_small = False
        set_role(self, "panel")
        self._total, self._ends, self._parts = label("title"), label("muted"), label("small")
        self._strip = BlockStrip(theme)
        self._times: list[_FamilyTime] = []
        self._families = QWidget()
        self._legend = FlowLayout(theme.px(16), line_spacing=theme.px(4))
        self._legend.setContentsMargins(0, 0, 0, 0)
        self._families.setLayout(self._legend)
        self._arrange()

    def show_timeline(self, timeline: Timeline, total: str) -> None:
        """Show ``timeline``; ``total`` is its length as text."""
        self._total.setText(total)
        words = self.tr("Legs {legs}, pauses {pauses}")
        self._parts.setText(
            words.format(
                legs=domain.format_clock(timeline.work_ms, about=False),
                pauses=domain.format_clock(timeline.total_ms - timeline.work_ms, about=False),
            )
        )
        cells = strip_of(timeline)
        self._strip.show_cells(cells)
        lengths: dict[Family | None, int] = {}
        for cell in cells:
            lengths[cell.work.family] = lengths.get(cell.work.family, 0) + cell.ms
        # Kept while the families are the same, because new ones make Qt lay out the whole column again.
        if list(lengths) != [each.family for each in self._times]:
            clear(self._legend)
            self._times = [_FamilyTime(self._theme, family) for family in lengths]
            for each in self._times:
                self._legend.addWidget(each)
        for each in self._times:
            each.show_ms(lengths[each.family])

    def show_chosen(self, blocks: Iterable[int]) -> None:
        """Outline the cells of ``blocks``, by their index in the routine."""
        self._strip.show_chosen(frozenset(blocks))

    def show_end(self, words: str) -> None:
        """Show in ``words`` when the routine would end."""
        self._ends.setText(words)

    def set_small(self, small: bool) -> None:
        """Show no more than fits into two lines if ``small``."""
        if small == self._is_small:
            return
        self._is_small = small
        set_role(self._total, "name" if small else "title")
        self._total.style().polish(self._total)
        self._parts.setVisible(not small)
        self._families.setVisible(not small)
        self._set_margins()

    def _arrange(self) -> None:
        px = self._theme.px
        words = QWidget()
        line = FlowLayout(px(12), line_spacing=px(2))
        line.setContentsMargins(0, 0, 0, 0)
        for each in (self._total, self._ends, self._parts):
            line.addWidget(each)
        words.setLayout(line)
        # A margin puts the smaller text on the baseline of the total.
        for each in (self._ends, self._parts):
            each.setContentsMargins(0, 0, 0, px(4))
        self._column = QVBoxLayout(self)
        self._column.addWidget(words)
        self._column.addWidget(self._strip)
        self._column.addWidget(self._families)
        self._set_margins()

    def _set_margins(self) -> None:
        px, side = self._theme.px, 16 if self._is_small else 20
        self._column.setContentsMargins(px(side), px(10 if self._is_small else 12), px(side), px(12))
        self._column.setSpacing(px(6 if self._is_small else 8))


class _FamilyTime(QWidget):
    """A family's sign, name and time."""

    def __init__(self, theme: ThemeManager, family: Family | None) -> None:
        super().__init__()
        self._theme = theme
        self.family = family
        self._words = label("small")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_ICON_PX + 6), 0, 0, 0)
        row.addWidget(self._words)
        theme.changed.connect(self.update)

    def show_ms(self, ms: int) -> None:
        """Show that the family takes ``ms``."""
        words = self.tr("{family} {length}")
        length = domain.format_clock(ms, about=False)
        self._words.setText(words.format(family=domain.family_label(self.family), length=length))

    def paintEvent(self, event: QPaintEvent) -> None:
        side, colour = self._theme.px(_ICON_PX), QColor(self._theme.colours.family(self.family))
        sign = self._theme.pixmap(f"family-{self.family or 'custom'}", colour, side)
        painter = QPainter(self)
        painter.drawPixmap(0, (self.height() - side) // 2, sign)
        painter.end()
