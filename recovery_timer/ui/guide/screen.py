"""The guided session: fills the window and can be followed from two metres away."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.routine import durations
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.ui.guide.controls import Controls
from recovery_timer.ui.guide.flash import Flash
from recovery_timer.ui.guide.floor import FloorView
from recovery_timer.ui.guide.model import GuideModel, GuideState
from recovery_timer.ui.guide.step_panel import StepPanel
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.body_map import BodyMap
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.elided_label import ElidedLabel
from recovery_timer.ui.widgets.ring import Ring
from recovery_timer.ui.widgets.text import label
from recovery_timer.ui.widgets.timeline_strip import TimelineStrip

REPAINT_MS = 100
"""Repaint interval while time is running, in ms. The session itself does not depend on it."""


class GuideScreen(QWidget):
    """Shows the model's state in one of two views, the guide or the floor view. Commands go to the player."""

    full_screen_wanted = Signal()
    notices_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        set_role(self, "page")
        self._repaint = QTimer(self)
        self._repaint.setInterval(REPAINT_MS)
        self._repaint.timeout.connect(self._show_time)
        self._views = QStackedWidget()
        self.floor = FloorView(theme)
        self.guide = GuideView(theme, model)
        self._views.addWidget(self.guide)
        self._views.addWidget(self.floor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._views)
        self.flash = Flash(theme, self)
        self.guide.full_screen.clicked.connect(self.full_screen_wanted)
        self.guide.mark.clicked.connect(self.notices_wanted)
        self.floor.pressed.connect(model.pause_or_resume)
        model.began.connect(self._show_timeline)
        model.entered.connect(self._enter)
        model.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)

    @property
    def is_floor(self) -> bool:
        return self._views.currentWidget() is self.floor

    def focus_first(self) -> None:
        """Focus the big button, whatever was pressed to begin the session or to go on with it."""
        self.guide.controls.big.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_floor(self, wanted: bool) -> None:
        """Show the floor view if ``wanted``, else the guide."""
        self._views.setCurrentWidget(self.floor if wanted else self.guide)
        self.refresh()

    def refresh(self) -> None:
        """Show the present state, and keep repainting as long as time is running."""
        state = self._model.state()
        if state is not None:
            self._view.show_state(state)
        if not (self._model.is_running and self._is_seen()):
            self._repaint.stop()
        elif not self._repaint.isActive():
            self._repaint.start()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._repaint.stop()

    @property
    def _view(self) -> "GuideView | FloorView":
        return self.floor if self.is_floor else self.guide

    def _is_seen(self) -> bool:
        return self.isVisible() and not self.window().isMinimized()

    def _show_time(self) -> None:
        state = self._model.state()
        if state is not None:
            self._view.show_time(state)

    def _show_timeline(self, timeline: Timeline) -> None:
        self.guide.show_timeline(timeline)
        self.floor.show_timeline(timeline)

    def _enter(self, segment: Segment) -> None:
        """Announce the new segment to a screen reader; the seconds are not announced."""
        words = domain.describe_with_length(segment)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class GuideView(QWidget):
    """The usual view: the ring, the texts, the muscles, the strip and the controls."""

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._routine = ElidedLabel("bar-strong")
        self._times = label("bar")
        self.mark = Button(theme, role="icon", icon="warning", icon_colour="note", name=self.tr("Show notices"))
        self.mark.hide()
        self._volume = Button(
            theme, role="icon", icon="volume", icon_colour="muted", pressed=model.volume.mute, name=self.tr("Mute")
        )
        self.full_screen = Button(
            theme, role="icon", icon="fullscreen", icon_colour="muted", name=self.tr("Full screen (F11)")
        )
        self.ring = Ring(theme)
        self.words = StepPanel(theme)
        self.body = BodyMap()
        self.strip = TimelineStrip(theme, height_px=theme.px(20), pickable=True)
        self._from, self._block, self._to = label("small"), label("small"), label("small")
        self.controls = Controls(theme, model)
        self.ring.pressed.connect(model.pause_or_resume)
        self.strip.picked.connect(model.jump)
        model.volume_changed.connect(self._show_volume)
        theme.changed.connect(self._apply_theme)
        self._arrange()
        self._apply_theme()
        self._show_volume()

    def show_timeline(self, timeline: Timeline) -> None:
        """Show what stays the same for all of ``timeline``."""
        self._routine.set_text(translated(timeline.name))
        self.strip.show_timeline(timeline)
        self._from.setText(durations.clock(0))
        total = durations.clock(timeline.total_ms)
        self._to.setText(self.tr("about {time}").format(time=total) if timeline.is_about else total)
        self._show_volume()

    def show_state(self, state: GuideState) -> None:
        """Show the part of ``state`` that changes with the segment."""
        segment, colours = state.segment, self._theme.colours
        self.words.show_state(state)
        self.controls.show_state(state)
        self.body.set_lit(segment.muscles, segment.side, QColor(colours.phase(segment)))
        self.body.setVisible(bool(segment.muscles) and self._has_room_for_body())
        self.strip.set_current(segment.index)
        self._block.setText(self.tr("block {number} of {all}").format(number=segment.block + 1, all=state.blocks))
        self.show_time(state)

    def show_time(self, state: GuideState) -> None:
        """Show the part of ``state`` that changes with time."""
        colour = QColor(self._theme.colours.ring(state.segment))
        self.ring.show_time(state.digits, state.share, state.below, colour)
        self._times.setText(self.tr("{left} · {ends}").format(left=state.left, ends=state.ends))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the ring as much height as there is, but leave room for the texts: the side is among them."""
        px = self._theme.px
        height = self.height() - self.controls.sizeHint().height() - px(150)
        self.ring.setFixedWidth(max(px(200), min(height, round(self.width() * 0.45))))
        self.body.setFixedWidth(max(px(120), round(self.width() * 0.17)))
        self._stage.setSpacing(px(24) if self.width() < px(1000) else px(48))
        self.body.setVisible(self.body.isVisibleTo(self) and self._has_room_for_body())

    def _has_room_for_body(self) -> bool:
        return self.width() >= self._theme.px(760)

    def _show_volume(self) -> None:
        volume = self._model.volume
        silent = volume.percent == 0
        self._volume.set_icon("muted" if silent else "volume")
        self._volume.setText(self.tr("muted") if volume.muted else str(volume.percent))

    def _apply_theme(self) -> None:
        colours = self._theme.colours
        self.body.set_colours(
            outline=colours.body_outline, region=colours.body_region, line=colours.body_edge, text=colours.muted
        )

    def _arrange(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self._routine, 1)
        for widget in (self.mark, self._times, self._volume, self.full_screen):
            top.addWidget(widget)
        self._stage = QHBoxLayout()
        self._stage.addWidget(self.ring)
        self._stage.addWidget(self.words, 1)
        self._stage.addWidget(self.body)
        under = QHBoxLayout()
        under.addWidget(self._from, 1, Qt.AlignmentFlag.AlignLeft)
        under.addWidget(self._block, 1, Qt.AlignmentFlag.AlignHCenter)
        under.addWidget(self._to, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(32), px(20), px(32), px(24))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addLayout(self._stage, 1)
        column.addWidget(self.strip)
        column.addLayout(under)
        column.addSpacing(px(8))
        column.addWidget(self.controls)
