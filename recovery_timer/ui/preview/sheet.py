"""A sheet over the routines: one routine, before it is started."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.routine.advice.guidance import Caution
from recovery_timer.ui.figure.body_map import BodyMap
from recovery_timer.ui.preview.cautions import CautionBox
from recovery_timer.ui.preview.model import Preview
from recovery_timer.ui.preview.past import LastTimeRow, Past, SessionList
from recovery_timer.ui.preview.steps import MOST_STEPS, StepList
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.block_strip import BlockStrip
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.short_animation import ShortAnimation
from recovery_timer.ui.widgets.text import label

_WIDE_PX = 560
_PAGE_BELOW_PX = 900
"""In a window narrower than this it fills the window: too little would be visible beside it."""
_RADIUS_PX = 24
_SLIDE_MS = 160
_SCRIM_ALPHA = 102
_SCRIM_ALPHA_DARK = 143


class RoutineSheet(QWidget):
    """Shows a routine on the right of ``over``, and dims the rest. The requests are emitted with the routine's id.

    Escape, the close button and a click outside the sheet close it.
    """

    start_wanted = Signal(str)
    as_last_time_wanted = Signal(str)
    edit_wanted = Signal(str)
    fit_wanted = Signal(str)
    more_wanted = Signal(str, QPoint)
    """With where the menu opens, on the screen."""
    known = Signal(Caution)
    """The user knows this caution."""
    session_wanted = Signal(str)
    """With the id of a session that is to be shown in full."""
    history_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: ThemeManager, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._preview: Preview | None = None
        self._shown_for = QElapsedTimer()
        self._shown_share = 1.0
        self._slide = ShortAnimation(self, theme, _SLIDE_MS, self._slide_in)
        over.installEventFilter(self)
        self.panel = QFrame(self)
        set_role(self.panel, "sheet")
        self.name = label("title", wrap=True)
        self.facts = label("muted", wrap=True)
        self._strip = BlockStrip(theme)
        self.start = Button(theme, self.tr("Start"), role="hero", icon="play", icon_colour="on_accent")
        self.edit = Button(theme, self.tr("Edit"))
        self.fit = Button(theme, self.tr("Shorten…"))
        self.more = Button(theme, role="round", icon="more", name=self.tr("More"), pressed=self._want_more)
        self.close_button = Button(theme, role="icon", icon="close", name=self.tr("Close"))
        self.close_button.clicked.connect(self.close)
        self.last_time = LastTimeRow(theme)
        for button, request in (
            (self.start, self.start_wanted),
            (self.last_time.as_last_time, self.as_last_time_wanted),
            (self.edit, self.edit_wanted),
            (self.fit, self.fit_wanted),
        ):
            button.clicked.connect(lambda _checked, request=request: self._ask(request))
        self.how_to = Button(theme, self.tr("Show how to"), role="link")
        self.how_to.setCheckable(True)
        self.how_to.toggled.connect(self._show_how_to)
        self.map = BodyMap()
        self.care_head, self.cautions = label("group", self.tr("Take care").upper()), CautionBox(theme)
        self.cautions.known.connect(self._know)
        self.steps = StepList(theme)
        self.sessions = SessionList(theme)
        self.sessions.opened.connect(self._open_session)
        self.sessions.all_wanted.connect(lambda: self._ask(self.history_wanted))
        self._needs, self._preparations = QVBoxLayout(), QVBoxLayout()
        self._arrange()
        theme.changed.connect(self._tint)
        self.hide()

    def show_preview(self, preview: Preview) -> None:
        """Open, and show ``preview``."""
        self._preview = preview
        self.name.setText(preview.name)
        self.facts.setText(preview.facts)
        self._strip.show_cells(preview.strip)
        self.setAccessibleName(preview.name)
        self._fill(preview)
        for part in (self.last_time, self.sessions):
            part.hide()
        self._tint()
        self.how_to.setChecked(False)
        self._view.verticalScrollBar().setValue(0)
        self._place()
        self.show()
        self.raise_()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._slide.play()

    def show_past(self, past: Past) -> None:
        """Show what the journal has of the routine, if it is still the one that is shown."""
        if self._preview is not None and past.routine_id == self._preview.routine_id:
            self.last_time.show_past(past)
            self.sessions.show_past(past)

    # -- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        elif event.type() is QEvent.Type.Hide:
            self.hide()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        self._shown_for.start()

    def closeEvent(self, event: QEvent) -> None:
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close, except on the second press of a double click on a card, which arrives here too."""
        if self._shown_for.elapsed() > QApplication.doubleClickInterval():
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        is_dark = self._theme.colours.is_dark
        alpha = round((_SCRIM_ALPHA_DARK if is_dark else _SCRIM_ALPHA) * self._shown_share)
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, alpha))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Keep Tab inside, because what lies below is not visible."""
        widget: QWidget = QApplication.focusWidget() or self
        for _ in range(MOST_STEPS * 8):
            beside = widget.nextInFocusChain() if is_next else widget.previousInFocusChain()
            if beside is None:
                return False
            widget = beside
            takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if self.isAncestorOf(widget) and takes_tab and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
                if self._view.isAncestorOf(widget):
                    self._view.ensureWidgetVisible(widget)
                return True
        return False

    # -- inside

    def _ask(self, request: SignalInstance) -> None:
        if self._preview is not None:
            self.close()
            request.emit(self._preview.routine_id)

    def _open_session(self, session_id: str) -> None:
        self.close()
        self.session_wanted.emit(session_id)

    def _want_more(self) -> None:
        if self._preview is not None:
            self.more_wanted.emit(self._preview.routine_id, self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _know(self, caution: Caution) -> None:
        left = self.cautions.buttons
        self.care_head.setVisible(bool(left))
        (left[0] if left else self.start).setFocus(Qt.FocusReason.OtherFocusReason)
        self.known.emit(caution)

    def _slide_in(self, share: float) -> None:
        self._shown_share = share
        self._place()
        self.update()

    def _place(self) -> None:
        over, px = self._over, self._theme.px
        is_page = over.window().width() < px(_PAGE_BELOW_PX)
        wide = over.width() if is_page else min(px(_WIDE_PX), over.width())
        # A page reaches beyond the left edge by its round corners.
        beyond = px(_RADIUS_PX) if is_page else 0
        self.panel.setContentsMargins(beyond, 0, 0, 0)
        hidden = round((1.0 - self._shown_share) * wide)
        self.setGeometry(over.rect())
        self.panel.setGeometry(over.width() - wide - beyond + hidden, 0, wide + beyond, over.height())

    def _fill(self, preview: Preview) -> None:
        clear(self._needs)
        clear(self._preparations)
        if preview.equipment:
            self._needs.addWidget(label("group", self.tr("You need").upper()))
            self._needs.addWidget(self._chips(preview.equipment))
        if preview.preparations or preview.remarks:
            self._preparations.addWidget(label("group", self.tr("Before you start").upper()))
        for text in (*preview.remarks, *preview.preparations):
            self._preparations.addWidget(label("body", text, wrap=True))
        self.care_head.setVisible(bool(preview.cautions))
        self.cautions.show_cautions(preview.cautions)
        self.map.setVisible(bool(preview.muscles))
        self.steps.show_steps(preview.steps)

    def _chips(self, items: tuple[str, ...]) -> QWidget:
        chips = QWidget()
        flow = FlowLayout(self._theme.px(8))
        flow.setContentsMargins(0, 0, 0, 0)
        for item in items:
            flow.addWidget(label("tag", domain.capitalised(item)))
        chips.setLayout(flow)
        return chips

    def _show_how_to(self, wanted: bool) -> None:
        self.how_to.setText(self.tr("Hide how to") if wanted else self.tr("Show how to"))
        self.steps.unfold(wanted)

    def _tint(self) -> None:
        self.map.wear(self._theme.colours)
        if self._preview is not None:
            self.map.set_lit_sides(
                {str(muscle): sides for muscle, sides in self._preview.muscles.items()}, self._theme.colour("accent")
            )
        self.update()

    # -- places

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, px(24), 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self._top())
        column.addWidget(self._middle(), 1)
        line = QFrame()
        set_role(line, "divider")
        column.addWidget(line)
        column.addLayout(self._foot())

    def _top(self) -> QVBoxLayout:
        px = self._theme.px
        titles = QVBoxLayout()
        titles.setSpacing(px(4))
        titles.addWidget(self.name)
        titles.addWidget(self.facts)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addLayout(titles, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(px(32), 0, px(32), 0)
        top.setSpacing(px(12))
        top.addLayout(head)
        top.addWidget(self._strip)
        return top

    def _middle(self) -> QWidget:
        px = self._theme.px
        self.map.setFixedSize(px(136), px(184))
        left = QVBoxLayout()
        left.setSpacing(px(16))
        for part in (self._needs, self._preparations):
            part.setSpacing(px(8))
            left.addLayout(part)
        care = QVBoxLayout()
        care.setSpacing(px(8))
        care.addWidget(self.care_head)
        care.addWidget(self.cautions)
        left.addLayout(care)
        left.addStretch(1)
        needs = QHBoxLayout()
        needs.setSpacing(px(16))
        needs.addLayout(left, 1)
        needs.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.addWidget(label("group", self.tr("Steps").upper()))
        head.addStretch(1)
        head.addWidget(self.how_to)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        # The scroll bar takes the rest of the right margin.
        middle.setContentsMargins(px(32), px(8), px(20), px(16))
        middle.setSpacing(px(12))
        middle.addWidget(self.last_time)
        middle.addLayout(needs)
        middle.addLayout(head)
        middle.addWidget(self.steps)
        middle.addWidget(self.sessions)
        self._view = ScrollPage(inside, fits=True)
        return self._view

    def _foot(self) -> QHBoxLayout:
        px = self._theme.px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(32), px(12), px(32), px(20))
        foot.setSpacing(px(8))
        for button in (self.start, self.edit, self.fit):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.more)
        return foot
