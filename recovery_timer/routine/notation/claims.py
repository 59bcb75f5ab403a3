"""Finding the words of a line that are not its name: each reader claims its own, the rest is for `steps` to judge.

A reader is a kind and the pattern of its words. The table's order decides between two that claim the same words.
"""

import re
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from recovery_timer.routine.notation import amounts, sets, sides
from recovery_timer.routine.notation.lines import PlacedWords


class ClaimKind(StrEnum):
    """The kinds of claim."""

    SETS = "sets"
    AMOUNT = "amount"
    SIDE = "side"


READERS = tuple(
    (kind, re.compile(pattern, re.ASCII))
    for kind, pattern in (
        (ClaimKind.SETS, sets.PATTERN),
        (ClaimKind.AMOUNT, amounts.PATTERN),
        (ClaimKind.SIDE, sides.PATTERN),
    )
)
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


class Claim(NamedTuple):
    """The words from ``start`` to ``end`` of a phrase, claimed by the reader of ``kind``."""

    kind: ClaimKind
    start: int
    end: int
    match: re.Match[str]
    words: PlacedWords

    @property
    def text(self) -> str:
        return self.words.text[self.start : self.match.end()]

    @property
    def at(self) -> PlacedWords:
        """The claimed words and their positions in the line."""
        return self.words.part(self.start, self.end)

    def has(self, name: str) -> bool:
        """Whether the group ``name`` of the reader's pattern is part of the match."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def group(self, name: str) -> PlacedWords | None:
        """Return the part of the claim that the group ``name`` matched, or None."""
        return self.words.part(*self.match.span(name)) if self.has(name) else None


def claims(words: PlacedWords) -> list[Claim]:
    """Return every claim on ``words``, from left to right; none overlap."""
    return [Claim(*found, words) for found in _found(words.text)]


@lru_cache(maxsize=2_000)
def _found(words: str) -> tuple[tuple[ClaimKind, int, int, re.Match[str]], ...]:
    # Cached: a text is read again on every keystroke, and all its lines but one are unchanged.
    # Patterns in lower case: expressions that ignore case are five times as slow.
    text = words.translate(_LOWER)
    found: list[tuple[ClaimKind, int, int, re.Match[str]]] = []
    free = [(0, len(text))]
    for kind, pattern in READERS:
        rest: list[tuple[int, int]] = []
        for begin, end in free:
            at = begin
            for match in pattern.finditer(text, begin, end):
                found.append((kind, *match.span(), match))
                rest.append((at, match.start()))
                at = match.end()
            rest.append((at, end))
        free = rest
    return tuple(sorted(found, key=itemgetter(1)))
