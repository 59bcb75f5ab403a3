"""Searching routines by their names, and by their rows' names, techniques and muscles."""

from collections.abc import Sequence
from typing import assert_never

from recovery_timer.app.techniques import Techniques
from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES
from recovery_timer.routine.leaves import leaves
from recovery_timer.routine.model import Contrast, LeafBlock, Routine, Step


class SearchIndex:
    """The words of routines. They are collected once, because a search runs at every keystroke."""

    def __init__(self, techniques: Techniques) -> None:
        self._techniques = techniques
        self._texts: dict[str, tuple[Routine, str]] = {}
        # The text of a row, by its own name and its technique: many routines have the same rows.
        self._row_texts: dict[tuple[str, str | None], str] = {}
        techniques.changed.connect(lambda _: self._forget())

    def learn(self, routine: Routine) -> None:
        """Collect the words of ``routine`` before they are searched."""
        self._text(routine)

    def matches(self, routine: Routine, words: Sequence[str]) -> bool:
        """Return whether all of the casefolded ``words`` occur in the text of ``routine``."""
        text = self._text(routine) if words else ""
        return all(word in text for word in words)

    def _forget(self) -> None:
        """Forget all words: other techniques have others."""
        self._texts.clear()
        self._row_texts.clear()

    def _text(self, routine: Routine) -> str:
        known = self._texts.get(routine.id)
        if known is None or known[0] is not routine:
            known = (routine, self._gather(routine))
            self._texts[routine.id] = known
        return known[1]

    def _gather(self, routine: Routine) -> str:
        texts = [routine.name.casefold()]
        texts.extend(self._text_of(leaf.block) for leaf in leaves(routine))
        # Drop duplicates: a routine of a thousand rows has few techniques.
        return " ".join(dict.fromkeys(texts))

    def _text_of(self, row: LeafBlock) -> str:
        own, technique = _own_name_and_technique(row)
        text = self._row_texts.get((own, technique))
        if text is None:
            text = " ".join((own, *self._words_of(technique))).casefold()
            self._row_texts[own, technique] = text
        return text

    def _words_of(self, technique_id: str | None) -> tuple[str, ...]:
        technique = self._techniques.catalogue.get(technique_id) if technique_id is not None else None
        if technique is None:
            return ()
        return (technique.name, technique.family, *(muscle.replace("_", " ") for muscle in technique.muscles))


def _own_name_and_technique(row: LeafBlock) -> tuple[str, str | None]:
    match row:
        case Step():
            return row.name, row.technique
        case Contrast():
            return "", CONTRAST_TECHNIQUES[row.water]
    assert_never(row)
