"""Reading names and instructions within their limits, and quoting them."""

import unicodedata

from recovery_timer.routine import limits
from recovery_timer.routine.limits import OutOfRangeError, UnprintableError
from recovery_timer.routine.message import Message
from recovery_timer.routine.notation.fault import LineFault, MisreadError
from recovery_timer.routine.notation.lines import Token


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks, as `lines.Token.unquoted` reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def read_instruction(token: Token) -> str:
    """Return a quoted instruction; raise MisreadError if it is too long or contains a forbidden character."""
    text = token.unquoted()
    try:
        return limits.clean_instruction("instruction", text)
    except (OutOfRangeError, UnprintableError) as fault:
        kept = printable(text)[: limits.INSTRUCTION_LENGTH.high]
        raise MisreadError(_problem(fault, Message("an instruction"), token.start, token.end, quoted(kept))) from fault


def read_quoted_name(token: Token) -> str:
    """Return a quoted name; raise MisreadError if it is not a valid one."""
    text = token.unquoted()
    try:
        return limits.clean_name("name", text)
    except (OutOfRangeError, UnprintableError) as fault:
        raise MisreadError(
            _problem(fault, Message("a name"), token.start, token.end, quoted(_as_name(text)))
        ) from fault


def read_bare_name(text: str, start: int, end: int) -> str:
    """Return ``text``, at ``start`` to ``end`` of its line, as a name; raise MisreadError if it is not a valid one."""
    try:
        return limits.clean_name("name", text)
    except (OutOfRangeError, UnprintableError) as fault:
        raise MisreadError(_problem(fault, Message("a name"), start, end, _as_name(text))) from fault


def printable(text: str) -> str:
    """Return ``text`` in NFC, without the characters forbidden in names and instructions."""
    kept = (sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", "".join(kept))


def _as_name(text: str) -> str:
    return " ".join(printable(text).split())[: limits.NAME_LENGTH.high].strip() or "Own step"


def _problem(
    fault: OutOfRangeError | UnprintableError, what: Message, start: int, end: int, suggestion: str
) -> LineFault:
    if isinstance(fault, OutOfRangeError):
        return LineFault(start, end, Message("{what} of {limit}", what=what, limit=fault.limit), suggestion)
    return LineFault(
        start,
        end,
        Message("{what} without the character {code_point}", what=what, code_point=fault.code_point),
        suggestion,
    )
