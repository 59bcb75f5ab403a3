"""The names by which a catalogue's techniques can be typed.

`Lexicon.find` ignores case, spaces, hyphens and plurals and knows the aliases: its result is used as it is.
`Lexicon.near` also forgives one slip per word and the order of words: its result only prompts a question.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES
from recovery_timer.routine.model import Water
from recovery_timer.routine.technique import Catalogue, Technique

_BETWEEN_WORDS = re.compile(r"[-‐‑/_\s]+")
_SHORTEST_TO_MEND = 3
_UNMINDED = {"the", "a", "my", "of", "left", "right", "side"}


class Lexicon:
    """Looks up what the words of a line name: a technique, or the water of a contrast block."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._named: dict[str, Technique] = {}
        self._plural: dict[str, Technique | None] = {}
        names = [(technique.name, technique) for technique in catalogue.values()]
        aliases = [(alias, technique) for technique in catalogue.values() for alias in technique.aliases]
        for name, technique in names + aliases:
            self._named.setdefault(_folded(name), technique)
        self._named.pop("", None)  # a name consisting only of hyphens
        for folded, technique in self._named.items():
            one = self._plural.setdefault(_singular(folded), technique)
            if one is not technique:
                self._plural[_singular(folded)] = None  # ambiguous: the program must not choose

    def find(self, text: str) -> Technique | None:
        """Return the technique whose id, name or alias is ``text`` (any case, singular or plural), or None."""
        if text in self._catalogue:
            return self._catalogue[text]
        folded = _folded(text)
        return self._named.get(folded) or self._plural.get(_singular(folded))

    def near(self, text: str) -> Technique | None:
        """Return the technique that ``text`` almost names, or None."""
        words = set(_singular(_folded(text)).split(" ")) - _UNMINDED
        return self._by_words.get(frozenset(self._mended(word) for word in words))

    def water(self, text: str) -> tuple[Water, int] | None:
        """Return the water that ``text`` begins with, and the length of its words; None if it begins with neither."""
        words = text.split(" ", 4)[:4]
        if _folded(words[0]) not in self._first_words:
            return None
        for count in range(len(words), 0, -1):
            start = " ".join(words[:count])
            water = self._waters.get(_folded(start))
            if water is not None:
                return water, len(start)
        return None

    @cached_property
    def _waters(self) -> dict[str, Water]:
        waters = {"contrast": Water.BASIN, "shower": Water.SHOWER}
        for water, technique_id in CONTRAST_TECHNIQUES.items():
            technique = self._catalogue.get(technique_id)
            if technique is not None:
                for name in (technique.name, *technique.aliases):
                    waters.setdefault(_folded(name), water)
        return waters

    @cached_property
    def _first_words(self) -> set[str]:
        # A first word may itself consist of two: hot/cold shower.
        return {name.split(" ")[0] for name in self._waters} | {" ".join(name.split(" ")[:2]) for name in self._waters}

    @cached_property
    def _by_words(self) -> dict[frozenset[str], Technique]:
        known: dict[frozenset[str], Technique] = {}
        for folded, technique in self._named.items():
            known.setdefault(frozenset(_singular(folded).split(" ")) - _UNMINDED, technique)
        known.pop(frozenset(), None)
        return known

    @cached_property
    def _words(self) -> set[str]:
        return {word for words in self._by_words for word in words}

    @cached_property
    def _slips(self) -> dict[str, str]:
        """Every known word, keyed by itself and by each of its spellings with one letter missing."""
        return {slip: word for word in sorted(self._words) for slip in _slips(word)}

    def _mended(self, word: str) -> str:
        if word in self._words or len(word) < _SHORTEST_TO_MEND:
            return word
        return next((self._slips[slip] for slip in _slips(word) if slip in self._slips), word)


def is_slip_of(word: str, meant: str) -> bool:
    """Whether ``word`` is ``meant`` with one letter added or missing, or two letters swapped.

    A different letter does not count: "leg lift" is not a slip for "leg left".
    """
    shorter, longer = sorted((word, meant), key=len)
    if len(shorter) == len(longer):
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        return word != meant and meant in swapped
    return shorter in set(_slips(longer)) - {longer}


def _slips(word: str) -> Iterator[str]:
    yield word
    if len(word) > _SHORTEST_TO_MEND:
        for at in range(len(word)):
            yield word[:at] + word[at + 1 :]


def _folded(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


def _singular(folded: str) -> str:
    return " ".join(_singular_word(word) for word in folded.split(" "))


def _singular_word(word: str) -> str:
    if len(word) < 4 or word.endswith("ss") or not word.endswith("s"):
        return word
    if word.endswith("ves"):
        return word[:-3] + "f"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]
