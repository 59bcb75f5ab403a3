"""The settings page: one row for each field of the table, with the control for its kind, and the actions."""

from collections.abc import Callable
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recovery_timer import __version__
from recovery_timer.app.settings import FIELDS, FieldKind, SettingField, SettingGroup
from recovery_timer.ui.actions import Command
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.settings.field_controls import FieldControls
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.settings.rows import SettingRow, SettingsPanel
from recovery_timer.ui.settings.section_list import SectionList
from recovery_timer.ui.settings.sounds_panel import add_sound_rows
from recovery_timer.ui.settings.voice_row import VoiceRow
from recovery_timer.ui.text.settings import SettingText, group_label, setting_texts
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.file_choice import FileChoice
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.search_field import SearchField
from recovery_timer.ui.widgets.text import label

_WIDEST_PX = 736
"""The maximum width of the column of rows, including its margin."""

_BAR_PX = 16
_SEARCH_PX = 264
_LIST_PX = 184
_LIST_FROM_PX = 1_100
"""The minimum width at which the list of groups is shown beside the column."""

_ROOMY_FROM_PX = 900
_ROOM_PX = 160
"""Space above and below a setting that `show_setting` scrolls to: enough for related ones."""

_TOP_PX = 40
"""A heading within this distance of the top counts as reached."""


class SettingsScreen(QWidget):
    """Shows every setting and changes it at once, without confirmation. `add_action` adds a button for an action."""

    shortcuts_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: SettingsModel, notices: Notices, files: FileChoice) -> None:
        """Changes that can be undone are shown in ``notices``; ``files`` asks for the user's own sounds."""
        super().__init__()
        self._theme = theme
        self._model = model
        self._fields = FieldControls(theme, model, self)
        self.controls: dict[str, QWidget] = {}
        self.panels: dict[str, SettingsPanel] = {}
        self._column = QVBoxLayout()
        self._headings: dict[str, QLabel] = {}
        self._sections = SectionList(theme)
        self._goes_to = ""
        self._title = label("title", self.tr("Settings"))
        self._nothing_found = label("muted", self.tr("No setting has these words."), wrap=True)
        self.search = SearchField(theme)
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setFixedWidth(theme.px(_SEARCH_PX))
        self.search.textChanged.connect(self._find)
        self.search.down_pressed.connect(self._focus_found)
        set_role(self, "page")
        self._arrange()
        texts = setting_texts()
        for group, fields in groupby(FIELDS, key=lambda field: field.group):
            for field in fields:
                self.controls[field.name] = self._fields.make(field)
                self.add_row(group_label(group), _row(theme, field, texts[field.name], self.controls[field.name]))
            if group is SettingGroup.SOUND:
                add_sound_rows(self._panel(group_label(group)), theme, model, notices, files)
            elif group is SettingGroup.VOICE:
                self._panel(group_label(group)).add(VoiceRow(theme, model))

    def focus_first(self) -> None:
        """Focus the first setting."""
        next(iter(self.controls.values())).setFocus()

    def show_setting(self, name: str) -> None:
        """Scroll to the setting called ``name``, and focus it."""
        self.search.clear()
        control, room = self.controls[name], self._theme.px(_ROOM_PX)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        # Deferred: on a page not shown before, the rows have their places only once Qt has laid it out.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(control, 0, room))

    def refresh(self) -> None:
        self._fields.refresh()

    def commands(self) -> dict[str, Command]:
        """Return the screen's commands, by action id."""
        return {"search": lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)}

    def add_row(self, group: str, row: QWidget) -> None:
        """Add ``row`` to the panel ``group``, which is created if needed."""
        self._panel(group).add(row)

    def add_action(self, group: str, name: str, help_words: str, button: str, do: Callable[[], None]) -> Button:
        """Add a row with a ``button`` that calls ``do`` to the panel ``group``, which is created if needed."""
        made = Button(self._theme, button, pressed=do)
        made.setAccessibleDescription(help_words)
        self.add_row(group, SettingRow(self._theme, name, help_words, made))
        return made

    def add_hidden_notes(self, restore: Callable[[], None]) -> None:
        """Add the row that brings the builder's hidden notes back, with ``restore``."""
        self.hidden_notes = self.add_action(
            group_label(SettingGroup.LOOK),
            self.tr("Hidden notes"),
            self.tr("Notes beside the steps of a routine that you have hidden."),
            self.tr("Show them again"),
            restore,
        )

    def add_help(self, *, welcome: Callable[[], None]) -> None:
        """Add the rows of help, below all others; ``welcome`` shows the welcome page."""
        self.welcome = self.add_action(
            self.tr("Help"),
            self.tr("First steps"),
            self.tr("The page of the first start: what the program does, and a minute to try it."),
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
            self.tr("Quote it when you report a problem."),
            label("strong", __version__),
        )
        self._panel(self.tr("Help")).add(version)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        has_list = self.width() >= px(_LIST_FROM_PX)
        self._sections.setVisible(has_list)
        # The search field starts at the column's left edge, or ends at its right edge.
        self._title.setFixedWidth(px(_LIST_PX) if has_list else self._title.sizeHint().width())
        self._head.setStretch(1, 0 if has_list else 1)
        self._head.setStretch(3, 1 if has_list else 0)
        self._head.setContentsMargins(0, 0, 0 if has_list else px(2 * _BAR_PX), 0)
        side, end = (40, 24) if self.width() >= px(_ROOMY_FROM_PX) else (24, 16)
        self._outer.setContentsMargins(px(side), px(end), px(side - _BAR_PX), 0)

    def _panel(self, group: str) -> SettingsPanel:
        if group not in self.panels:
            panel = self.panels[group] = SettingsPanel(self._theme)
            heading = self._headings[group] = label("group", group.upper())
            heading.setContentsMargins(0, self._theme.px(12) if len(self._headings) > 1 else 0, 0, 0)
            self._column.insertWidget(self._column.count() - 1, heading)
            self._column.insertWidget(self._column.count() - 1, panel)
            self._sections.add(group)
        return self.panels[group]

    def _find(self, typed: str) -> None:
        """Show only the rows that contain every word of ``typed``, in their own texts or in their group's name."""
        words = typed.casefold().split()

        def has_all(group: str, row: QWidget) -> bool:
            texts = [group, *(each.text() for each in row.findChildren(QLabel))]
            texts += [each.text() for each in row.findChildren(QAbstractButton)]
            found = " ".join(texts).casefold()
            return all(word in found for word in words)

        shown = [panel.show_only(partial(has_all, group)) for group, panel in self.panels.items()]
        for heading, is_shown in zip(self._headings.values(), shown, strict=True):
            heading.setVisible(is_shown)
        self._nothing_found.setVisible(not any(shown))

    def _focus_found(self) -> None:
        """Focus the first control found."""
        first = next((each for each in self.controls.values() if each.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, group: str) -> None:
        """Scroll to ``group``, and mark it even if it is too near the end to reach the top."""
        self.search.clear()
        # Rows that the search had hidden have no places yet.
        self._column.activate()
        self._goes_to = group
        self._scroll.verticalScrollBar().setValue(self._headings[group].y())
        self._goes_to = ""

    def _mark_section(self) -> None:
        """Mark the topmost visible group; at the end of the page, the last one."""
        bar = self._scroll.verticalScrollBar()
        if self._goes_to:
            return
        reached = [name for name, each in self._headings.items() if each.y() <= bar.value() + self._theme.px(_TOP_PX)]
        at_end = 0 < bar.maximum() == bar.value()
        names = list(self._headings)
        self._sections.show_current(names[-1] if at_end else reached[-1] if reached else names[0])

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        page.setMaximumWidth(px(_WIDEST_PX))
        page.setLayout(self._column)
        self._column.setContentsMargins(0, 0, px(_BAR_PX), px(32))
        self._column.setSpacing(px(8))
        self._nothing_found.hide()
        self._column.addWidget(self._nothing_found)
        self._column.addStretch(1)
        self._scroll = ScrollPage(page)
        # Keep the scroll bar beside the column, not at the edge of a wide window.
        self._scroll.setMaximumWidth(px(_WIDEST_PX + _BAR_PX))
        for moved in (self._scroll.verticalScrollBar().valueChanged, self._scroll.verticalScrollBar().rangeChanged):
            moved.connect(self._mark_section)
        self._sections.setFixedWidth(px(_LIST_PX))
        self._sections.chosen.connect(self._go_to)
        beside = QHBoxLayout()
        beside.setSpacing(px(32))
        beside.addWidget(self._sections)
        beside.addWidget(self._scroll, 100)
        beside.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(px(16))
        head = self._head = QHBoxLayout()
        head.setSpacing(px(32))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.search)
        head.addStretch(0)
        self._outer.addLayout(head)
        self._outer.addLayout(beside, 1)


def _row(theme: ThemeManager, field: SettingField, words: SettingText, control: QWidget) -> SettingRow:
    """Return the row of ``field``; a multiple choice takes the whole width, below the text."""
    if field.kind is not FieldKind.SEVERAL:
        return SettingRow(theme, words.label, words.help, control)
    row = SettingRow(theme, words.label, words.help)
    row.say_below(control)
    return row
