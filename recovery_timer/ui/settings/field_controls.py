"""The control for each kind of setting: it shows the present value and changes it at once."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from recovery_timer.app.settings import FieldKind, SettingField, SettingName, SettingValue
from recovery_timer.ui import text
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.text.settings import setting_texts
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.chips import Chips
from recovery_timer.ui.widgets.pick import ChoiceBox
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.stepper import Stepper
from recovery_timer.ui.widgets.switch import Switch
from recovery_timer.ui.widgets.time_edit import TimeEdit
from recovery_timer.ui.widgets.wheel import leave_wheel_to_page


class FieldControls(QObject):
    """Makes controls, and keeps them at the present values while ``parent`` exists."""

    def __init__(self, theme: ThemeManager, model: SettingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._book = model.book
        self._texts = setting_texts()
        self._showing: dict[SettingName, Callable[[SettingValue], None]] = {}
        stop = self._book.changed.connect(lambda _: self.refresh())
        parent.destroyed.connect(stop)

    def refresh(self) -> None:
        for name, show in self._showing.items():
            show(self._book.current.value(name))

    def make(self, field: SettingField) -> QWidget:
        """Return a control for ``field``, with name and help for a screen reader."""
        control = self._made(field)
        control.setAccessibleName(self._texts[field.name].label)
        control.setAccessibleDescription(self._texts[field.name].help)
        self._showing[field.name](self._book.current.value(field.name))
        return control

    def _made(self, field: SettingField) -> QWidget:
        match field.kind:
            case FieldKind.SECONDS:
                return self._seconds(field)
            case FieldKind.PERCENT:
                return self._percent(field)
            case FieldKind.SWITCH:
                return self._switch(field)
            case FieldKind.CHOICE:
                return self._choice(field)
            case FieldKind.SEVERAL:
                return self._several(field)
            case FieldKind.TIME:
                return self._time(field)
            case FieldKind.PICK:
                return self._pick(field)

    def _seconds(self, field: SettingField) -> QWidget:
        assert field.limit is not None
        words = self._texts[field.name]
        edit = SecondsEdit(field.limit, words.help)
        edit.changed.connect(lambda seconds: self._book.change(field.name, seconds))
        edit.setAccessibleDescription(words.help)
        self._showing[field.name] = edit.show_seconds
        return Stepper(self._theme, edit, words.label, edit.step)

    def _percent(self, field: SettingField) -> QWidget:
        control = QWidget()
        slider, shown = QSlider(Qt.Orientation.Horizontal), QLabel()
        leave_wheel_to_page(slider)
        assert field.limit is not None
        slider.setRange(field.limit.low, field.limit.high)
        slider.setPageStep(10)
        slider.setFixedWidth(self._theme.px(180))
        shown.setMinimumWidth(self._theme.px(52))
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        slider.setAccessibleName(self._texts[field.name].label)
        control.setFocusProxy(slider)
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(slider)
        row.addWidget(shown)

        def show(value: SettingValue) -> None:
            slider.setValue(int(value))
            shown.setText(text.tr("{percent} %").format(percent=value))

        # Connected after the present value is shown: the slider's initial value is not the user's choice.
        show(self._book.current.value(field.name))
        slider.valueChanged.connect(lambda percent: self._book.change(field.name, percent))
        self._showing[field.name] = show
        return control

    def _switch(self, field: SettingField) -> QWidget:
        switch = Switch(self._theme)
        switch.toggled.connect(lambda on: self._book.change(field.name, on))
        self._showing[field.name] = lambda value: switch.setChecked(bool(value))
        return switch

    def _choice(self, field: SettingField) -> QWidget:
        control = SegmentedControl(self._theme, dict(self._texts[field.name].choices))
        control.chosen.connect(lambda value: self._book.change(field.name, value))
        self._showing[field.name] = lambda value: control.show_chosen(str(value))
        return control

    def _several(self, field: SettingField) -> QWidget:
        control = Chips(self._theme, dict(self._texts[field.name].choices))
        control.chosen.connect(lambda values: self._book.change(field.name, " ".join(values)))
        self._showing[field.name] = lambda value: control.show_chosen(str(value).split())
        return control

    def _time(self, field: SettingField) -> QWidget:
        words = self._texts[field.name]
        edit = TimeEdit(words.help)
        edit.changed.connect(lambda at: self._book.change(field.name, f"{at:%H:%M}"))
        self._showing[field.name] = lambda value: edit.show_time(time.fromisoformat(str(value)))
        return Stepper(self._theme, edit, words.label, edit.step, is_wide=True)

    def _pick(self, field: SettingField) -> QWidget:
        words = self._texts[field.name]
        control = ChoiceBox(self._theme, usual=words.usual, absent=words.absent, there=self._model.there[field.name])
        control.chosen.connect(lambda value: self._book.change(field.name, value))
        self._model.outputs_changed.connect(control.ask_anew)
        self._model.voice_changed.connect(control.ask_anew)
        self._showing[field.name] = lambda value: control.show_id(str(value))
        return control
