"""The floor view: only what can be read from the floor, two metres away."""

from math import pi, sin

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.figure.view import FigureView
from recovery_timer.ui.guide.checklist import Checklist
from recovery_timer.ui.guide.face import Face, goal, ground, headline
from recovery_timer.ui.guide.floor_controls import FloorControls, Pill
from recovery_timer.ui.guide.layout import Sizes, sizes_of
from recovery_timer.ui.guide.model import GuideModel, GuideState
from recovery_timer.ui.guide.switch_stage import SwitchStage
from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets import big_digits
from recovery_timer.ui.widgets.fit_label import FitLabel
from recovery_timer.ui.widgets.ring import TICK_MS
from recovery_timer.ui.widgets.set_dots import SetDots
from recovery_timer.ui.widgets.short_animation import ShortAnimation
from recovery_timer.ui.widgets.side_chip import SideChip
from recovery_timer.ui.widgets.timeline_strip import TimelineStrip

DIGITS_SHARE = 1 / 3
"""The least height of the digits, as a share of the window's."""

_TOP_SHARE = 0.2
_BOTTOM_SHARE = 0.13
_STRIP_PX = 28
_FIGURE_IN_GAPS, _FIGURE_IN_WORK = 0.38, 0.29
_FIGURE_AT_LEAST = 0.2
"""The largest share of the width that a figure may have, and the smallest that it needs beside the digits."""
_CONTROLS_STAY_MS = 3_000
_SWELL = 0.04


class FloorView(QWidget):
    """Name and side at the top, huge digits and the figure in the middle, what comes next below. `pressed`: a click.

    Moving the mouse shows the controls; `left` is a request to go back to the guide.
    """

    pressed = Signal()
    left = Signal()

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._state: GuideState | None = None
        # Opaque, so that Qt does not repaint what lies below.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        right, bold = Qt.AlignmentFlag.AlignRight, QFont.Weight.Bold
        self.name = FitLabel(theme, largest_px=72, smallest_px=24, weight=bold)
        self._chip = SideChip(theme)
        self._dots = SetDots()
        self._set = FitLabel(theme, largest_px=40, smallest_px=24, alignment=right)
        self.digits = Digits(theme)
        self.figure = FigureView(theme)
        self._switch = SwitchStage(theme)
        self.checklist = Checklist(theme, line_px=44, caution_px=36)
        self.next = FitLabel(theme, largest_px=44, smallest_px=24, weight=QFont.Weight.DemiBold)
        self._left = FitLabel(theme, largest_px=40, smallest_px=24, alignment=right)
        for part in (self.name, self._chip, self._dots, self._set, self.digits, self.figure, self._switch,
                     self.checklist, self.next, self._left):  # fmt: skip
            part.setParent(self)
            # Clicks and moves go to the view, which pauses and shows the controls.
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.strip = TimelineStrip(theme, height_px=_STRIP_PX, pickable=True, parent=self)
        self.strip.picked.connect(model.jump)
        self.controls = FloorControls(theme, model, parent=self)
        self.controls.left.connect(self.left)
        self.volume = Pill(theme, parent=self)
        self._idle = QTimer(self, singleShot=True, interval=_CONTROLS_STAY_MS)
        self._idle.timeout.connect(self._rest)
        self.setMouseTracking(True)
        model.volume_changed.connect(self._show_volume)

    # -- what is shown

    def show_timeline(self, timeline: Timeline) -> None:
        """Show ``timeline`` in the strip."""
        self.strip.show_timeline(timeline)

    def show_state(self, state: GuideState) -> None:
        """Show the part of ``state`` that changes with the segment, or with a pause."""
        self._state = state
        segment, colours = state.segment, self._theme.colours
        is_switch = state.face is Face.SWITCH
        self.name.set_text(_name_words(state))
        self.name.mark(goal(segment) if is_switch else "", QColor(colours.phase(segment)))
        self._chip.setText("" if is_switch else domain.side_label(segment).upper())
        self._chip.setVisible(bool(self._chip.text()))
        self._set.set_text(domain.set_label(segment))
        self.next.set_text(self._next_words(state))
        for label in (self._set, self._left):
            label.set_colour(QColor(colours.floor_muted))
        self.checklist.show_words(state.prepare, state.cautions)
        is_turn = is_switch and not state.paused and SwitchStage.can_show(segment)
        self._switch.setVisible(is_turn)
        if is_turn:
            self._switch.show_switch(segment)
        else:
            self.figure.show_segment(segment)
        self.figure.set_still(state.paused)
        self.figure.set_faint(state.paused)
        self.figure.set_behind(ground(segment, colours))
        self.controls.show_state(state)
        self.strip.set_current(segment.index)
        self.show_time(state)
        self._place()
        self.update()

    def show_time(self, state: GuideState) -> None:
        """Show the part of ``state`` that changes with time."""
        self.digits.show_state(state)
        self.strip.set_played(1.0 - state.share)
        silence = self._model.silence
        words = self.tr("{left} · {silence}").format(left=state.left, silence=silence) if silence else state.left
        self._left.set_text(words)

    def tick(self) -> None:
        """Show one of the last seconds of a segment."""
        if self._theme.is_animated:
            self.digits.tick()

    def set_still(self, still: bool) -> None:
        """Stop or continue the animations."""
        self.figure.set_still(still)

    def _next_words(self, state: GuideState) -> str:
        if state.paused:
            return self.tr("Paused. Press Space to continue")
        if state.face is Face.WAIT:
            return self.tr("Press Space when you are ready")
        if state.face is Face.REPS:
            return self.tr("Press Space when done")
        if state.following is None:
            return self.tr("Last step")
        return self.tr("Next: {following}").format(following=domain.next_label(state.following))

    def _show_volume(self) -> None:
        if not self.isVisible() or self._state is None:
            return
        volume = self._model.volume
        words = self.tr("Volume {percent}").format(percent=volume.percent)
        self.volume.show_words(self.tr("Muted") if volume.muted else words)
        self.show_time(self._state)
        self._place()

    # -- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        segment = None if self._state is None else self._state.segment
        QPainter(self).fillRect(event.rect(), QColor(ground(segment, self._theme.colours)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.controls.appear()
        self._idle.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _rest(self) -> None:
        """Hide the controls once the mouse rests outside them."""
        if self.controls.underMouse() or self.controls.has_focus():
            self._idle.start()
            return
        self.controls.disappear()
        self.setCursor(Qt.CursorShape.BlankCursor)

    # -- places

    def _place(self) -> None:
        """Give the digits the middle half of the height, whatever the texts above and below need."""
        state = self._state
        if state is None:
            return
        sizes = sizes_of(self.width(), self.height(), self._theme.scale)
        self._scale(sizes, state)
        margin = max(12, sizes.px(40))
        room = self.rect().adjusted(margin, margin * 3 // 4, -margin, -margin * 3 // 4)
        top, bottom = round(room.height() * _TOP_SHARE), round(room.height() * _BOTTOM_SHARE)
        strip_px = max(20, sizes.px(_STRIP_PX + 8))
        strip = QRect(room.left(), room.bottom() + 1 - strip_px, room.width(), strip_px)
        self.strip.setGeometry(strip)
        under = QRect(room.left(), strip.top() - margin // 3 - bottom, room.width(), bottom)
        self._place_under(under, sizes)
        head = QRect(room.left(), room.top(), room.width(), top)
        self._place_head(head, margin)
        middle = QRect(room.left(), head.bottom(), room.width(), under.top() - head.bottom())
        self._place_middle(middle, sizes, state)
        self._place_overlays()

    def _scale(self, sizes: Sizes, state: GuideState) -> None:
        self.name.set_largest(sizes.large(96 if state.face is Face.SWITCH else 72))
        self.next.set_largest(sizes.large(44))
        self._left.set_largest(sizes.large(40))
        self._set.set_largest(sizes.large(40))
        phase = self._theme.colours.phase(state.segment)
        self._chip.restyle(sizes.large(56), phase, outlined=state.paused)
        colour = QColor(self._theme.colours.rest if state.paused else phase)
        self._dots.show_sets(state.segment.set, state.segment.of_sets, colour, sizes.large(24))
        for part in (self.checklist, self._switch):
            part.set_sizes(sizes)
        for overlay in (self.controls, self.volume):
            overlay.set_scale(max(1.0, round(sizes.window, 1)))

    def _place_head(self, head: QRect, margin: int) -> None:
        chip = self._chip.sizeHint().width() if self._chip.text() else 0
        self._chip.setGeometry(
            QRect(head.right() + 1 - chip, head.center().y() - self._chip.height() // 2, chip, self._chip.height())
        )
        self.name.setGeometry(head.adjusted(0, 0, -(chip + margin // 2 if chip else 0), 0))

    def _place_under(self, under: QRect, sizes: Sizes) -> None:
        """What comes next on the left; on the right the dots of the sets, or their number, and the time left."""
        gap, x = sizes.px(28), under.right() + 1
        wide = min(self._left.natural_width(), under.width() // 3)
        x -= wide
        self._left.setGeometry(x, under.top(), wide, under.height())
        dots = self._dots.sizeHint().width()
        self._dots.setVisible(bool(dots))
        self._set.setVisible(not dots and bool(self._set.text()))
        wide = dots or (min(self._set.natural_width(), under.width() // 4) if self._set.text() else 0)
        x -= wide + gap if wide else 0
        place = QRect(x, under.top(), wide, under.height())
        self._dots.setGeometry(place)
        self._set.setGeometry(place)
        self.next.setGeometry(under.adjusted(0, 0, x - gap - under.right(), 0))

    def _place_middle(self, middle: QRect, sizes: Sizes, state: GuideState) -> None:
        waits = state.face is Face.WAIT and not state.paused
        self.checklist.setVisible(waits)
        self.digits.setVisible(not waits)
        self.digits.set_least(self.height() * DIGITS_SHARE + 1)
        figure = self._figure_width(middle, state)
        picture = QRect(middle.left(), middle.top(), figure, middle.height())
        self.figure.setVisible(bool(figure) and self._switch.isHidden())
        if figure:
            self._switch.setGeometry(picture)
            self.figure.setGeometry(picture)
        apart = sizes.px(24) if figure else 0
        beside = middle.adjusted(figure + apart, 0, 0, 0)
        self.checklist.setGeometry(beside)
        # A long time extends into the margins if it would otherwise be too small.
        fit = big_digits.fitting(self._theme, self.digits.words, beside.width(), beside.height())
        is_small = big_digits.cap_height(self._theme, fit.px) < self.height() * DIGITS_SHARE
        aside = middle.left() - 8 if is_small and not figure else 0
        self.digits.setGeometry(beside.adjusted(-aside, 0, aside, 0))

    def _figure_width(self, middle: QRect, state: GuideState) -> int:
        """Return how wide the figure is; 0 if there is no room for it beside the digits."""
        if state.face is Face.WAIT:
            return round(middle.width() * _FIGURE_IN_GAPS)
        if not self._switch.isHidden():
            return round(middle.width() * 0.66)
        digits = self.digits.words
        needed = big_digits.width_needed(self._theme, digits, self.height() * DIGITS_SHARE, squeezed=True)
        spare = middle.width() - round(needed) - 24
        if len(digits) > 4:
            return 0
        is_gap = state.segment.kind.is_gap or state.face is Face.REPS
        most = round(middle.width() * (_FIGURE_IN_GAPS if is_gap else _FIGURE_IN_WORK))
        return min(spare, most) if spare >= middle.width() * _FIGURE_AT_LEAST else 0

    def _place_overlays(self) -> None:
        high = self.controls.sizeHint().height()
        wide = min(self.controls.sizeHint().width(), self.width())
        self.controls.setGeometry((self.width() - wide) // 2, self.height() - high - 12, wide, high)
        pill = self.volume.sizeHint()
        self.volume.setGeometry((self.width() - pill.width()) // 2, 16, pill.width(), pill.height())


def _name_words(state: GuideState) -> str:
    name = domain.segment_name(state.segment)
    if state.face.announces:
        return f"{headline(state.segment)}\n{name}"
    return headline(state.segment)


class Digits(QWidget):
    """The time, or the number of reps, as large as possible. In a pause, two bars beside a smaller time."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.words = ""
        self._below = ""
        self._colour = theme.colour("ink")
        self._paused = False
        speak(self, AccessibleRole.StaticText, name=self._spoken_name)
        self._least_px = 0.0
        self._swell = 1.0
        self._ticking = ShortAnimation(self, theme, TICK_MS, self._grow, QEasingCurve.Type.Linear)

    def tick(self) -> None:
        """Grow for a moment, in one of the last seconds."""
        self._ticking.play()

    def _grow(self, share: float) -> None:
        self._swell = 1.0 + _SWELL * sin(pi * share)
        self.update()

    @property
    def digits_px(self) -> int:
        """The height of the digits, in px."""
        return round(big_digits.cap_height(self._theme, self._fit().px))

    def set_least(self, least_px: float) -> None:
        """Make the digits at least ``least_px`` high, narrowed if necessary."""
        self._least_px = least_px

    def show_state(self, state: GuideState) -> None:
        """Show the time of ``state``, or how many reps."""
        colours = self._theme.colours
        reps = state.face is Face.REPS
        words = str(state.segment.reps) if reps else state.digits
        if state.face is Face.SWITCH and words.startswith("0:"):
            words = words.removeprefix("0:").lstrip("0") or "0"
        below = domain.reps_unit(state.segment.reps or 0) if reps else ""
        colour = QColor(colours.muted if state.face.announces else colours.digits(state.segment))
        shown = (words, below, colour, state.paused)
        if shown != (self.words, self._below, self._colour, self._paused):
            self.words, self._below, self._colour, self._paused = shown
            self.update()

    def _spoken_name(self) -> str:
        return f"{self.words} {self._below}".strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._paused:
            self._paint_pause(painter)
            return
        fit, cap = self._fit(), self.digits_px
        middle = QPointF(self.width() / 2, self.height() / 2 - (cap * 0.18 if self._below else 0))
        swollen = big_digits.DigitFit(fit.px * self._swell, fit.squeeze)
        big_digits.draw(painter, self._theme, self.words, middle=middle, fit=swollen, colour=self._colour)
        if self._below:
            painter.setFont(self._theme.font(cap * 0.34, QFont.Weight.DemiBold))
            painter.setPen(self._theme.colour("ink"))
            room = QRectF(0, middle.y() + cap * 0.56, self.width(), cap * 0.44)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._below)

    def _paint_pause(self, painter: QPainter) -> None:
        high = self.height() * 0.62
        wide, apart = high * 0.29, high * 0.26
        time = big_digits.fitting(self._theme, self.words, self.width() * 0.4, high * 0.4)
        whole = 2 * wide + apart + high * 0.3 + big_digits.width_needed(
            self._theme, self.words, big_digits.cap_height(self._theme, time.px)
        )  # fmt: skip
        x, top = (self.width() - whole) / 2, (self.height() - high) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink"))
        for left in (x, x + wide + apart):
            painter.drawRoundedRect(QRectF(left, top, wide, high), high * 0.06, high * 0.06)
        start = x + 2 * wide + apart + high * 0.3
        middle = QPointF((start + x + whole) / 2, self.height() / 2)
        big_digits.draw(
            painter, self._theme, self.words, middle=middle, fit=time, colour=self._theme.colour("floor_muted")
        )

    def _fit(self) -> big_digits.DigitFit:
        height = self.height() * (0.66 if self._below else 0.92)
        least = min(self._least_px, height)
        return big_digits.fitting(self._theme, self.words, self.width(), height, least_px=least)
