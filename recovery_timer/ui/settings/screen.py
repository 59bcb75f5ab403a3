"""The settings page: a row for each field of the table, with the control that its kind calls for."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QSlider, QVBoxLayout, QWidget

from recovery_timer.app.settings import FIELDS, Field, FieldKind, SettingsBook, Value
from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.segments import Segments
from recovery_timer.ui.widgets.switch import Switch
from recovery_timer.ui.widgets.text import label

_WIDEST_PX = 720


class SettingsScreen(QWidget):
    """Shows every setting and changes it at once; there is nothing to confirm."""

    def __init__(self, look: Look, settings: SettingsBook) -> None:
        """Show ``settings``."""
        super().__init__()
        self._look = look
        self._settings = settings
        self._showing: dict[str, Callable[[Value], None]] = {}
        self.controls: dict[str, QWidget] = {}
        self.setProperty("role", "page")
        self._arrange()
        settings.changed.add(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show the present values."""
        for field in FIELDS:
            self._showing[field.name](getattr(self._settings.current, field.name))

    def _arrange(self) -> None:
        px = self._look.px
        page = QWidget()
        page.setMaximumWidth(px(_WIDEST_PX))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(16), px(32))
        column.setSpacing(px(12))
        for group, fields in groupby(FIELDS, key=lambda field: field.group):
            column.addSpacing(px(8))
            column.addWidget(label("group", words(group).upper()))
            panel = QFrame()
            panel.setProperty("role", "panel")
            rows = QVBoxLayout(panel)
            rows.setContentsMargins(px(20), px(8), px(20), px(8))
            rows.setSpacing(0)
            for number, field in enumerate(fields):
                if number:
                    rows.addWidget(_divider())
                rows.addLayout(self._row(field))
            column.addWidget(panel)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(40), px(32), px(28), 0)
        outer.setSpacing(px(16))
        outer.addWidget(label("title", self.tr("Settings")))
        outer.addWidget(scroll, 1)

    def _row(self, field: Field) -> QHBoxLayout:
        px = self._look.px
        control = self._control(field)
        control.setAccessibleName(words(field.label))
        control.setAccessibleDescription(words(field.help))
        self.controls[field.name] = control
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        name = label("body", words(field.label), wrap=True)
        name.setBuddy(control)
        texts.addWidget(name)
        texts.addWidget(label("small", words(field.help), wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, px(12), 0, px(12))
        row.setSpacing(px(24))
        row.addLayout(texts, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _control(self, field: Field) -> QWidget:
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
        edit.changed.connect(lambda seconds: self._settings.change(field.name, seconds))
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
        slider.valueChanged.connect(lambda percent: self._settings.change(field.name, percent))

        def show(value: Value) -> None:
            slider.setValue(int(value))
            shown.setText(str(value))

        self._showing[field.name] = show
        return control

    def _switch(self, field: Field) -> QWidget:
        switch = Switch(self._look)
        switch.toggled.connect(lambda on: self._settings.change(field.name, on))
        self._showing[field.name] = lambda value: switch.setChecked(bool(value))
        return switch

    def _choice(self, field: Field) -> QWidget:
        control = Segments(self._look, {choice.value: words(choice.label) for choice in field.choices})
        control.chosen.connect(lambda value: self._settings.change(field.name, value))
        self._showing[field.name] = lambda value: control.show_chosen(str(value))
        return control

    def _pick(self, field: Field) -> QWidget:
        control = QComboBox()
        self._showing[field.name] = lambda value: control.setCurrentText(str(value))
        return control


def words(text: str) -> str:
    """Return a text of the table in the user's language."""
    return QCoreApplication.translate("settings", text)


def _divider() -> QFrame:
    divider = QFrame()
    divider.setProperty("role", "divider")
    return divider
