"""The end of a session: what was held, skipped and extended, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from recovery_timer.routine import durations
from recovery_timer.session.record import HowLeft, Outcome, Record, Visit
from recovery_timer.ui import text
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.text import label


class FinishScreen(QWidget):
    """Shows a record. `go_on` is a request to resume the session, `again` to repeat it, `back` to leave it."""

    go_on = Signal()
    again = Signal()
    back = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, "page")
        self._title = label("title")
        self._routine = label("muted")
        self._held, self._skipped, self._extended = (label("figure") for _ in range(3))
        self._rows = QGridLayout()
        self.go_on_button = Button(theme, self.tr("Go on where I stopped"), icon="play", pressed=self.go_on.emit)
        self.again_button = Button(theme, self.tr("Again"), icon="undo", pressed=self.again.emit)
        self.back_button = Button(theme, self.tr("Done"), role="primary", pressed=self.back.emit)
        self._arrange()

    def show_record(self, record: Record) -> None:
        """Show ``record``; a session that was ended early can be resumed."""
        finished = record.outcome is Outcome.FINISHED
        self._title.setText(self.tr("Well done.") if finished else self.tr("Stopped here."))
        self._routine.setText(
            self.tr("{routine} · {length} in all, pauses included").format(
                routine=translated(record.routine_name), length=durations.clock(record.session_ms)
            )
        )
        self._held.setText(durations.clock(record.held_ms))
        self._skipped.setText(durations.clock(record.skipped_ms))
        self._extended.setText(signed(record.extended_ms))
        self._show_rows(record)
        self.go_on_button.setVisible(not finished)
        (self.back_button if finished else self.go_on_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self, record: Record) -> None:
        clear(self._rows)
        for row, (name, held_ms, note) in enumerate(by_name(record)):
            self._rows.addWidget(label("body", name, wrap=True), row, 0)
            self._rows.addWidget(label("muted", note, wrap=True), row, 1)
            self._rows.addWidget(label("strong", durations.clock(held_ms)), row, 2, Qt.AlignmentFlag.AlignRight)
        self._rows.setColumnStretch(0, 3)
        self._rows.setColumnStretch(1, 2)

    def _arrange(self) -> None:
        px = self._theme.px
        figures = QHBoxLayout()
        figures.setSpacing(px(48))
        for figure, words in (
            (self._held, self.tr("held")),
            (self._skipped, self.tr("skipped")),
            (self._extended, self.tr("extended")),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(label("muted", words))
            figures.addLayout(column)
        figures.addStretch(1)
        panel = QFrame()
        set_role(panel, "panel")
        self._rows.setContentsMargins(px(24), px(16), px(24), px(16))
        self._rows.setVerticalSpacing(px(12))
        panel.setLayout(self._rows)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(panel)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        set_role(scroll, "scroll")
        scroll.setAccessibleName(self.tr("What you did"))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        buttons.addWidget(self.go_on_button)
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(32), px(40), px(24))
        column.setSpacing(px(8))
        column.addWidget(self._title)
        column.addWidget(self._routine)
        column.addSpacing(px(16))
        column.addLayout(figures)
        column.addSpacing(px(16))
        column.addWidget(scroll, 1)
        column.addSpacing(px(8))
        column.addLayout(buttons)


def by_name(record: Record) -> list[tuple[str, int, str]]:
    """Return the name of each step, the time held in ms, and a note if any of it was skipped or not reached."""
    visits: dict[str, list[Visit]] = {}
    for visit in record.visits:
        if not visit.segment.kind.is_gap:
            visits.setdefault(domain.segment_name(visit.segment), []).append(visit)
    return [(name, sum(visit.held_ms for visit in made), _note(made)) for name, made in visits.items()]


def _note(visits: list[Visit]) -> str:
    skipped_ms = sum(visit.skipped_ms for visit in visits)
    if all(visit.left is HowLeft.UNVISITED for visit in visits):
        return text.tr("not reached")
    if skipped_ms:
        return text.tr("{time} skipped").format(time=durations.clock(skipped_ms))
    if any(visit.passed for visit in visits):
        return text.tr("passed over")
    return ""


def signed(ms: int) -> str:
    """Return ``ms`` as a signed time such as +0:15 or −0:15; 0:00 has no sign."""
    sign = "+" if ms > 0 else "−" if ms < 0 else ""
    return f"{sign}{durations.clock(abs(ms))}"
