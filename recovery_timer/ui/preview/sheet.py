"""A sheet over the routines: one routine, before it is started."""

from PySide6.QtCore import QElapsedTimer, QEvent, QLocale, QObject, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from recovery_timer.ui.figure.body_map import BodyMap
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.preview.model import Preview, PreviewStep
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.block_strip import Cell, paint_strip
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.text import label

_WIDE_PX = 560
_MOST_STEPS = 60
"""More would not be read before a start; Build shows them all."""
_FIGURE = QSize(72, 56)
_SCRIM_ALPHA = 102
_SCRIM_ALPHA_DARK = 143


class RoutineSheet(QWidget):
    """Shows a routine on the right of ``over``, and dims the rest. The requests are emitted with the routine's id.

    Escape, the close button and a click beside the sheet close it.
    """

    start_wanted = Signal(str)
    edit_wanted = Signal(str)
    fit_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: ThemeManager, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._preview: Preview | None = None
        self._shown_for = QElapsedTimer()
        over.installEventFilter(self)
        self.panel = QFrame(self)
        set_role(self.panel, "sheet")
        self.name = label("title", wrap=True)
        self.facts = label("muted", wrap=True)
        self._strip = _Strip(theme)
        self._tiles = FigureTiles(theme, self)
        self.start = Button(theme, self.tr("Start"), role="primary", icon="play", icon_colour="on_accent")
        self.edit = Button(theme, self.tr("Edit"))
        self.fit = Button(theme, self.tr("Shorten…"))
        self.close_button = Button(theme, role="icon", icon="close", name=self.tr("Close"))
        self.close_button.clicked.connect(self.close)
        for button, request in (
            (self.start, self.start_wanted),
            (self.edit, self.edit_wanted),
            (self.fit, self.fit_wanted),
        ):
            button.clicked.connect(lambda _checked, request=request: self._ask(request))
        self.how_to = Button(theme, self.tr("Show how to"), role="link")
        self.how_to.setCheckable(True)
        self.how_to.toggled.connect(self._show_how_to)
        self.map = BodyMap()
        self._how_tos: list[QLabel] = []
        self._needs, self._steps = QVBoxLayout(), QVBoxLayout()
        self._arrange()
        theme.changed.connect(self._tint)
        self.hide()

    def show_preview(self, preview: Preview) -> None:
        """Open, and show ``preview``."""
        self._preview = preview
        self.name.setText(preview.name)
        self.facts.setText(preview.facts)
        self._strip.cells = preview.strip
        self.setAccessibleName(preview.name)
        self._fill(preview)
        self._tint()
        self.how_to.setChecked(False)
        self._view.verticalScrollBar().setValue(0)
        self._place()
        self.show()
        self.raise_()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Close; but the second press of a double click on a card comes here too."""
        if self._shown_for.elapsed() > QApplication.doubleClickInterval():
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        is_dark = self._theme.colours.is_dark
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, _SCRIM_ALPHA_DARK if is_dark else _SCRIM_ALPHA))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Keep Tab inside: what lies below cannot be seen."""
        widget: QWidget = QApplication.focusWidget() or self
        for _ in range(_MOST_STEPS * 4):
            beside = widget.nextInFocusChain() if is_next else widget.previousInFocusChain()
            if beside is None:
                return False
            widget = beside
            takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if self.isAncestorOf(widget) and takes_tab and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
                return True
        return False

    # -- inside

    def _ask(self, request: SignalInstance) -> None:
        if self._preview is not None:
            self.close()
            request.emit(self._preview.routine_id)

    def _place(self) -> None:
        over = self._over
        wide = min(self._theme.px(_WIDE_PX), over.width())
        self.setGeometry(over.rect())
        self.panel.setGeometry(over.width() - wide, 0, wide, over.height())

    def _fill(self, preview: Preview) -> None:
        clear(self._needs)
        clear(self._steps)
        self._how_tos = []
        if preview.equipment:
            needs = QLocale().createSeparatedList(list(preview.equipment))
            self._add_need(self.tr("You need"), (needs[:1].upper() + needs[1:],))
        self._add_need(self.tr("Before you start"), preview.preparations)
        self._add_need(self.tr("Take care"), preview.cautions)
        self._needs.addStretch(1)
        self.map.setVisible(bool(preview.muscles))
        for step in preview.steps[:_MOST_STEPS]:
            self._steps.addWidget(self._row(step))
        left = len(preview.steps) - _MOST_STEPS
        if left > 0:
            self._steps.addWidget(label("muted", self.tr("and %n more", "", left)))
        self._steps.addStretch(1)

    def _add_need(self, head: str, texts: tuple[str, ...]) -> None:
        if texts:
            self._needs.addWidget(label("group", head.upper()))
        for text in texts:
            self._needs.addWidget(label("body", text, wrap=True))

    def _row(self, step: PreviewStep) -> QWidget:
        px = self._theme.px
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(px(24) if step.is_inner else 0, px(4), 0, px(4))
        line.setSpacing(px(16))
        line.addWidget(_Tile(self._theme, step, self._tiles), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label("strong", step.name, wrap=True))
        words.addWidget(label("small", step.summary, wrap=True))
        how_to = label("body", step.how_to, wrap=True)
        how_to.hide()
        self._how_tos.append(how_to)
        words.addWidget(how_to)
        line.addLayout(words, 1)
        line.addWidget(label("strong", step.length), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_how_to(self, wanted: bool) -> None:
        self.how_to.setText(self.tr("Hide how to") if wanted else self.tr("Show how to"))
        for each in self._how_tos:
            each.setVisible(wanted and bool(each.text()))

    def _tint(self) -> None:
        self.map.wear(self._theme.colours)
        if self._preview is not None:
            self.map.set_lit_sides(
                {str(muscle): sides for muscle, sides in self._preview.muscles.items()}, self._theme.colour("accent")
            )
        self.update()

    def _arrange(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(12))
        titles = QVBoxLayout()
        titles.setSpacing(px(4))
        titles.addWidget(self.name)
        titles.addWidget(self.facts)
        head.addLayout(titles, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.map.setFixedSize(px(150), px(190))
        self._needs.setSpacing(px(6))
        needs = QHBoxLayout()
        needs.setSpacing(px(16))
        needs.addLayout(self._needs, 1)
        needs.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        steps_head = QHBoxLayout()
        steps_head.addWidget(label("group", self.tr("Steps").upper()))
        steps_head.addStretch(1)
        steps_head.addWidget(self.how_to)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(px(32), px(8), px(32), px(16))
        middle.setSpacing(px(12))
        middle.addLayout(needs)
        middle.addLayout(steps_head)
        middle.addLayout(self._steps)
        self._view = QScrollArea()
        self._view.setWidget(inside)
        self._view.setWidgetResizable(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(32), px(12), px(32), px(20))
        foot.setSpacing(px(8))
        for button in (self.start, self.edit, self.fit):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, px(24), 0, 0)
        column.setSpacing(px(12))
        top = QVBoxLayout()
        top.setContentsMargins(px(32), 0, px(24), 0)
        top.setSpacing(px(12))
        top.addLayout(head)
        top.addWidget(self._strip)
        column.addLayout(top)
        column.addWidget(self._view, 1)
        line = QFrame()
        set_role(line, "divider")
        column.addWidget(line)
        column.addLayout(foot)


class _Strip(QWidget):
    """The blocks of the routine, as wide as they are long. The steps below say the same."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.cells: tuple[Cell, ...] = ()
        self.setFixedHeight(theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_strip(painter, QRectF(self.rect()), self.cells, self._theme.colours)


class _Tile(QWidget):
    """The figure of a step. The name beside it says what is done."""

    def __init__(self, theme: ThemeManager, step: PreviewStep, tiles: FigureTiles) -> None:
        super().__init__()
        self._step = step
        self._tiles = tiles
        self.setFixedSize(theme.px(_FIGURE.width()), theme.px(_FIGURE.height()))
        tiles.drawn.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        step = self._step
        mirrored = step.side == "left"
        self._tiles.paint(QPainter(self), self.rect(), step.figure, step.family, mirrored=mirrored)
