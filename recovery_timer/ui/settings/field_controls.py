"""The control that the kind of a setting calls for: it shows the present value, and changes it at once."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from recovery_timer.app.settings import Field, FieldKind, Value
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.widgets.pick import Pick
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.segments import Segments
from recovery_timer.ui.widgets.switch import Switch


class FieldControls(QObject):
    """Makes controls, and keeps all that it has made at the present values for as long as ``parent`` lives."""

    def __init__(self, look: Look, model: SettingsModel, parent: QWidget) -> None:
        """Change the settings of ``model``."""
        super().__init__(parent)
        self._look = look
        self._model = model
        self._book = model.book
        self._showing: dict[str, Callable[[Value], None]] = {}
        stop = self._book.changed.add(lambda _: self.refresh())
        parent.destroyed.connect(stop)

    def refresh(self) -> None:
        """Show the present values."""
        for name, show in self._showing.items():
            show(getattr(self._book.current, name))

    def make(self, field: Field) -> QWidget:
        """Return a control for ``field``, with its name and help for a screen reader."""
        control = self._made(field)
        control.setAccessibleName(words(field.label))
        control.setAccessibleDescription(words(field.help))
        self._showing[field.name](getattr(self._book.current, field.name))
        return control

    def _made(self, field: Field) -> QWidget:
        match field.kind:
            case FieldKind.SECONDS:
                return self._seconds(field)
            case FieldKind.PERCENT:
                return self._percent(field)
            case FieldKind.SWITCH:
                return self._switch(field)
            case FieldKind.CHOICE:
                return self._choice(field)
            case FieldKind.PICK:
                return self._pick(field)

    def _seconds(self, field: Field) -> QWidget:
        assert field.limit is not None
        edit = SecondsEdit(self._look, field.limit, words(field.help))
        edit.changed.connect(lambda seconds: self._book.change(field.name, seconds))
        self._showing[field.name] = edit.show_seconds
        return edit

    def _percent(self, field: Field) -> QWidget:
        control = QWidget()
        slider, shown = QSlider(Qt.Orientation.Horizontal), QLabel()
        assert field.limit is not None
        slider.setRange(field.limit.low, field.limit.high)
        slider.setPageStep(10)
        slider.setFixedWidth(self._look.px(180))
        shown.setMinimumWidth(self._look.px(32))
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        slider.setAccessibleName(words(field.label))
        control.setFocusProxy(slider)
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(slider)
        row.addWidget(shown)

        def show(value: Value) -> None:
            slider.setValue(int(value))
            shown.setText(str(value))

        # After the present value is shown: the slider's own first value is no wish of the user's.
        show(getattr(self._book.current, field.name))
        slider.valueChanged.connect(lambda percent: self._book.change(field.name, percent))
        self._showing[field.name] = show
        return control

    def _switch(self, field: Field) -> QWidget:
        switch = Switch(self._look)
        switch.toggled.connect(lambda on: self._book.change(field.name, on))
        self._showing[field.name] = lambda value: switch.setChecked(bool(value))
        return switch

    def _choice(self, field: Field) -> QWidget:
        control = Segments(self._look, {choice.value: words(choice.label) for choice in field.choices})
        control.chosen.connect(lambda value: self._book.change(field.name, value))
        self._showing[field.name] = lambda value: control.show_chosen(str(value))
        return control

    def _pick(self, field: Field) -> QWidget:
        control = Pick(
            self._look, usual=words(field.usual), absent=words(field.absent), there=self._model.there[field.name]
        )
        control.chosen.connect(lambda value: self._book.change(field.name, value))
        self._model.voice_changed.connect(control.ask_anew)
        self._showing[field.name] = lambda value: control.show_id(str(value))
        return control


def words(text: str) -> str:
    """Return a text of the table in the user's language."""
    return QCoreApplication.translate("settings", text)
