"""Reading contrast blocks (``contrast D warm / D cold xN`` or ``for D``) and repeats (``repeat N:``)."""

import difflib
import re
from typing import Any, NamedTuple

from recovery_timer.routine import limits
from recovery_timer.routine.message import Message
from recovery_timer.routine.model import Contrast, Water
from recovery_timer.routine.notation import amounts, doubts
from recovery_timer.routine.notation.fault import Doubt, LineFault, MisreadError, NoticeCode, attempt
from recovery_timer.routine.notation.lines import PlacedWords, TextLine, Token, phrase
from recovery_timer.routine.notation.options import COUNT, OF_CONTRAST, OF_REPEAT, read_options, refuse_quoted
from recovery_timer.routine.notation.shapes import BARE, TO
from recovery_timer.routine.notation.texts import quoted

USUAL_TOTAL = 20 * 60
"""Total time in the water, in seconds, if a contrast block gives neither a total nor a number of cycles."""


def _time(name: str) -> str:
    return rf"(?:(?P<{name}_low>{amounts.STAY}){TO})?(?P<{name}>{amounts.STAY})"


def _stay(name: str, words: str) -> str:
    after, before = _time(name), _time(f"{name}_too")
    return rf"(?:{after} ?(?:of |in )?(?:{words})(?: water)?|(?:{words})(?: water)?:? (?:for )?{before})(?=[ ,;:)/]|$)"


_PART = re.compile(
    "|".join(
        (
            _stay("warm", "warm|hot"),
            _stay("cold", "cold"),
            rf"(?P<pair>(?P<first>{amounts.TIMED}) ?/ ?(?P<second>{amounts.TIMED}))(?= |$)",
            rf"(?P<whole>(?:for |total:? ){_time('total')}(?: total| altogether| in (?:all|total))?)(?=[ )]|$)",
            rf"{_time('total_too')} (?:total|altogether|in (?:all|total))(?= |$)",
            (
                rf"(?:(?:repeat|do) )?(?P<count>[x×] ?(?P<cycles>{BARE})(?= |$)"
                rf"|(?:(?P<few>{BARE}){TO})?(?P<times>{BARE}) ?(?:[x×]|times|cycles?|rounds?|sets?)(?= |$))"
            ),
            r"(?P<filler>[-–—:;,()/+]|(?:and|then|alternat(?:e|ing)|with|of|repeat|baths?|therapy|showers?)(?=[ :]|$))",
        )
    ),
    re.IGNORECASE,
)
_WARM, _COLD = (re.compile(rf"(?<![0-9:])({amounts.STAY}) (?:{word})", re.IGNORECASE) for word in ("warm|hot", "cold"))
_WORD_WARM, _WORD_COLD = (re.compile(rf"(?:{word}) ({amounts.STAY})", re.IGNORECASE) for word in ("warm|hot", "cold"))
_CYCLES = re.compile(
    r"[x×] ?([0-9]{1,3})(?![0-9])|(?<![0-9:])([0-9]{1,3}) ?(?:[x×]|cycles?|times|rounds?)(?= |$)", re.IGNORECASE
)
_LONE_TIME = re.compile(rf"(?<![0-9:])({amounts.TIMED})(?![0-9:])", re.IGNORECASE)
_STAYS = {"warm": Message("a warm stay"), "cold": Message("a cold stay")}
_REPEAT = re.compile(r"repeat (?:[x×] ?)?(?P<rounds>[0-9]{1,9})(?: ?[x×]| times| rounds?)?", re.IGNORECASE)


def read_contrast(line: TextLine, water: Water, head: int) -> tuple[Contrast, tuple[Doubt, ...]]:
    """Return ``line`` as a contrast block, and the doubts about it; its keyword is the first ``head`` characters.

    Raises:
        MisreadError: with every problem in the line.
    """
    if line.colon is not None:
        raise MisreadError(stray_colon(line))
    problems: list[LineFault] = []
    words, rest = _parted(line)
    stays = attempt(problems, lambda: _stays(line, words, head))
    options = attempt(problems, lambda: read_options(rest, OF_CONTRAST, stays.places if stays is not None else {}))
    if problems or stays is None or options is None:
        raise MisreadError(*problems)
    fields = {**stays.fields, **options.fields}
    if "cycles" not in fields:
        fields.setdefault("total", USUAL_TOTAL)
    try:
        block = Contrast(water=water, **fields)
    except limits.OutOfRangeError as fault:
        expected, most = (
            Message("a time in the water that makes {limit} cycles", limit=fault.limit),
            f"x{fault.limit.high}",
        )
        last = line.pieces[0][-1]
        start, end = options.places.get(COUNT, (last.start, last.end))
        suggestion = most if COUNT in options.places else f"{last.text} {most}"
        raise MisreadError(LineFault(start, end, expected, suggestion)) from fault
    return block, tuple(stays.doubts)


def is_contrast(line: TextLine) -> bool:
    """Whether ``line``, without a keyword, gives a warm and a cold time: 3 min hot / 1 min cold x3."""
    if "cold" not in line.raw.lower() or any(token.is_quoted for token in line.pieces[0]):
        return False
    words, _ = _parted(line)
    found = _parts(words, 0)
    return found is not None and {"warm", "cold"} <= set(found)


def read_repeat(line: TextLine) -> dict[str, int]:
    """Return the rounds in ``line``, and the rest if given; raise MisreadError with every problem in the line."""
    problems: list[LineFault] = []
    options = attempt(problems, lambda: read_options(line, OF_REPEAT, {}))
    rounds = attempt(problems, lambda: _rounds(line))
    if line.colon is None:
        last = line.pieces[-1][-1]
        problems.append(LineFault(last.start, last.end, Message("a colon after repeat N"), f"{last.text}:"))
    if problems or rounds is None or options is None:
        raise MisreadError(*problems)
    return {"rounds": rounds, **options.fields}


def is_repeat(line: TextLine) -> bool:
    """Whether ``line`` begins with ``repeat``."""
    return line.pieces[0][0].text.lower() == "repeat"


def stray_colon(line: TextLine) -> LineFault:
    """Return the problem of a colon at the end of ``line``, which is not a repeat."""
    expected = Message("a colon only after repeat N")
    first, last = line.pieces[0][0], line.pieces[-1][-1]
    close = difflib.get_close_matches(first.text.lower(), ["repeat", "rounds", "round", "circuit"], 1, 0.7)
    rounds = re.search(r"[0-9]{1,3}", line.content)
    if close or re.search(r"(?i)\b(?:rounds?|times)\b", line.content):
        count = amounts.within(int(rounds[0]), limits.SETS) if rounds else 2
        return LineFault(line.start, line.end, expected, f"repeat {count}:")
    if rounds is None:
        return LineFault(line.start, line.end, expected, f"# {line.content.removesuffix(':').rstrip()}")
    return LineFault(last.start, line.end, expected, last.text)


def _rounds(line: TextLine) -> int:
    words, first = line.pieces[0], line.pieces[0][0]
    match = None if any(word.is_quoted for word in words) else _REPEAT.fullmatch(phrase(words).text)
    if match is None:
        number = next((found for word in words[1:] if (found := re.search(r"[0-9]{1,3}", word.text))), None)
        count = amounts.within(int(number[0]), limits.SETS) if number is not None else 2
        raise MisreadError(
            LineFault(first.start, words[-1].end, Message("repeat and a number of rounds"), f"repeat {count}")
        )
    return amounts.read_count(phrase(words).part(*match.span("rounds")), Message("a number of rounds"), limits.SETS)


class _Stays(NamedTuple):
    """The part before the options: fields, the positions of those that may be given only once, and the doubts."""

    fields: dict[str, Any]
    places: dict[str, tuple[int, int]]
    doubts: list[Doubt]


def _parted(line: TextLine) -> tuple[PlacedWords, TextLine]:
    """Return the words about the stays, even after a comma, and the line with only the other pieces as options."""
    stays: list[Token] = [token for token in line.pieces[0] if not token.is_quoted]
    options = [line.pieces[0]]
    for tokens in line.pieces[1:]:
        is_option = tokens[0].text.lower() in _OPTION_WORDS or any(token.is_quoted for token in tokens)
        if is_option or tokens[0].text[:1] in "x×" or not _parts(phrase(tokens), 0):
            options.append(tokens)
        else:
            stays += tokens
    return phrase(stays), line._replace(pieces=options)


_OPTION_WORDS = {option.word for option in OF_CONTRAST}


def _parts(words: PlacedWords, start: int) -> dict[str, PlacedWords] | None:
    """Return the parts of the words from ``start``, by name; None if anything is left over or given twice."""
    found: dict[str, PlacedWords] = {}
    at = start
    while at < len(words.text):
        if words.text[at] == " ":
            at += 1
            continue
        match = _PART.match(words.text, at)
        if match is None:
            return None
        for name, text in match.groupdict().items():
            if text and name != "filler":
                field = name.replace("_too", "")
                if field in found:
                    return None
                found[field] = words.part(*match.span(name))
        at = match.end()
    return found


def _stays(line: TextLine, words: PlacedWords, head: int) -> _Stays:
    refuse_quoted(line.pieces[0])
    found = _parts(words, head)
    if found is None or ("count" in found and "total" in found) or _is_reversed(found):
        raise _misread(line, words, head)
    said = _Stays({}, {}, [])
    for name, field in (("warm", "warm"), ("cold", "cold"), ("first", "warm"), ("second", "cold")):
        if name in found:
            _read_time(said, found, name, field, _STAYS[field])
    if "total" in found:
        _read_time(said, found, "total", "total", Message("a time in the water"))
    times = found.get("cycles") or found.get("times")
    if times is not None:
        few = found.get("few")
        said.fields["cycles"] = amounts.read_count(few or times, Message("a number of cycles"), limits.SETS)
        if few is not None:
            times_at = found["count"]
            most = amounts.read_count(times, Message("a number of cycles"), limits.SETS)
            said.doubts.append(_range(few, times_at, (f"x{said.fields['cycles']}", f"x{most}")))
    once = found.get("count") or found.get("whole") or found.get("total")
    if once is not None:
        said.places[COUNT] = (once.places[0], once.places[-1] + 1)
    return said


def _is_reversed(found: dict[str, PlacedWords]) -> bool:
    return "warm" in found and "cold" in found and found["cold"].places[0] < found["warm"].places[0]


def _read_time(said: _Stays, found: dict[str, PlacedWords], name: str, field: str, what: Message) -> None:
    """Add the time ``name`` to ``said``: of a range, the lower end."""
    value = amounts.read_duration(found[name], what, limits.WORK)
    low = found.get(f"{name}_low")
    if low is not None:
        high, value = value, amounts.read_low(low, found[name], what, limits.WORK)
        said.doubts.append(_range(low, found[name], (amounts.spell(value), amounts.spell(high))))
    said.fields[field] = value


def _range(low: PlacedWords, high: PlacedWords, ends: tuple[str, str]) -> Doubt:
    return Doubt(low.places[0], high.places[-1] + 1, NoticeCode.RANGE, doubts.of_range(ends), ends)


def _misread(line: TextLine, words: PlacedWords, head: int) -> MisreadError:
    """Return the problem of a malformed contrast block, suggesting one built from whatever could be recognised."""
    text = words.text[head:]
    word_first = re.match(r" (?:warm|hot|cold) ", text, re.IGNORECASE) is not None
    warm = (_WORD_WARM if word_first else _WARM).search(text)
    cold = (_WORD_COLD if word_first else _COLD).search(text)
    cycles = _CYCLES.search(text)
    known = [match.span() for match in (warm, cold, cycles) if match is not None]
    times = [
        match[1]
        for match in _LONE_TIME.finditer(text)
        if not any(a < match.end() and match.start() < b for a, b in known)
    ]
    stays = [None if match is None else match[1] for match in (warm, cold)]
    if stays.count(None) == 1 and times:
        # The other time belongs to the misspelt word.
        stays[stays.index(None)] = times.pop(0)
    meant = f"{_spelled(stays[0] or '4:00')} warm / {_spelled(stays[1] or '1:00')} cold"
    if cycles is not None:
        meant += f" x{amounts.within(int(cycles[1] or cycles[2]), limits.SETS)}"
    elif times:
        meant += f" for {_spelled(times.pop())}"
    if times:
        meant += f", {quoted(' '.join(times))}"
    starts = any(piece[0].text.lower() == "start" for piece in line.pieces)
    if warm is not None and cold is not None and cold.start() < warm.start():
        expected = Message("warm before cold, as start cold is an option")
        return words.problem(expected, meant if starts else f"{meant}, start cold", head)
    return words.problem(Message("times such as 4:00 warm / 1:00 cold, then x4 or for 20:00"), meant, head)


def _spelled(time: str) -> str:
    return amounts.nearest_duration(time, limits.WORK)
