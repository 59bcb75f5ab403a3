"""Changing only the name in a text: the rest may contain comments, or lines that cannot be read yet."""

from recovery_timer.routine.notation import naming
from recovery_timer.routine.notation.fault import NotationError, attempt
from recovery_timer.routine.notation.lexicon import Lexicon
from recovery_timer.routine.notation.lines import split_text
from recovery_timer.routine.notation.reading import parse
from recovery_timer.routine.technique import Catalogue


def rename(text: str, name: str, catalogue: Catalogue) -> str:
    """Return ``text`` with ``name`` in place of its own; unchanged if it has no line for the name."""
    first = next((line for line in split_text(text) if line.strip()), "")
    if not first or not _is_name(text, first, catalogue):
        return text
    before, _, after = text.partition(first)
    return f"{before}# {name}{after}"


def _is_name(text: str, first: str, catalogue: Catalogue) -> bool:
    if first.lstrip().startswith("#"):
        return True
    try:
        return parse(text, catalogue).name is not None
    except NotationError:
        return attempt([], lambda: naming.read(first, Lexicon(catalogue))) is not None
