"""Searching routines by their names, and by their rows' names, techniques and muscles."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, assert_never

from recovery_timer.app.techniques import Techniques
from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES
from recovery_timer.routine.leaves import leaves
from recovery_timer.routine.model import Contrast, LeafBlock, Routine, Step
from recovery_timer.routine.technique import Catalogue


class SearchWords(NamedTuple):
    """The words of routines by id, and the catalogue with which they were collected."""

    catalogue: Catalogue
    texts: Mapping[str, tuple[Routine, str]]


class SearchIndex:
    """The words of routines. They are collected once, because a search runs at every keystroke."""

    def __init__(self, techniques: Techniques) -> None:
        self._techniques = techniques
        self._texts: dict[str, tuple[Routine, str]] = {}
        # The text of a row, by its own name and its technique: many routines have the same rows.
        self._row_texts: dict[tuple[str, str | None], str] = {}
        techniques.changed.connect(lambda _: self._forget())

    def collect(self, routines: Iterable[Routine]) -> SearchWords:
        """Return the words of ``routines``, for `learn`. Any thread may call this."""
        catalogue = self._techniques.catalogue
        rows: dict[tuple[str, str | None], str] = {}
        return SearchWords(catalogue, {each.id: (each, _text_of(each, catalogue, rows)) for each in routines})

    def learn(self, words: SearchWords) -> None:
        """Use the collected ``words``, unless the techniques have changed since."""
        if words.catalogue is self._techniques.catalogue:
            self._texts = {**words.texts, **self._texts}

    def matches(self, routine: Routine, words: Sequence[str]) -> bool:
        """Return whether all of the casefolded ``words`` occur in the text of ``routine``."""
        return not words or all(map(self._text(routine).__contains__, words))

    def _forget(self) -> None:
        """Forget all words, because the techniques have changed."""
        self._texts.clear()
        self._row_texts.clear()

    def _text(self, routine: Routine) -> str:
        known = self._texts.get(routine.id)
        if known is None or known[0] is not routine:
            known = (routine, _text_of(routine, self._techniques.catalogue, self._row_texts))
            self._texts[routine.id] = known
        return known[1]


def _text_of(routine: Routine, catalogue: Catalogue, rows: dict[tuple[str, str | None], str]) -> str:
    """Return the text of ``routine``; ``rows`` caches the text of rows seen before."""
    texts = [routine.name.casefold()]
    texts.extend(_text_of_row(leaf.block, catalogue, rows) for leaf in leaves(routine))
    # Drop duplicates: a routine of a thousand rows has few techniques.
    return " ".join(dict.fromkeys(texts))


def _text_of_row(row: LeafBlock, catalogue: Catalogue, rows: dict[tuple[str, str | None], str]) -> str:
    own, technique = _own_name_and_technique(row)
    text = rows.get((own, technique))
    if text is None:
        text = " ".join((own, *_words_of(technique, catalogue))).casefold()
        rows[own, technique] = text
    return text


def _words_of(technique_id: str | None, catalogue: Catalogue) -> tuple[str, ...]:
    technique = catalogue.get(technique_id) if technique_id is not None else None
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
