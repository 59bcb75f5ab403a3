"""The builder's head: the routine's name, whether it is saved, undo, redo, and the commands on the whole routine."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.title_edit import TitleEdit
from recovery_timer.ui.text.history import redo_label, undo_label
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button


class BuilderHead(QWidget):
    """Shows the draft of ``model``. When space is tight, the Text, Fit and Save buttons move behind More."""

    def __init__(
        self,
        theme: ThemeManager,
        model: BuilderModel,
        *,
        turn: Callable[[], None],
        fit: Callable[[], None],
        more: Callable[[], None],
        start: Callable[[], None],
    ) -> None:
        """``turn`` is called to show text or blocks, ``more`` to open the menu."""
        super().__init__()
        self._model = model
        self.name = TitleEdit(theme)
        self.name.setAccessibleName(self.tr("Name of the routine"))
        self.save = Button(theme, self.tr("Save"), role="link", pressed=model.save)
        # No focus by clicking: saving disables the button, which would pass the focus on.
        self.save.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo = Button(theme, role="round", icon="undo", name=self.tr("Undo"), pressed=model.undo)
        self._redo = Button(theme, role="round", icon="redo", name=self.tr("Redo"), pressed=model.redo)
        self._as_text = Button(theme, self.tr("Text"), icon="keyboard", pressed=turn)
        self._fit = Button(theme, self.tr("Fit to time…"), icon="clock", pressed=fit)
        self.more = Button(theme, role="round", icon="more", name=self.tr("More"), pressed=more)
        self.start = Button(
            theme, self.tr("Start"), role="primary", icon="play", icon_colour="on_accent", pressed=start
        )
        self._arrange(theme)

    def refresh(self, *, is_text: bool) -> None:
        """Show the draft as it is now; ``is_text`` if it is shown as text."""
        draft = self._model.draft
        if self.name.text().strip() != draft.sketch.name:
            self.name.show_name(draft.sketch.name)
        self._undo.setEnabled(draft.can_undo)
        self._redo.setEnabled(draft.can_redo)
        for button, words in (
            (self._undo, undo_label(draft.undo_label)),
            (self._redo, redo_label(draft.redo_label)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        has_blocks = bool(draft.sketch.blocks)
        self._as_text.setText(self.tr("Blocks") if is_text else self.tr("Text"))
        self._fit.setEnabled(has_blocks)
        # Text that cannot be read yet enables them too: pressing them shows what is wrong with it.
        self.start.setEnabled(has_blocks or (is_text and draft.is_unread))
        self.save.setEnabled((has_blocks or draft.is_unread) and not draft.is_saved)
        self.save.setText(self.tr("Saved") if draft.is_saved else self.tr("Save"))

    def set_small(self, small: bool) -> None:
        """Leave Text, Fit and Save to the menu if ``small``."""
        for button in (self._as_text, self._fit, self.save):
            button.setVisible(not small)

    def _arrange(self, theme: ThemeManager) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.name)
        row.addWidget(self.save)
        row.addStretch(1)
        history = QHBoxLayout()
        history.setSpacing(theme.px(4))
        history.addWidget(self._undo)
        history.addWidget(self._redo)
        row.addLayout(history)
        row.addSpacing(theme.px(8))
        for button in (self._as_text, self._fit, self.more, self.start):
            row.addWidget(button)
