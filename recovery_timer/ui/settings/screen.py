"""The settings page: one row for each field of the table, with the control for its kind, and the actions."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from recovery_timer import __version__
from recovery_timer.app.settings import FIELDS, SettingGroup
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.settings.field_controls import FieldControls
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.settings.rows import Panel, SettingRow
from recovery_timer.ui.settings.sounds_panel import add_sound_rows
from recovery_timer.ui.settings.voice_row import VoiceRow
from recovery_timer.ui.text.settings import group_label, setting_texts
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_WIDEST_PX = 720


class SettingsScreen(QWidget):
    """Shows every setting and changes it at once, without confirmation. `add_action` adds a button for an action."""

    shortcuts_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: SettingsModel, notices: Notices) -> None:
        """Changes that can be undone are shown in ``notices``."""
        super().__init__()
        self._theme = theme
        self._model = model
        self._fields = FieldControls(theme, model, self)
        self.controls: dict[str, QWidget] = {}
        self.panels: dict[str, Panel] = {}
        self._column = QVBoxLayout()
        set_role(self, "page")
        self._arrange()
        texts = setting_texts()
        for group, fields in groupby(FIELDS, key=lambda field: field.group):
            for field in fields:
                self.controls[field.name] = self._fields.make(field)
                row = SettingRow(theme, texts[field.name].label, texts[field.name].help, self.controls[field.name])
                self._panel(group_label(group)).add(row)
            if group is SettingGroup.SOUND:
                add_sound_rows(self._panel(self.tr("Sounds")), theme, model, notices)
            elif group is SettingGroup.VOICE:
                self._panel(group_label(group)).add(VoiceRow(theme, model))

    def refresh(self) -> None:
        self._fields.refresh()

    def add_action(self, group: str, name: str, help_words: str, button: str, do: Callable[[], None]) -> Button:
        """Add a row with a ``button`` that calls ``do`` to the panel ``group``, which is created if needed."""
        made = Button(self._theme, button, pressed=do)
        made.setAccessibleDescription(help_words)
        self._panel(group).add(SettingRow(self._theme, name, help_words, made))
        return made

    def add_hidden_notes(self, restore: Callable[[], None]) -> None:
        """Add the row that brings the builder's hidden notes back, with ``restore``."""
        self.hidden_notes = self.add_action(
            group_label(SettingGroup.SESSION),
            self.tr("Hidden notes"),
            self.tr("Notes beside the blocks of a routine that you have hidden."),
            self.tr("Show them again"),
            restore,
        )

    def add_help(self, *, welcome: Callable[[], None]) -> None:
        """Add the rows of help, below all others; ``welcome`` shows the page of the first start."""
        self.welcome = self.add_action(
            self.tr("Help"),
            self.tr("First steps"),
            self.tr("What the program does, and a minute to try it: the page of the first start."),
            self.tr("Show"),
            welcome,
        )
        help_words = self.tr("Every key and what it does, on every screen and during a session.")
        keys = QKeySequence("F1").toString(QKeySequence.SequenceFormat.NativeText)
        button = self.tr("Show all ({keys})").format(keys=keys)
        self.add_action(self.tr("Help"), self.tr("Shortcuts"), help_words, button, self.shortcuts_wanted.emit)
        version = SettingRow(
            self._theme,
            self.tr("Version"),
            self.tr("Give it when you report a problem."),
            label("strong", __version__),
        )
        self._panel(self.tr("Help")).add(version)

    def _panel(self, group: str) -> Panel:
        if group not in self.panels:
            panel = self.panels[group] = Panel(self._theme)
            self._column.insertSpacing(self._column.count() - 1, self._theme.px(8))
            self._column.insertWidget(self._column.count() - 1, label("group", group.upper()))
            self._column.insertWidget(self._column.count() - 1, panel)
        return self.panels[group]

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        page.setMaximumWidth(px(_WIDEST_PX))
        page.setLayout(self._column)
        self._column.setContentsMargins(0, 0, px(16), px(32))
        self._column.setSpacing(px(12))
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(40), px(32), px(28), 0)
        outer.setSpacing(px(16))
        outer.addWidget(label("title", self.tr("Settings")))
        outer.addWidget(scroll, 1)
