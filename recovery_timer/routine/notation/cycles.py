"""Reading contrast blocks (``contrast D warm / D cold xN`` or ``for D``) and repeats (``repeat N:``)."""

import difflib
import re
from typing import Any

from recovery_timer.routine import limits
from recovery_timer.routine.model import Contrast, Water
from recovery_timer.routine.notation import amounts
from recovery_timer.routine.notation.fault import Message, MisreadError, Problem, attempt
from recovery_timer.routine.notation.lines import Line, Phrase, phrase
from recovery_timer.routine.notation.options import COUNT, OF_CONTRAST, OF_REPEAT, Said, read_options, refuse_quoted

USUAL_TOTAL = 20 * 60
"""Total time in the water, in seconds, if a contrast block gives neither a total nor a number of cycles."""

_STAY = rf"(?:{amounts.TIMED}|[0-9]{{1,9}})"
_WATERS = re.compile(
    rf"(?: (?P<warm>{_STAY}) (?:warm|hot)(?:(?: ?/ ?| )(?P<cold>{_STAY}) cold)?| (?P<cold_alone>{_STAY}) cold)?"
    rf"(?: (?P<count>[x×] ?(?P<cycles>[0-9]{{1,9}})|for (?P<total>{_STAY})))?",
    re.IGNORECASE,
)
_WARM, _COLD = (re.compile(rf"(?<![0-9:])({_STAY}) (?:{word})", re.IGNORECASE) for word in ("warm|hot", "cold"))
_WORD_WARM, _WORD_COLD = (re.compile(rf"(?:{word}) ({_STAY})", re.IGNORECASE) for word in ("warm|hot", "cold"))
_CYCLES = re.compile(
    r"[x×] ?([0-9]{1,3})(?![0-9])|(?<![0-9:])([0-9]{1,3}) ?(?:[x×]|cycles?|times|rounds?)(?= |$)", re.IGNORECASE
)
_TIME = re.compile(rf"(?<![0-9:])({amounts.TIMED})(?![0-9:]| ?warm| ?hot| ?cold)", re.IGNORECASE)
_REPEAT = re.compile(r"repeat (?:[x×] ?)?(?P<rounds>[0-9]{1,9})(?: ?[x×]| times| rounds?)?", re.IGNORECASE)

_STAYS = {"warm": Message("a warm stay"), "cold": Message("a cold stay")}


def read_contrast(line: Line, water: Water, head: int) -> Contrast:
    """Return ``line`` as a contrast block; its keyword is the first ``head`` characters.

    Raises:
        MisreadError: with every problem in the line.
    """
    if line.colon is not None:
        raise MisreadError(stray_colon(line))
    problems: list[Problem] = []
    stays = attempt(problems, lambda: _stays(line, head))
    options = attempt(problems, lambda: read_options(line, OF_CONTRAST, stays.places if stays is not None else {}))
    if problems or stays is None or options is None:
        raise MisreadError(*problems)
    fields = {**stays.fields, **options.fields}
    if "cycles" not in fields:
        fields.setdefault("total", USUAL_TOTAL)
    try:
        return Contrast(water=water, **fields)
    except limits.OutOfRangeError as fault:
        expected = Message("a time in the water that makes {limit} cycles", limit=fault.limit)
        most = f"x{fault.limit.high}"
        last = line.pieces[0][-1]
        start, end = options.places.get(COUNT, (last.start, last.end))
        suggestion = most if COUNT in options.places else f"{last.text} {most}"
        raise MisreadError(Problem(start, end, expected, suggestion)) from fault


def read_repeat(line: Line) -> dict[str, int]:
    """Return the rounds in ``line``, and the rest if given; raise MisreadError with every problem in the line."""
    problems: list[Problem] = []
    options = attempt(problems, lambda: read_options(line, OF_REPEAT, {}))
    rounds = attempt(problems, lambda: _rounds(line))
    if line.colon is None:
        last = line.pieces[-1][-1]
        problems.append(Problem(last.start, last.end, Message("a colon after repeat N"), f"{last.text}:"))
    if problems or rounds is None or options is None:
        raise MisreadError(*problems)
    return {"rounds": rounds, **options.fields}


def is_repeat(line: Line) -> bool:
    """Whether ``line`` begins with ``repeat``."""
    return line.pieces[0][0].text.lower() == "repeat"


def stray_colon(line: Line) -> Problem:
    """Return the problem of a colon at the end of ``line``, which is not a repeat."""
    expected = Message("a colon only after repeat N")
    first, last = line.pieces[0][0], line.pieces[-1][-1]
    close = difflib.get_close_matches(first.text.lower(), ["repeat", "rounds", "round", "circuit"], 1, 0.7)
    rounds = re.search(r"[0-9]{1,3}", line.content)
    if close or re.search(r"(?i)\b(?:rounds?|times)\b", line.content):
        count = amounts.within(int(rounds[0]), limits.SETS) if rounds else 2
        return Problem(line.start, line.end, expected, f"repeat {count}:")
    if rounds is None:
        return Problem(line.start, line.end, expected, f"# {line.content.removesuffix(':').rstrip()}")
    return Problem(last.start, line.end, expected, last.text)


def _rounds(line: Line) -> int:
    words, first = line.pieces[0], line.pieces[0][0]
    match = None if any(word.is_quoted for word in words) else _REPEAT.fullmatch(phrase(words).text)
    if match is None:
        number = next((found for word in words[1:] if (found := re.search(r"[0-9]{1,3}", word.text))), None)
        count = amounts.within(int(number[0]), limits.SETS) if number is not None else 2
        raise MisreadError(
            Problem(first.start, words[-1].end, Message("repeat and a number of rounds"), f"repeat {count}")
        )
    return amounts.read_count(phrase(words).part(*match.span("rounds")), Message("a number of rounds"), limits.SETS)


def _stays(line: Line, head: int) -> Said:
    refuse_quoted(line.pieces[0])
    words = phrase(line.pieces[0])
    match = _WATERS.fullmatch(words.text, head)
    if match is None:
        raise _misread(line, words, head)
    said = {name: words.part(*match.span(name)) for name, text in match.groupdict().items() if text}
    fields: dict[str, Any] = {}
    for name, field in (("warm", "warm"), ("cold", "cold"), ("cold_alone", "cold")):
        if name in said:
            fields[field] = amounts.read_duration(said[name], _STAYS[field], limits.WORK)
    if "total" in said:
        fields["total"] = amounts.read_duration(said["total"], Message("a time in the water"), limits.WORK)
    if "cycles" in said:
        fields["cycles"] = amounts.read_count(said["cycles"], Message("a number of cycles"), limits.SETS)
    places = said["count"].places if "count" in said else None
    return Said(fields, {COUNT: (places[0], places[-1] + 1)} if places is not None else {})


def _misread(line: Line, words: Phrase, head: int) -> MisreadError:
    """Return the problem of a malformed contrast block, suggesting one built from whatever could be recognised."""
    text = words.text[head:]
    word_first = re.match(r" (?:warm|hot|cold) ", text, re.IGNORECASE) is not None
    warm = (_WORD_WARM if word_first else _WARM).search(text)
    cold = (_WORD_COLD if word_first else _COLD).search(text)
    cycles, time = _CYCLES.search(text), _TIME.search(text)
    stays = f"{_nearest(warm, '4:00')} warm / {_nearest(cold, '1:00')} cold"
    if cycles is not None:
        stays += f" x{amounts.within(int(cycles[1] or cycles[2]), limits.SETS)}"
    elif time is not None:
        stays += f" for {_nearest(time, '20:00')}"
    starts = any(piece[0].text.lower() == "start" for piece in line.pieces)
    if warm is not None and cold is not None and cold.start() < warm.start():
        expected = Message("warm before cold, as start cold is an option")
        return words.problem(expected, stays if starts else f"{stays}, start cold", head)
    return words.problem(Message("times such as 4:00 warm / 1:00 cold, then x4 or for 20:00"), stays, head)


def _nearest(match: re.Match[str] | None, usual: str) -> str:
    return usual if match is None else amounts.nearest_duration(match[1], limits.WORK)
