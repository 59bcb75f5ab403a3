"""Making, changing and deleting the user's own techniques: connects their screen to its form and its notices."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from recovery_timer.app.library import Library
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import TrashedTechnique
from recovery_timer.routine.own import OwnTechnique, used_by
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.techniques.form import TechniqueForm
from recovery_timer.ui.techniques.model import TechniquesModel
from recovery_timer.ui.techniques.screen import TechniquesScreen
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager


class TechniquesController(QObject):
    """Handles the requests of the techniques screen."""

    def __init__(
        self,
        theme: ThemeManager,
        window: QWidget,
        screen: TechniquesScreen,
        model: TechniquesModel,
        *,
        notices: Notices,
        techniques: Techniques,
        library: Library,
    ) -> None:
        """``window`` is the parent of the form; ``library`` has the routines that use a technique."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._screen = screen
        self._model = model
        self._notices = notices
        self._techniques = techniques
        self._library = library
        self._deleted: list[tuple[TrashedTechnique, str]] = []
        screen.new_wanted.connect(self._new)
        screen.edit_wanted.connect(self._edit)
        screen.duplicate_wanted.connect(self._duplicate)
        screen.delete_wanted.connect(self._delete)
        screen.undo_wanted.connect(self._undo_last)

    def _new(self) -> None:
        draft = self._techniques.new_draft(self.tr("New technique"))
        self._open_form(draft, self.tr("New technique"), is_new=True)

    def _edit(self, technique_id: str) -> None:
        technique = self._techniques.own.get(technique_id)
        if technique is None:
            self._explain_kept(technique_id)
        else:
            self._open_form(technique, self.tr("Edit technique"))

    def _duplicate(self, technique_id: str) -> None:
        if self._techniques.catalogue[technique_id].place == "step":
            self._open_form(self._techniques.draft_of(technique_id), self.tr("A technique of your own"))

    def _open_form(self, technique: OwnTechnique, heading: str, *, is_new: bool = False) -> None:
        def save(made: OwnTechnique) -> None:
            self._techniques.save(made)
            self._screen.show_technique(made.id)

        catalogue = self._techniques.catalogue.values()
        TechniqueForm(
            self._theme,
            self._window,
            technique,
            heading=heading,
            is_new=is_new,
            figures=[each for each in catalogue if each.place != "page" and not each.is_own],
            require_free=lambda name: self._techniques.require_free(name, by_other_than=technique.id),
            save=save,
        ).open()

    def _delete(self, technique_id: str) -> None:
        """Delete one of the user's techniques, and report how that affects the routines that use it."""
        technique = self._techniques.own.get(technique_id)
        if technique is None:
            self._explain_kept(technique_id)
            return
        users = sum(bool(used_by(entry.routine, (technique,))) for entry in self._library.entries)
        deleted = self._techniques.delete(technique_id)
        words = self.tr("“{name}” was deleted.").format(name=technique.name)
        if users:
            kept = self.tr("%n routines have steps of it, which keep their names and times.", "", users)
            words = f"{words} {kept}"
        self._deleted.append((deleted, words))
        self._notices.show_notice(words, action=self.tr("Undo"), act=lambda: self._undo(deleted))

    def _undo_last(self) -> None:
        if self._deleted:
            self._undo(self._deleted[-1][0])

    def _undo(self, deleted: TrashedTechnique) -> None:
        """Restore a technique, unless it has been restored elsewhere in the meantime."""
        words = next((words for each, words in self._deleted if each == deleted), None)
        if words is None:
            return
        self._deleted.remove((deleted, words))
        self._notices.withdraw(words)
        if deleted in self._techniques.trashed:
            self._screen.show_technique(self._techniques.restore(deleted).id)

    def _explain_kept(self, technique_id: str) -> None:
        """Explain why a built-in technique cannot be changed or deleted."""
        technique = self._techniques.catalogue[technique_id]
        words = self.tr("“{name}” ships with the program: it stays as it is, but a copy of it can be changed.")
        shown = words.format(name=translated(technique.name))
        if technique.place == "step":
            self._notices.show_notice(shown, action=self.tr("Make a copy"), act=lambda: self._duplicate(technique_id))
        else:
            self._notices.show_notice(shown)
