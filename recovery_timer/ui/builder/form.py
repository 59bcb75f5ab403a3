"""A form of the inspector: the fields of one kind of block, in groups, some of them folded."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from recovery_timer.routine.model import Block
from recovery_timer.routine.technique import Technique
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.fold_heading import FoldHeading
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.text import label

OnChange = Callable[[dict[str, object]], None]


class FormField:
    """A field: makes its row once, then shows one block after another in it."""

    name = ""
    beside_heading: QWidget | None = None
    """A control, made by `make`, that stands on the line of the group's heading."""

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        """Return the row; ``change`` is called with the new values of the block's fields."""
        raise NotImplementedError

    def show(self, block: Block, technique: Technique | None) -> bool:
        """Show ``block``; return whether it has this field."""
        raise NotImplementedError

    def summary(self) -> str:
        """Return a short form of the value shown, for the heading of a folded group."""
        return ""


class FieldGroup(NamedTuple):
    """Fields that belong together, under a heading."""

    words: str
    fields: Sequence[FormField]
    is_folded: bool = False


class Form(QWidget):
    """The fields of one kind of block. `changed` is emitted with a field's name and the new values."""

    # Not dict: Qt would copy it, and turn the enums in it into strings.
    changed = Signal(str, object)

    def __init__(self, theme: ThemeManager, groups: Sequence[FieldGroup]) -> None:
        super().__init__()
        self.groups = [_ShownGroup(theme, group, self._change) for group in groups]
        self._fault = label("fault", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._fault)
        for number, group in enumerate(groups):
            if group.is_folded and not groups[number - 1].is_folded:
                column.addSpacing(theme.px(12))
            column.addWidget(self.groups[number])
        if not groups[-1].is_folded:
            column.addSpacing(theme.px(12))

    def show_block(self, block: Block, technique: Technique | None) -> None:
        """Show ``block``, and the doses of its ``technique`` if it has one."""
        self._fault.hide()
        for group in self.groups:
            group.show_block(block, technique)

    def show_fault(self, why: str) -> None:
        """Show why a change was refused."""
        self._fault.setText(why)
        self._fault.show()

    def focus_first(self) -> None:
        """Focus the first amount, which is changed most often."""
        for control in self.findChildren(QWidget):
            if control.isVisible() and isinstance(control, SecondsEdit | QSpinBox):
                control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _change(self, name: str) -> OnChange:
        return lambda values: self.changed.emit(name, values)


class _ShownGroup(QWidget):
    """A group as it is shown; hidden if the block has none of its fields."""

    def __init__(self, theme: ThemeManager, group: FieldGroup, change: Callable[[str], OnChange]) -> None:
        super().__init__()
        px = theme.px
        self._rows = [(field, field.make(theme, change(field.name))) for field in group.fields]
        self._heading: FoldHeading | None = None
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, px(12) if group.is_folded else 0)
        rows.setSpacing(px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0 if group.is_folded else px(12), 0, 0)
        column.setSpacing(px(4))
        if group.is_folded:
            self._heading = FoldHeading(theme, group.words, inside)
            column.addWidget(self._heading)
        else:
            line = QHBoxLayout()
            line.addWidget(label("group", group.words.upper()), 1)
            for field in group.fields:
                if field.beside_heading is not None:
                    line.addWidget(field.beside_heading)
            column.addLayout(line)
        column.addWidget(inside)
        for _, row in self._rows:
            rows.addWidget(row)

    def show_block(self, block: Block, technique: Technique | None) -> None:
        has_any = False
        for field, row in self._rows:
            has_field = field.show(block, technique)
            row.setVisible(has_field)
            has_any = has_any or has_field
        self.setVisible(has_any)
        if self._heading is not None:
            self._heading.show_summary(next(filter(None, (field.summary() for field, _ in self._rows)), ""))
