"""The inspector's fields: each shows one part of a block, and turns the user's input into new values for it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from recovery_timer.routine import limits
from recovery_timer.routine.advice.guidance import recommended
from recovery_timer.routine.lead_in import OWN, LeadIn
from recovery_timer.routine.limits import Limit
from recovery_timer.routine.model import WAIT, Block, Temperature
from recovery_timer.routine.technique import DoseField, Technique
from recovery_timer.ui.builder.field_parts import Slide, count_box, row, seconds_edit, stacked
from recovery_timer.ui.builder.form import FormField, OnChange
from recovery_timer.ui.text.blocks import format_seconds
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.doses import recommendation
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.text import label

Shown = Callable[[Block], bool]

_TEMPERATURES: Mapping[DoseField | None, Temperature] = {
    DoseField.WARM: Temperature.WARM,
    DoseField.COLD: Temperature.COLD,
}


def _always(_: Block) -> bool:
    return True


class SecondsField(FormField):
    """A duration, typed or stepped, with a slider if the technique has a dose for it."""

    def __init__(
        self, name: str, words: str, limit: Limit, *, dose: DoseField | None = None, shown: Shown = _always
    ) -> None:
        """``name`` is the block's field, ``dose`` the corresponding field of the technique's dose."""
        self.name = name
        self._words, self._limit, self._dose, self._shown = words, limit, dose, shown

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        def change_seconds(seconds: int) -> None:
            change({self.name: seconds})

        self._edit, stepper = seconds_edit(theme, self._limit, self._words, change_seconds)
        self._slide = Slide(theme, change_seconds, self._words)
        return row(theme, label("body", self._words, wrap=True), stepper, self._slide)

    def show(self, block: Block, technique: Technique | None) -> bool:
        seconds = getattr(block, self.name)
        self._edit.show_seconds(seconds)
        amount = recommended(technique, self._dose) if self._dose is not None else None
        self._slide.show_dose(seconds, amount, technique, temperature=_TEMPERATURES.get(self._dose))
        return self._shown(block)


class CountField(FormField):
    """A whole number, with the recommendation beneath its name if the technique has a dose for it."""

    def __init__(self, name: str, words: str, limit: Limit, *, dose: DoseField | None = None) -> None:
        """``name`` is the block's field, ``dose`` the corresponding field of the technique's dose."""
        self.name = name
        self._words, self._limit, self._dose = words, limit, dose

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        self._box, stepper = count_box(theme, self._limit, self._words, lambda number: change({self.name: number}))
        self._claim = label("small", wrap=True)
        return row(theme, label("body", self._words), stepper, self._claim)

    def show(self, block: Block, technique: Technique | None) -> bool:
        number = getattr(block, self.name)
        self._box.show_quietly(number)
        amount = recommended(technique, self._dose) if self._dose is not None else None
        words = recommendation(amount, is_time=False, value=number) if amount is not None else ""
        self._claim.setText(words)
        self._claim.setVisible(bool(words))
        self._box.setAccessibleDescription(words)
        return True


class ChoiceField(FormField):
    """One of a few values."""

    def __init__(
        self, name: str, words: str, choices: Mapping[str, str], *, is_alone: bool = False, shown: Shown = _always
    ) -> None:
        """``choices`` maps each value of the block's field ``name`` to its text.

        ``is_alone`` leaves out the label: the choices, or the heading above them, say what they are for.
        """
        self.name = name
        self._words, self._choices, self._shown = words, {str(key): text for key, text in choices.items()}, shown
        self._values = {str(key): key for key in choices}
        self._is_alone = is_alone

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        self._segments = SegmentedControl(theme, self._choices)
        self._segments.setAccessibleName(self._words)
        self._segments.chosen.connect(lambda value: change({self.name: self._values[value]}))
        return self._segments if self._is_alone else row(theme, label("body", self._words), self._segments)

    def show(self, block: Block, technique: Technique | None) -> bool:
        self._segments.show_chosen(str(getattr(block, self.name)))
        return self._shown(block)


class PositionField(FormField):
    """Time to get into position: the technique's, the block's own, or until the user is ready."""

    name = "position"
    default: LeadIn | None = None
    """The lead-in of the shown block when it has no position of its own; None if unknown."""

    def __init__(self, words: str, *, usual: str, own: str, wait: str, usual_time: str, usual_wait: str) -> None:
        """``usual_time`` (with {time}) and ``usual_wait`` briefly describe the default: a time, or waiting."""
        self._words, self._kinds = words, {"usual": usual, "own": own, "wait": wait}
        self._usual_time, self._usual_wait = usual_time, usual_wait

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        self._first_own = OWN.position
        self._kind = SegmentedControl(theme, self._kinds)
        self._kind.setAccessibleName(self._words)
        self._shown = "usual"
        self._summary = ""

        def choose(kind: str) -> None:
            if kind != self._shown:
                change({"position": {"usual": None, "own": self._first_own, "wait": WAIT}[kind]})

        self._kind.chosen.connect(choose)
        self._own, stepper = seconds_edit(theme, limits.GAP, self._words, lambda seconds: change({"position": seconds}))
        self._own_row = row(theme, label("body", self._kinds["own"]), stepper)
        # Beneath, not beside: three choices and a field are wider than the inspector.
        return stacked(theme, self._words, self._kind, self._own_row)

    def show(self, block: Block, technique: Technique | None) -> bool:
        position = getattr(block, "position", None)
        usual = OWN.position if technique is None else technique.timing.position
        # A technique that waits has no time to start from.
        self._first_own = usual if usual != WAIT else OWN.position
        self._own_row.setVisible(isinstance(position, int))
        if isinstance(position, int):
            self._own.show_seconds(position)
        self._shown = "usual" if position is None else "wait" if position == WAIT else "own"
        self._summary = format_seconds(position) if isinstance(position, int) else self._kinds[self._shown]
        if position is None and self.default is not None:
            time = format_seconds(self.default.total_s)
            self._summary = self._usual_wait if self.default.waits else self._usual_time.format(time=time)
        self._kind.show_chosen(self._shown)
        return True

    def summary(self) -> str:
        return self._summary


class TextField(FormField):
    """Free text, in one line or several."""

    def __init__(self, name: str, words: str, *, multiline: bool = False) -> None:
        """``name`` is the block's field."""
        self.name = name
        self._words, self._multiline = words, multiline

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        self._edit: QLineEdit | QPlainTextEdit
        if self._multiline:
            self._edit = QPlainTextEdit()
            self._edit.setTabChangesFocus(True)
            self._edit.setFixedHeight(theme.px(84))
            self._edit.textChanged.connect(lambda: change({self.name: self._text()}))
        else:
            self._edit = QLineEdit()
            self._edit.textEdited.connect(lambda text: change({self.name: text}))
        self._edit.setAccessibleName(self._words)
        return stacked(theme, self._words, self._edit)

    def show(self, block: Block, technique: Technique | None) -> bool:
        kept = getattr(block, self.name)
        # If the text being typed differs from the stored one only in white space, leave it alone.
        if " ".join(self._text().split()) != " ".join(kept.split()):
            self._edit.blockSignals(True)
            if isinstance(self._edit, QPlainTextEdit):
                self._edit.setPlainText(kept)
            else:
                self._edit.setText(kept)
            self._edit.blockSignals(False)
        if technique is not None and self.name == "instruction":
            self._edit.setPlaceholderText(translated(technique.instruction))
            if isinstance(self._edit, QPlainTextEdit):
                # Qt does not repaint an empty field for a new placeholder: the previous technique's would stay.
                self._edit.viewport().update()
        return True

    def _text(self) -> str:
        return self._edit.toPlainText() if isinstance(self._edit, QPlainTextEdit) else self._edit.text()
