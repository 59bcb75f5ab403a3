"""Dropping fillers: the dashes, colons, brackets and little words between a name and its amount."""

from recovery_timer.routine.notation.lines import PlacedWords

NOTHING = PlacedWords("", ())

_SEPARATORS = " -–—:;,.|=/+&@~"
_LITTLE = {"for", "of", "and", "then", "with", "at", "on", "x", "about", "approx.", "approx", "ca.", "hold", "holding"}
_OPENING = {"do", "perform", "complete"}


def trimmed(words: PlacedWords, start: int = 0, end: int | None = None, *, opens: bool = False) -> PlacedWords:
    """Return the words from ``start`` to ``end`` without the fillers at either edge; perhaps nothing is left.

    With ``opens``, the words begin the line, where a verb such as do or perform is a filler too.
    """
    text = words.text[start:end]
    first, last = 0, len(text)
    while True:
        kept = text[first:last].strip(_SEPARATORS)
        if not kept:
            return NOTHING
        first = text.index(kept, first)
        last = first + len(kept)
        shorter = _without_edge(kept, opens=opens)
        if shorter is None:
            return words.part(start + first, start + last)
        first, last = first + shorter[0], first + shorter[1]


def _without_edge(kept: str, *, opens: bool) -> tuple[int, int] | None:
    """Return the part of ``kept`` without a filler at its beginning or its end, None if neither has one."""
    if kept[0] in "()[]" and (kept[0] in ")]" or not _is_closed(kept)):
        return 1, len(kept)
    if kept[-1] in "()[]" and (kept[-1] in "([" or not _is_closed(kept)):
        return 0, len(kept) - 1
    first, last = kept.partition(" ")[0].lower(), kept.rpartition(" ")[2].lower()
    if first in _LITTLE or (opens and first in _OPENING):
        return len(first), len(kept)
    if last in _LITTLE:
        return 0, len(kept) - len(last)
    return None


def _is_closed(text: str) -> bool:
    """Whether every bracket in ``text`` is opened and closed."""
    return all(text.count(opening) == text.count(closing) for opening, closing in ("()", "[]"))
