"""The techniques that can become a block, for searching and dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt

from recovery_timer.routine.technique import Catalogue, Muscle, Technique
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.widgets.technique_rows import AnyIndex, TechniqueRows

TECHNIQUE_MIME = "application/x-recovery-timer-technique"


class TechniqueListModel(TechniqueRows):
    """The techniques that match the search."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._searched: tuple[str, Muscle | None] = "", None
        self.list_catalogue(catalogue)

    def list_catalogue(self, catalogue: Catalogue) -> None:
        """Search ``catalogue`` from now on."""
        self._all = [technique for technique in catalogue.values() if technique.place != "page"]
        self._words = {technique.id: _words(technique) for technique in self._all}
        self.search(*self._searched)

    def search(self, text: str, muscle: Muscle | None = None) -> None:
        """Show the techniques that have every word of ``text`` in their name, family or muscles, and work ``muscle``.

        None stands for any muscle.
        """
        self._searched = text, muscle
        wanted = text.casefold().split()
        found = (
            each
            for each in self._all
            if all(word in self._words[each.id] for word in wanted) and (muscle is None or muscle in each.muscles)
        )
        self.show_techniques(found, is_search=bool(wanted) or muscle is not None)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if flags else flags

    def mimeTypes(self) -> list[str]:
        return [TECHNIQUE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        technique = self.technique(indexes[0])
        if technique is not None:
            data.setData(TECHNIQUE_MIME, technique.id.encode())
        return data


def _words(technique: Technique) -> str:
    """Return the words by which ``technique`` is found: in the user's language, and those that the notation accepts."""
    muscles = [domain.muscle_label(muscle) for muscle in technique.muscles]
    family = domain.family_label(technique.family)
    return " ".join([translated(technique.name), technique.name, family, *muscles, *technique.aliases]).casefold()
