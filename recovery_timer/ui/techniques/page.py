"""The page of one technique: its figure, how and how much to do it, its cautions, and what the article says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recovery_timer.app.follow_ups import PAGE_SETTINGS
from recovery_timer.journal.today import daily_technique
from recovery_timer.routine.technique import DoseField, Family, Question, Technique
from recovery_timer.routine.timeline import Side
from recovery_timer.ui.figure.body_map import BodyMap
from recovery_timer.ui.figure.view import FigureView
from recovery_timer.ui.techniques.range_bar import RangeBar
from recovery_timer.ui.text import article, domain, reading
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import LabelRole, set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.text import label

_TWO_COLUMNS_FROM_PX = 620
_TOOLS_BESIDE_BUTTONS_FROM_PX = 720
_BUTTONS_SIDE_BY_SIDE_FROM_PX = 380
_STAGE_PX = 272
_LOW_STAGE_PX = 200
_SIGN_PX = 18
_MAP_PX = 230


class TechniquePage(QFrame):
    """Shows one technique. The signals are requests for it; only the user's own can be edited.

    `remind_wanted` turns the daily reminder of it on or off.
    """

    start_wanted = Signal()
    add_wanted = Signal()
    edit_wanted = Signal()
    duplicate_wanted = Signal()
    delete_wanted = Signal()
    remind_wanted = Signal()

    def __init__(self, theme: ThemeManager, questions: Sequence[Question]) -> None:
        """``questions`` provide the headings for what their answers say about a technique."""
        super().__init__()
        self._theme = theme
        self._questions = questions
        self._technique: Technique | None = None
        self._is_reminded: Callable[[str], bool] = lambda _: False
        self._now: Callable[[Technique], str] = lambda _: ""
        self._shown_now = ""
        self.remind: Button | None = None
        """The button that turns the reminder of the technique on or off; None if the technique is not a daily one."""
        set_role(self, "panel")
        self._sign = QLabel()
        self.family = label("strong", wrap=True)
        self.name = label("title", wrap=True)
        self.start = Button(
            theme,
            self.tr("Start now"),
            role="primary",
            icon="play",
            icon_colour="on_accent",
            pressed=self.start_wanted.emit,
        )
        self.add = Button(theme, self.tr("Add to routine"), icon="plus", pressed=self.add_wanted.emit)
        self.choose_reminder = Button(theme, self.tr("Remind me…"), icon="clock", pressed=self.remind_wanted.emit)
        self.edit = self._small_button("build", self.tr("Edit"), self.edit_wanted.emit)
        self.duplicate = self._small_button("copy", self.tr("Duplicate as your own"), self.duplicate_wanted.emit)
        self.delete = self._small_button("trash", self.tr("Delete"), self.delete_wanted.emit)
        self.figure = FigureView(theme)
        self.side = SegmentedControl(theme, {"left": self.tr("Left"), "right": self.tr("Right")})
        self.side.chosen.connect(lambda side: self._show_side("left" if side == "left" else "right"))
        self.still = Button(theme, role="icon", icon="pause", name=self.tr("Stop the movement"), pressed=self._toggle)
        self._is_still = False
        self.map = BodyMap()
        self.muscles = label("strong", wrap=True)
        self._stage = self._make_stage()
        self._map_card = self._make_map_card()
        self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right, self._below = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._arrange()
        theme.changed.connect(self._tint)

    def show_technique(self, technique: Technique) -> None:
        """Show ``technique``, on its left side if it has sides."""
        self._technique = technique
        is_done = technique.place != "page"
        family = domain.family_label(technique.family)
        self.family.setText(self.tr("{family} · your own").format(family=family) if technique.is_own else family)
        self.name.setText(translated(technique.name))
        self.start.setVisible(is_done)
        self.add.setVisible(is_done)
        self.choose_reminder.setVisible(technique.id in PAGE_SETTINGS)
        self.edit.setVisible(technique.is_own)
        self.delete.setVisible(technique.is_own)
        self.duplicate.setVisible(technique.place == "step")
        self._stage.setVisible(is_done)
        self._map_card.setVisible(bool(technique.muscles))
        self.side.setVisible(is_done and technique.sides == "each")
        self.side.show_chosen("left")
        self._tint()
        self._show_side("left" if technique.sides == "each" else None)
        self._fill(technique)
        self._view.verticalScrollBar().setValue(0)

    def offer_reminders(self, is_reminded: Callable[[str], bool]) -> None:
        """Offer reminders of daily techniques; ``is_reminded`` returns whether there is one for a technique's id."""
        self._is_reminded = is_reminded
        self.show_reminder()

    def say_now(self, words_of: Callable[[Technique], str]) -> None:
        """Show what ``words_of`` returns for a technique now among its cautions, such as how long to wait with heat."""
        self._now = words_of
        self.refresh()

    def refresh(self) -> None:
        """Update what depends on the time."""
        if self._technique is not None and self._now(self._technique) != self._shown_now:
            self._fill(self._technique)

    def show_reminder(self) -> None:
        """Show whether the user is reminded of this technique."""
        if self.remind is not None and self._technique is not None:
            is_reminded = self._is_reminded(self._technique.id)
            self.remind.setText(self.tr("Stop reminding me") if is_reminded else self.tr("Remind me every day"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(_TWO_COLUMNS_FROM_PX)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._pictures.setDirection(direction)
        self._columns.setDirection(direction)
        self._heading.setDirection(direction)
        if self.width() >= self._theme.px(_TOOLS_BESIDE_BUTTONS_FROM_PX):
            self._buttons.insertWidget(0, self._tools)
        else:
            self._above.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)
        is_roomy = self.width() >= self._theme.px(_BUTTONS_SIDE_BY_SIDE_FROM_PX)
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if is_roomy else QBoxLayout.Direction.TopToBottom)
        side, end = self._theme.px(32 if is_wide else 16), self._theme.px(24 if is_wide else 16)
        self._column.setContentsMargins(side, end, side, end)
        height = self._theme.px(_STAGE_PX if is_wide else _LOW_STAGE_PX)
        self._stage.setFixedHeight(height)
        self._map_card.setFixedHeight(height)
        self._map_card.setMaximumWidth(self._theme.px(_MAP_PX) if is_wide else self.maximumWidth())

    def _show_side(self, side: Side | None) -> None:
        technique = self._technique
        if technique is None:
            return
        muscles, family = technique.muscles, technique.family
        self.figure.show_pose(technique.drawn_as, side, muscles=muscles, family=family)
        self.map.set_lit(muscles, side, QColor(self._theme.colours.family(family)))
        self.muscles.setText(self.map.accessibleName())

    def _toggle(self) -> None:
        """Pause or resume the figure's movement."""
        self._is_still = not self._is_still
        self.figure.set_still(self._is_still)
        self.still.set_icon("play" if self._is_still else "pause")
        name = self.tr("Let it move") if self._is_still else self.tr("Stop the movement")
        self.still.setAccessibleName(name)
        self.still.setToolTip(name)

    def _fill(self, technique: Technique) -> None:
        for column in (self._left, self._right, self._below):
            clear(column)
        self.remind = None
        if technique.how_to:
            self._add_text(self._left, self.tr("How to"), translated(technique.how_to))
        if technique.instruction:
            self._add_text(self._left, self.tr("In short"), translated(technique.instruction), role="muted")
        if technique.preparation:
            self._add_text(self._left, self.tr("Before you start"), translated(technique.preparation))
        if technique.equipment:
            needs = QLocale().createSeparatedList([translated(each) for each in technique.equipment])
            self._add_text(self._left, self.tr("You need"), domain.capitalised(needs))
        self._add_amounts(technique)
        self._shown_now = self._now(technique)
        if self._shown_now:
            self._add_text(self._right, self.tr("Now"), self._shown_now)
        for caution in technique.cautions:
            self._add_text(self._right, self.tr("Take care"), translated(caution))
        self._line.setHidden(technique.is_own)
        if not technique.is_own:
            self._add_claims(technique)
        self._left.addStretch(1)
        self._right.addStretch(1)

    def _add_amounts(self, technique: Technique) -> None:
        rows = reading.dose_rows(technique)
        if not rows and not technique.how_often and not technique.facts:
            return
        self._right.addWidget(self._head(self.tr("How much")))
        for row in rows:
            self._add_pair(row.name, row.words)
            if row.is_time and row.amount.low is not None and row.amount.high is not None:
                family = Family.COLD if row.field is DoseField.COLD else technique.family
                colour = QColor(self._theme.colours.family(family))
                self._right.addWidget(RangeBar(self._theme, row.amount.low, row.amount.high, colour))
        for fact in technique.facts:
            self._add_pair(translated(fact.what), reading.fact_words(fact))
        if technique.is_own:
            self._add_pair(self.tr("Get into position"), reading.position_words(technique))
        if technique.how_often:
            self._add_pair(self.tr("How often"), domain.capitalised(translated(technique.how_often)))
        if daily_technique(technique.id) is not None:
            self.remind = Button(self._theme, role="inline-link", pressed=self.remind_wanted.emit)
            self._right.addWidget(self.remind, 0, Qt.AlignmentFlag.AlignRight)
            self.show_reminder()
        self._right.addSpacing(self._theme.px(8))

    def _add_pair(self, name: str, words: str) -> None:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        row.addWidget(label("body", name), 0, Qt.AlignmentFlag.AlignTop)
        value = label("strong", words, wrap=True)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row.addWidget(value, 1)
        self._right.addWidget(pair)

    def _add_claims(self, technique: Technique) -> None:
        where = " · ".join(reading.sections(technique.section, self._questions))
        self._below.addWidget(self._head(self.tr("What the source says")))
        for claim in reading.claims(technique):
            self._below.addWidget(label("body", claim, wrap=True))
        self._below.addWidget(label("small", where, wrap=True))
        self._below.addSpacing(self._theme.px(8))
        self._below.addWidget(label("small", article.source(), wrap=True))

    def _add_text(self, column: QVBoxLayout, head: str, words: str, *, role: LabelRole = "body") -> None:
        column.addWidget(self._head(head))
        column.addWidget(label(role, words, wrap=True))
        column.addSpacing(self._theme.px(8))

    def _head(self, words: str) -> QLabel:
        return label("group", words.upper())

    def _small_button(self, icon: str, name: str, pressed: Callable[[], None]) -> Button:
        return Button(self._theme, role="icon", icon=icon, icon_colour="muted", name=name, pressed=pressed)

    def _make_stage(self) -> QWidget:
        """Return the stage: the figure, with its two controls in the upper corners."""
        stage = QWidget()
        grid = QGridLayout(stage)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.figure, 0, 0)
        over = QHBoxLayout()
        margin = self._theme.px(12)
        over.setContentsMargins(margin, margin, margin, margin)
        over.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        over.addStretch(1)
        over.addWidget(self.still, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(over, 0, 0)
        return stage

    def _make_map_card(self) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        margin = self._theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.map, 1)
        self.muscles.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.muscles)
        return card

    def _tint(self) -> None:
        """Apply the colours of the theme and of the technique's family."""
        self.figure.set_behind(self._theme.colours.surface)
        colours = self._theme.colours
        self.map.wear(colours)
        if self._technique is not None:
            family = self._technique.family
            colour = QColor(colours.family(family))
            self.family.setStyleSheet(f"color: {colour.name()}")
            self._sign.setPixmap(self._theme.pixmap(f"family-{family.value}", colour, self._theme.px(_SIGN_PX)))

    def _arrange(self) -> None:
        px = self._theme.px
        titles = QVBoxLayout()
        titles.setSpacing(px(4))
        above = self._above = QHBoxLayout()
        above.setSpacing(px(8))
        above.addWidget(self._sign)
        above.addWidget(self.family, 1)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(px(4))
        for button in (self.edit, self.duplicate, self.delete):
            tools.addWidget(button)
        above.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)
        titles.addLayout(above)
        titles.addWidget(self.name)
        buttons = self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(px(8))
        buttons.addWidget(self.add)
        buttons.addWidget(self.start)
        buttons.addWidget(self.choose_reminder)
        buttons.addStretch(1)
        self._heading = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._heading.setSpacing(px(12))
        self._heading.addLayout(titles, 1)
        self._heading.addLayout(buttons)
        self._pictures.setSpacing(px(16))
        self._pictures.addWidget(self._stage, 2)
        self._pictures.addWidget(self._map_card, 1)
        for texts in (self._left, self._right, self._below):
            texts.setSpacing(px(6))
        self._columns.setSpacing(px(32))
        self._columns.addLayout(self._left, 1)
        self._columns.addLayout(self._right, 1)
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setSpacing(px(20))
        column.addLayout(self._heading)
        column.addLayout(self._pictures)
        column.addLayout(self._columns)
        self._line = QFrame()
        set_role(self._line, "divider")
        column.addWidget(self._line)
        column.addLayout(self._below)
        column.addStretch(1)
        self._view = ScrollPage(inside, fits=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._view)
