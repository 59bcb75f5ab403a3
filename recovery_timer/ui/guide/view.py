"""The usual view of a session: what to do, on which side, how, for how long, and what comes next."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from recovery_timer.routine import durations
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.ui import text
from recovery_timer.ui.figure.view import FigureView
from recovery_timer.ui.guide.checklist import Checklist
from recovery_timer.ui.guide.controls import Controls
from recovery_timer.ui.guide.dial import dial_of
from recovery_timer.ui.guide.face import Face, goal, ground, headline
from recovery_timer.ui.guide.layout import DIGITS_SHARE, GuideLayout, Needs, Sizes, arrange, sizes_of
from recovery_timer.ui.guide.model import GuideModel, GuideState
from recovery_timer.ui.guide.next_card import NextCard
from recovery_timer.ui.guide.paused_words import PausedWords
from recovery_timer.ui.guide.switch_stage import SwitchStage
from recovery_timer.ui.guide.top_bar import TopBar
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets import big_digits
from recovery_timer.ui.widgets.fit_label import FitLabel
from recovery_timer.ui.widgets.ring import DIGITS_SHARE as SHARE_OF_RING
from recovery_timer.ui.widgets.ring import Ring, RingShape
from recovery_timer.ui.widgets.set_dots import SetDots
from recovery_timer.ui.widgets.short_animation import ShortAnimation
from recovery_timer.ui.widgets.side_chip import SideChip
from recovery_timer.ui.widgets.text import label, time_label
from recovery_timer.ui.widgets.timeline_strip import TimelineStrip

ENTER_MS = 200
_ENTER_PX = 16
_CONTROLS_SHARE = 0.1
"""The maximum height of the controls, as a share of the window's: large text must leave room for the figure."""


class GuideView(QWidget):
    """Arranged by `layout`. `pressed`: a click outside all controls, which resumes a paused session."""

    pressed = Signal()

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._theme = theme
        self._state: GuideState | None = None
        self._shown: object = None
        # Opaque, so that Qt does not repaint what lies below.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._segment: Segment | None = None
        self._explains = False
        self._sizes, self._sides_at = Sizes(1.0, 1.0), QPoint()
        self._entering = ShortAnimation(self, theme, ENTER_MS, self._enter)
        bold, medium = QFont.Weight.Bold, QFont.Weight.Medium
        top_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self.top = TopBar(theme, model)
        self.over = _Over(theme)
        self.headline = FitLabel(theme, largest_px=52, smallest_px=15, weight=bold)
        self.name = FitLabel(theme, largest_px=41, smallest_px=15, weight=bold)
        self.sides = _Sides(theme)
        self.figure = FigureView(theme)
        self.switch = SwitchStage(theme)
        self.words = FitLabel(theme, largest_px=28, smallest_px=14, weight=medium, alignment=top_left)
        self.checklist = Checklist(theme)
        self.paused = PausedWords(theme)
        self.ring = Ring(theme)
        self.next = NextCard(theme)
        self.then = FitLabel(
            theme, largest_px=28, smallest_px=14, weight=medium, alignment=Qt.AlignmentFlag.AlignHCenter
        )
        self.strip = TimelineStrip(theme, height_px=theme.px(20), pickable=True)
        self.controls = Controls(theme, model)
        self._under = QWidget()
        self._from, self._block = time_label("small", self.tr("Time so far")), label("small")
        self._to = time_label("small", self.tr("Length"))
        self._put_in()
        self.ring.pressed.connect(model.pause_or_resume)
        self.strip.picked.connect(model.jump)

    # -- what is shown

    def show_timeline(self, timeline: Timeline) -> None:
        """Show what stays the same for all of ``timeline``."""
        self.top.set_routine(translated(timeline.name))
        self.strip.show_timeline(timeline)
        self.top.show_volume()

    def show_state(self, state: GuideState) -> None:
        """Show the part of ``state`` that changes with the segment, or with a pause. Its layout is expensive."""
        segment, colours = state.segment, self._theme.colours
        if self._segment is not None and segment.technique != self._segment.technique:
            self._explains = False
        shown = (segment, state.paused, state.following, colours, self._explains)
        self._state = state
        if shown == self._shown:
            self.show_time(state)
            return
        self._shown = shown
        self.over.show_over(state)
        self.headline.set_text(headline(segment))
        self.headline.mark(goal(segment) if state.face is Face.SWITCH else "", QColor(colours.phase(segment)))
        self.name.set_text(domain.segment_name(segment))
        self.sides.show_sides(state)
        instruction = translated(segment.instruction)
        self.words.set_text(state.how_to or instruction if self._explains else instruction)
        self.checklist.show_words(state.prepare, state.cautions)
        self._show_picture(state)
        self.next.show_next(state.following)
        self.then.set_text(_then_words(state) if state.face is Face.SWITCH else "")
        self.controls.show_state(state)
        self.strip.set_current(segment.index)
        self._block.setText(self.tr("step {number} of {all}").format(number=segment.block + 1, all=state.blocks))
        self.show_time(state)
        self._place()
        self.update()
        if segment is not self._segment:
            is_first, self._segment = self._segment is None, segment
            if not is_first and self.isVisible():
                self._entering.play()
                self.ring.refill()

    def explain(self) -> None:
        """Show how the exercise is done in place of its short instruction, or no longer; another one ends it."""
        self._explains = not self._explains
        if self._state is not None:
            self.show_state(self._state)

    def tick(self) -> None:
        """Show one of the last seconds of a segment."""
        if self._theme.is_animated:
            self.ring.tick()

    def show_time(self, state: GuideState) -> None:
        """Show the part of ``state`` that changes with time."""
        self.ring.show_dial(dial_of(state, self._theme))
        self.strip.set_played(1.0 - state.share)
        self.top.show_time(state)
        self._from.setText(state.played)
        self._to.setText(state.length)

    def set_still(self, still: bool) -> None:
        """Stop or continue the animations."""
        self.figure.set_still(still)

    def _show_picture(self, state: GuideState) -> None:
        segment = state.segment
        is_turn = state.face is Face.SWITCH and SwitchStage.can_show(segment)
        self.switch.setVisible(is_turn)
        self.figure.setVisible(not is_turn)
        if is_turn:
            self.switch.show_switch(segment)
        else:
            self.figure.show_segment(segment)
        self.figure.set_still(state.paused)
        self.figure.set_faint(state.paused)
        self.figure.set_behind(ground(segment, self._theme.colours))

    def _enter(self, share: float) -> None:
        """Animate the words of a new segment: they rise a little into place."""
        shift = round((1.0 - share) * self._sizes.px(_ENTER_PX))
        for words in (self.headline, self.name):
            words.enter(share, shift)
        self.sides.move(self._sides_at + QPoint(0, shift))

    # -- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        segment = None if self._state is None else self._state.segment
        QPainter(self).fillRect(event.rect(), QColor(ground(segment, self._theme.colours)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _place(self) -> None:
        state = self._state
        if state is None:
            return
        sizes = self._sizes = sizes_of(self.width(), self.height(), self._theme.scale)
        self._scale(sizes)
        first = arrange(self.width(), self.height(), sizes, self._needs(state, sizes, 0))
        self._stand(
            arrange(self.width(), self.height(), sizes, self._needs(state, sizes, first.headline.width())), state
        )

    def _needs(self, state: GuideState, sizes: Sizes, column: int) -> Needs:
        """Return what there is to place. ``column`` is the width of the left column, 0 while it is unknown."""
        dial, least = self.ring.dial, self.height() * DIGITS_SHARE + 1
        has_bar = dial.shape is RingShape.BAR
        share = 0.96 if has_bar else SHARE_OF_RING
        needed = big_digits.width_needed(self._theme, dial.digits, least, squeezed=len(dial.digits) > 4)
        has_sides = bool(state.segment.side or state.segment.of_sets > 1) and state.face is not Face.WAIT
        return Needs(
            face=state.face,
            ring=round(needed / share) + 2,
            has_bar=has_bar,
            has_sides=has_sides,
            words=self._words_height(state, sizes, column) if column else 0,
            must_have_words=state.paused or self._explains,
            has_over=bool(self.over.text()),
            headline_lines=1 if not column or self._fits_one_line(column, sizes) else 2,
            top=self.top.sizeHint().height(),
            under=self._from.sizeHint().height(),
            controls=self.controls.sizeHint().height(),
        )

    def _fits_one_line(self, width: int, sizes: Sizes) -> bool:
        font = self._theme.font(sizes.large(52), QFont.Weight.Bold)
        return QFontMetrics(font).horizontalAdvance(self.headline.text()) <= width

    def _words_height(self, state: GuideState, sizes: Sizes, width: int) -> int:
        if state.paused:
            return round(sizes.large(41) * 1.2 + sizes.large(24) * 1.7)
        if state.face is Face.WAIT:
            return self.checklist.height_needed(width)
        metrics = QFontMetrics(self._theme.font(sizes.large(28), QFont.Weight.Medium))
        room = QRect(0, 0, width, self.height())
        text_height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.words.text()).height()
        return text_height + 2 if self.words.text() else 0

    def _scale(self, sizes: Sizes) -> None:
        is_switch = self._state is not None and self._state.face is Face.SWITCH
        self.headline.set_largest(sizes.large(80 if is_switch else 52))
        self.name.set_largest(sizes.large(41))
        self.words.set_largest(sizes.large(28))
        self.then.set_largest(sizes.large(28))
        for part in (self.over, self.sides, self.checklist, self.paused, self.next, self.switch):
            part.set_sizes(sizes)
        self.ring.set_least(self.height() * DIGITS_SHARE + 1)
        self.top.set_text_px(sizes.small(18))
        if sizes.window > 1.0:
            self._under.setStyleSheet(f"QLabel {{ font-size: {sizes.small(13)}px; }}")
        self.controls.fit(self.width() - 2 * sizes.px(24), round(self.height() * _CONTROLS_SHARE), sizes)

    def _stand(self, places: GuideLayout, state: GuideState) -> None:
        is_paused = state.paused and state.face is not Face.SWITCH
        for widget, place in (
            (self.top, places.top),
            (self.over, places.over),
            (self.headline, places.headline),
            (self.name, places.name),
            (self.sides, places.sides),
            (self.figure if self.switch.isHidden() else self.switch, places.stage),
            (self.words, places.words if not is_paused and state.face is not Face.WAIT else QRect()),
            (self.paused, places.words if is_paused else QRect()),
            (self.checklist, places.words if state.face is Face.WAIT and not is_paused else QRect()),
            (self.ring, places.ring),
            (self.next, places.next if state.face is not Face.SWITCH else QRect()),
            (self.then, places.next if state.face is Face.SWITCH else QRect()),
            (self.strip, places.strip),
            (self._under, places.under),
            (self.controls, places.controls),
        ):
            widget.setVisible(not place.isEmpty())
            if not place.isEmpty():
                widget.setGeometry(place)
        self._sides_at = places.sides.topLeft()

    def _put_in(self) -> None:
        under = QHBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._from, 1, Qt.AlignmentFlag.AlignLeft)
        under.addWidget(self._block, 1, Qt.AlignmentFlag.AlignHCenter)
        under.addWidget(self._to, 1, Qt.AlignmentFlag.AlignRight)
        for part in (
            self.top, self.over, self.headline, self.name, self.sides, self.figure, self.switch, self.words,
            self.checklist, self.paused, self.ring, self.next, self.then, self.strip, self._under, self.controls,
        ):  # fmt: skip
            part.setParent(self)


def _then_words(state: GuideState) -> str:
    """Return what follows a switch: how long, and which set."""
    segment, work = state.segment, state.leads_to
    words = [durations.clock(work.length_ms)] if work is not None and not work.is_manual else []
    words += [domain.set_label(segment)] if segment.of_sets > 1 else []
    return text.tr("then {what}").format(what=text.tr(", ").join(words)) if words else ""


class _Over(QWidget):
    """The line above the headline: the family with its icon, or the exercise that changes sides."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._sizes = Sizes(1.0, 1.0)
        self._icon = ""
        self._colour = ""
        self._words = FitLabel(theme, largest_px=22, smallest_px=13, weight=QFont.Weight.Medium)
        self._words.setParent(self)

    def text(self) -> str:
        return self._words.text()

    def show_over(self, state: GuideState) -> None:
        """Show what stands above the headline of ``state``."""
        segment, colours = state.segment, self._theme.colours
        self._icon, self._colour = "", colours.muted
        if state.face is Face.SWITCH:
            self._words.set_text(domain.segment_name(segment))
            self._colour = colours.floor_muted
        elif state.face.announces:
            self._words.set_text("")
        else:
            self._words.set_text(domain.family_label(segment.family))
            self._icon = f"family-{segment.family.value if segment.family else 'custom'}"
            self._colour = colours.muted if state.paused else colours.phase(segment)
        self._words.set_colour(QColor(self._colour))
        self._place()
        self.update()

    def set_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._words.set_largest(sizes.large(22))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            size = self._sizes.large(24)
            pixmap: QPixmap = self._theme.pixmap(self._icon, QColor(self._colour), size)
            QPainter(self).drawPixmap(0, (self.height() - size) // 2, pixmap)

    def _place(self) -> None:
        left = self._sizes.large(24) + self._sizes.px(10) if self._icon else 0
        self._words.setGeometry(left, 0, self.width() - left, self.height())


class _Sides(QWidget):
    """The side and the set: a chip, dots and words."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._sizes = Sizes(1.0, 1.0)
        self._state: GuideState | None = None
        self.chip, self.dots = SideChip(theme), SetDots()
        self.set = FitLabel(theme, largest_px=28, smallest_px=14, weight=QFont.Weight.Medium)
        self.set.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.chip)
        self._row.addWidget(self.dots)
        self._row.addWidget(self.set, 1)

    def show_sides(self, state: GuideState) -> None:
        """Show the side and the set of ``state``."""
        self._state = state
        self.chip.setText(domain.side_label(state.segment).upper())
        self.chip.setVisible(bool(self.chip.text()))
        self.set.set_text(domain.set_label(state.segment))
        self.set.set_colour(self._theme.colour("muted"))
        self._restyle()

    def set_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self.set.set_largest(sizes.large(28))
        self._row.setSpacing(sizes.px(18))
        self._restyle()

    def _restyle(self) -> None:
        state = self._state
        if state is None:
            return
        colours, segment = self._theme.colours, state.segment
        self.chip.restyle(self._sizes.large(41), colours.phase(segment), outlined=state.paused)
        colour = QColor(colours.rest if state.paused else colours.phase(segment))
        self.dots.show_sets(segment.set, segment.of_sets, colour, self._sizes.large(20))
        self.dots.setVisible(bool(self.dots.sizeHint().width()))
