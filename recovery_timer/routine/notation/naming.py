"""Reading the first line of a text: the routine's name if it begins with ``#`` or does not look like a block."""

from functools import partial
from typing import NamedTuple

from recovery_timer.routine.message import Message
from recovery_timer.routine.notation import amounts, slips
from recovery_timer.routine.notation.cycles import USUAL_TOTAL, is_repeat
from recovery_timer.routine.notation.fault import Doubt, LineFault, MisreadError, NoticeCode, attempt
from recovery_timer.routine.notation.lexicon import Lexicon
from recovery_timer.routine.notation.lines import TextLine, Token, phrase, split_line
from recovery_timer.routine.notation.options import OF_CONTRAST, OF_STEP, read_options
from recovery_timer.routine.notation.texts import read_bare_name

EXAMPLE = "# Evening legs"


class Named(NamedTuple):
    """A routine's name, and the notice that asks whether it was meant as a step, if there is doubt."""

    name: str
    doubt: Doubt | None = None


def read(raw: str, lexicon: Lexicon) -> Named | None:
    """Return the name in the first line ``raw``, None if it is a block; raise MisreadError if the name is invalid."""
    text = raw.strip()
    start = len(raw) - len(raw.lstrip())
    if text.startswith("#"):
        name = text.lstrip("#").lstrip()
        if not name:
            raise MisreadError(LineFault(start, start + len(text), Message("a name after #"), EXAMPLE))
        end = start + len(text)
        return Named(read_bare_name(name, end - len(name), end))
    line = attempt([], lambda: split_line(raw))
    if line is None or not line.pieces or line.is_listed or _is_like_a_block(line, lexicon):
        return None
    try:
        name = read_bare_name(line.content.strip("*_ "), line.start, line.end)
    except MisreadError as misread:
        problem = misread.problems[0]
        raise MisreadError(problem._replace(suggestion=f"# {problem.suggestion}")) from misread
    return Named(name, _as_block(line, lexicon))


def _as_block(line: TextLine, lexicon: Lexicon) -> Doubt | None:
    water, technique = lexicon.water(line.content), lexicon.find(line.content)
    if water is not None and water[1] == len(line.content):
        meant = f"{line.content} for {amounts.spell(USUAL_TOTAL)}"
    elif technique is not None:
        meant = f"{slips.usual_amount(technique)} {line.content}"
    else:
        return None
    message = Message("this line is the routine's name, as it has no amount; did you mean {meant}?", meant=meant)
    return Doubt(line.start, line.end, NoticeCode.NAME_OR_STEP, message, (meant,))


def _is_like_a_block(line: TextLine, lexicon: Lexicon) -> bool:
    """Whether ``line`` has an amount, a final colon or anything else that only a block has."""
    first, *others = line.pieces
    words = phrase([token for token in first if not token.is_quoted]).text
    return (
        line.colon is not None
        or slips.has_amount(words)
        or slips.is_almost_a_step(words, lexicon)
        or (is_repeat(line) and any(character.isdigit() for character in words))
        or any(_is_option(line, piece) for piece in others)
    )


def _is_option(line: TextLine, piece: list[Token]) -> bool:
    if any(token.is_quoted for token in piece) or slips.has_amount(phrase(piece).text):
        return True
    alone = line._replace(pieces=[line.pieces[0], piece])
    return any(attempt([], partial(read_options, alone, table, {})) is not None for table in (OF_STEP, OF_CONTRAST))
