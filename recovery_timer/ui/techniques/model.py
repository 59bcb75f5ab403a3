"""The model of the techniques screen: the search, its results, and the technique shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from recovery_timer.app.techniques import Techniques
from recovery_timer.routine import limits
from recovery_timer.routine.edits import new_block
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Muscle, Question, Technique
from recovery_timer.ui.text.reading import question_texts, technique_texts


class TechniquesModel(QObject):
    """Emits `found` when the results of the search change, and `chosen` when another technique is shown."""

    found = Signal()
    chosen = Signal()

    def __init__(self, techniques: Techniques, questions: Sequence[Question]) -> None:
        super().__init__()
        self._techniques = techniques
        self._questions = tuple(questions)
        self._texts: dict[str, str] = {}
        self._words: tuple[str, ...] = ()
        self.muscle: Muscle | None = None
        self.technique: Technique = next(iter(techniques.catalogue.values()))
        self._read()
        techniques.changed.connect(lambda _: self._catalogue_changed())

    def search(self, text: str) -> None:
        """Find the techniques and questions that have every word of ``text`` in their texts."""
        self._words = tuple(text.casefold().split())
        self.found.emit()

    def only(self, muscle: Muscle | None) -> None:
        """Find only the techniques that work ``muscle``; None for all of them."""
        self.muscle = muscle
        self.found.emit()

    @property
    def is_searching(self) -> bool:
        """Whether a search is active."""
        return bool(self._words)

    @property
    def techniques(self) -> Sequence[Technique]:
        """The techniques found, in the order of the catalogue."""
        return [
            each
            for each in self._techniques.catalogue.values()
            if self._matches(each.id) and (self.muscle is None or self.muscle in each.muscles)
        ]

    @property
    def questions(self) -> Sequence[Question]:
        """The questions found, in the order of the article."""
        return [each for each in self._questions if self._matches(each.id)]

    def choose(self, technique_id: str) -> None:
        """Show a technique."""
        if technique_id != self.technique.id:
            self.technique = self._techniques.catalogue[technique_id]
            self.chosen.emit()

    @property
    def routine(self) -> Routine | None:
        """A routine of just this technique in its usual dose; None if the technique is only something to read."""
        if self.technique.place == "page":
            return None
        # The id of a technique may be as long as that of a routine.
        routine_id = f"technique-{self.technique.id}"[: limits.ID_LENGTH.high]
        return Routine(id=routine_id, name=self.technique.name, blocks=(new_block(self.technique),))

    def _read(self) -> None:
        """Collect the texts to search."""
        catalogue = self._techniques.catalogue
        self._ids = list(catalogue)
        self._texts = {each.id: " ".join(technique_texts(each)).casefold() for each in catalogue.values()}
        self._texts |= {each.id: " ".join(question_texts(each)).casefold() for each in self._questions}

    def _catalogue_changed(self) -> None:
        """Show the technique as it is now; if it is gone, the one now in its place."""
        place = self._ids.index(self.technique.id)
        self._read()
        catalogue = self._techniques.catalogue
        self.technique = catalogue.get(self.technique.id) or catalogue[self._ids[min(place, len(self._ids) - 1)]]
        self.found.emit()
        self.chosen.emit()

    def _matches(self, id_: str) -> bool:
        return all(word in self._texts[id_] for word in self._words)
