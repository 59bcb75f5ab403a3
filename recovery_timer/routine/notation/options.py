"""Reading the options that follow a block after a comma, from a table for each kind of block."""

import difflib
import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from recovery_timer.routine import limits
from recovery_timer.routine.message import Message
from recovery_timer.routine.model import WAIT, Order, Position, Temperature
from recovery_timer.routine.notation import amounts
from recovery_timer.routine.notation.fault import LineFault, MisreadError, attempt
from recovery_timer.routine.notation.lines import PlacedWords, TextLine, Token, phrase
from recovery_timer.routine.notation.texts import printable, quoted, read_instruction

_GAP_WORDS = {"", "rest", "transfer", "pause", "break"}
_REPS = re.compile("([0-9]{1,3}) ?(?:reps?|repetitions?)", re.IGNORECASE)
_TIME = re.compile(rf"(?:^|(?<= )){amounts.TIMED}(?= |$)", re.ASCII | re.IGNORECASE)
_WHERE = re.compile(r" (?:in )?between(?: the| each)? (?:sets?|reps?|rounds?|sides?|legs?)$", re.IGNORECASE)
_PARTS = re.compile(r"(?P<word>[x×](?=[0-9])|[^ ]+) ?(?P<value>.*)", re.IGNORECASE)


class Option(NamedTuple):
    """An option: the word it begins with, the block's field that it sets, the reader of its value, an example."""

    word: str
    field: str
    read: Callable[[PlacedWords], Any]
    example: str


class Said(NamedTuple):
    """The fields that a line sets, and the positions (start, end) of those that may be given only once."""

    fields: dict[str, Any]
    places: dict[str, tuple[int, int]]


def _gap(what: Message) -> Callable[[PlacedWords], int]:
    def read(at: PlacedWords) -> int:
        where = _WHERE.search(at.text)
        return amounts.read_duration(at if where is None else at.part(0, where.start()), what, limits.GAP)

    return read


def _position(at: PlacedWords) -> Position:
    if at.text.lower() == WAIT:
        return WAIT
    if not any(character.isdigit() for character in at.text):
        raise at.problem(Message("wait, or a duration such as 5s"), WAIT)
    return amounts.read_duration(at, Message("a position"), limits.GAP)


def _one_side_first(at: PlacedWords) -> Order:
    if at.text.lower() != "side first":
        raise at.problem(Message("one side first"), "side first")
    return Order.ONE_SIDE_FIRST


def _temperature(at: PlacedWords) -> Temperature:
    temperature = TEMPERATURES.get(at.text.lower())
    if temperature is None:
        nearest = difflib.get_close_matches(at.text.lower(), TEMPERATURES, 1, 0.5)
        raise at.problem(Message("warm, hot or cold"), nearest[0] if nearest else "cold")
    return temperature


def _cycles(at: PlacedWords) -> int:
    if re.fullmatch(r"[0-9]{1,9}", at.text) is None:
        digits = re.search(r"[0-9]{1,3}", at.text)
        cycles = amounts.within(int(digits[0]), limits.SETS) if digits else 4
        raise at.problem(Message("a number of cycles after x"), str(cycles))
    return amounts.read_count(at, Message("a number of cycles"), limits.SETS)


def _total(at: PlacedWords) -> int:
    return amounts.read_duration(at, Message("a time in the water"), limits.WORK)


COUNT = "count"
"""Key for the position of a contrast block's number of cycles or time in the water: only one may be given."""

TEMPERATURES = {"warm": Temperature.WARM, "hot": Temperature.WARM, "cold": Temperature.COLD}

_ONCE = {
    "rest": Message("rest"),
    "switch": Message("switch"),
    "transfer": Message("transfer"),
    "position": Message("position"),
    "order": Message("one side first"),
    "start_on": Message("start"),
    "end_on": Message("end"),
    "instruction": Message("an instruction"),
    COUNT: Message("a number of cycles or a time in the water"),
}

_REST = Option("rest", "rest", _gap(Message("a rest")), "rest 10s")
_POSITION = Option("position", "position", _position, f"position {WAIT}")
OF_STEP = (
    _REST,
    Option("switch", "switch", _gap(Message("a switch")), "switch 5s"),
    _POSITION,
    Option("one", "order", _one_side_first, "one side first"),
)
OF_CONTRAST = (
    Option("transfer", "transfer", _gap(Message("a transfer")), "transfer 10s"),
    Option("start", "start_on", _temperature, "start cold"),
    Option("end", "end_on", _temperature, "end warm"),
    _POSITION,
    Option("x", "cycles", _cycles, "x4"),
    Option("for", "total", _total, "for 20:00"),
)
OF_REPEAT = (_REST,)
"""The options of each kind of block, gaps first. Steps and contrast blocks also take a quoted instruction."""


def read_options(line: TextLine, table: tuple[Option, ...], places: dict[str, tuple[int, int]]) -> Said:
    """Return the fields set by the options of ``line``; ``places`` are those given before the first comma.

    Raises:
        MisreadError: with the problems of all options.
    """
    said = Said({}, dict(places))
    problems: list[LineFault] = []
    before = line.pieces[0]
    for piece in line.pieces[1:]:
        read = attempt(problems, partial(_read, line, piece, table))
        if read is not None:
            field, value = read
            once = COUNT if field in {"cycles", "total"} else field
            start, _end = said.places.setdefault(once, (piece[0].start, piece[-1].end))
            if start != piece[0].start:
                kept = line.raw[start : before[-1].end]
                problems.append(LineFault(start, piece[-1].end, Message("{what} only once", what=_ONCE[once]), kept))
            said.fields[field] = value
        before = piece
    if problems:
        raise MisreadError(*problems)
    return said


def refuse_quoted(tokens: list[Token]) -> None:
    """Raise MisreadError if a quoted text follows a block without a comma."""
    for before, token in pairwise(tokens):
        if token.is_quoted:
            raise MisreadError(
                LineFault(before.end, token.end, Message("a comma before an instruction"), f", {token.text}")
            )


def _read(line: TextLine, piece: list[Token], table: tuple[Option, ...]) -> tuple[str, Any]:
    refuse_quoted(piece)
    if piece[0].is_quoted:
        if len(piece) > 1:
            rest = line.raw[piece[1].start : piece[-1].end]
            raise MisreadError(
                LineFault(piece[0].end, piece[-1].end, Message("a comma between two options"), f", {rest}")
            )
        if table is OF_REPEAT:
            raise MisreadError(LineFault(piece[0].start, piece[0].end, _expected(table), _REST.example))
        return "instruction", read_instruction(piece[0])
    whole = phrase(piece)
    parts = _PARTS.match(whole.text)
    assert parts is not None
    for option in table:
        if option.word == parts["word"].lower().replace("×", "x"):
            if not parts["value"]:
                raise whole.problem(
                    Message("more after {option}, as in {example}", option=option.word, example=option.example),
                    option.example,
                )
            return option.field, option.read(whole.part(parts.start("value")))
    raise whole.problem(_expected(table), _nearest(whole, table))


def _expected(table: tuple[Option, ...]) -> Message:
    examples = ", ".join(option.example for option in table)
    if table is OF_REPEAT:
        return Message("an option: {examples}", examples=examples)
    return Message('an option: {examples}, or an instruction in "..."', examples=examples)


def _nearest(whole: PlacedWords, table: tuple[Option, ...]) -> str:
    words = whole.text.lower().split(" ")
    known = {option.word: option for option in table}
    repeated = _REPS.fullmatch(whole.text)
    if repeated is not None and table is OF_STEP:
        return f"x{repeated[1]}"
    for at, word in enumerate(words):
        close = difflib.get_close_matches(word, known, 1, 0.6)
        if close:
            option = known[close[0]]
            # "10s rest" is the wrong way round.
            value = "0s" if words[0] == "no" else " ".join(words[at + 1 :] or words[:at])
            at_any_place = PlacedWords(value, tuple(range(len(value))))
            is_right = value and attempt([], partial(option.read, at_any_place)) is not None
            return f"{option.word} {value}" if is_right else option.example
    is_gap = _TIME.search(whole.text) is not None and _TIME.sub("", whole.text).strip().lower() in _GAP_WORDS
    if is_gap or words[-1].isdigit() or table is OF_REPEAT:
        return f"{table[0].word} {amounts.nearest_duration(words[-1], limits.GAP)}"
    return quoted(printable(whole.text)[:80])
