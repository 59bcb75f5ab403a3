"""All drafts that are not on screen: each with a button to continue editing it, and one to discard it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from recovery_timer.app.editing import Draft, Workbench
from recovery_timer.ports import SavedDraft
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.list_dialog import ListDialog
from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog
from recovery_timer.ui.widgets.text import label

_SIZE = QSize(600, 420)


class DraftsDialog(ListDialog):
    """Lists the drafts of ``workbench``; ``edit`` opens the routine with the given id."""

    def __init__(self, theme: ThemeManager, workbench: Workbench, edit: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(
            theme,
            parent,
            heading=text.tr("Drafts"),
            words=text.tr("Unsaved changes are kept here, even when you quit."),
            nothing=text.tr("Everything is saved."),
            size_px=_SIZE,
        )
        self._theme = theme
        self._workbench = workbench
        self._edit = edit
        self._show()
        first = self.findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        clear(self.rows)
        drafts = self._workbench.unsaved
        self.nothing.setVisible(not drafts)
        for row, draft in enumerate(drafts):
            name = translated(draft.sketch.name)
            self.rows.addWidget(label("body", name, wrap=True), row, 0)
            self.rows.addWidget(label("small", self._words(draft)), row, 1)
            edit = Button(self._theme, self.tr("Edit"), pressed=partial(self._open, draft.routine_id))
            edit.setAccessibleName(self.tr("Edit {name}").format(name=name))
            discard = Button(self._theme, self.tr("Discard"), pressed=partial(self._ask, draft))
            discard.setAccessibleName(self.tr("Discard {name}").format(name=name))
            self.rows.addWidget(edit, row, 2)
            self.rows.addWidget(discard, row, 3)

    def _words(self, draft: Draft | SavedDraft) -> str:
        if draft.typed is not None and not draft.typed.is_read:
            return self.tr("Text that cannot be read yet")
        return self.tr("%n blocks", "", len(draft.sketch.blocks))

    def _open(self, routine_id: str) -> None:
        self.accept()
        self._edit(routine_id)

    def _ask(self, draft: Draft | SavedDraft) -> None:
        QuestionDialog(
            self._theme,
            self,
            heading=self.tr("Discard the changes?"),
            text=self.tr("What was changed in “{name}” since it was saved will be gone.").format(
                name=translated(draft.sketch.name)
            ),
            answers=(
                QuestionButton(self.tr("Discard"), partial(self._discard, draft.routine_id)),
                QuestionButton(self.tr("Keep")),
            ),
        ).open()

    def _discard(self, routine_id: str) -> None:
        self._workbench.discard(routine_id)
        self._show()
