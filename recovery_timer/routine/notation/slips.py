"""Common mistakes in typing a step, and what was probably meant.

Anything that looks like an amount, a side or an option is never taken as part of a bare name: it is far more often a
slip than intended. A user who does intend it quotes the name.
"""

import difflib
import re
from typing import NamedTuple

from recovery_timer.routine import limits
from recovery_timer.routine.model import Step
from recovery_timer.routine.notation import amounts
from recovery_timer.routine.notation.fault import Message, MisreadError, Problem
from recovery_timer.routine.notation.lexicon import Lexicon, is_slip_of
from recovery_timer.routine.notation.lines import Line, Phrase, Token
from recovery_timer.routine.notation.texts import printable, quoted
from recovery_timer.routine.technique import Technique

_OPTION = re.compile(
    rf"(?<= )(?:(?:rest|switch|position) (?:{amounts.TIMED}|[0-9]{{1,9}}|wait)|one side first)(?= |$)", re.IGNORECASE
)
_AS = re.compile(r"(?:^|(?<= ))as$", re.IGNORECASE)
_AS_UNQUOTED = re.compile(r"(?P<technique>.+?) as (?P<name>.+)", re.IGNORECASE)
_ALMOST_AMOUNT = re.compile(
    r"(?:^|(?<= ))(?P<sets>[0-9]{1,9} ?[x×] ?)?(?P<amount>[-+~]?[0-9]{1,9}(?:[smhrzoil:;.,'][a-z0-9:.,]*)?)(?= |$)",
    re.IGNORECASE,
)
_UNITS = ("seconds", "second", "minutes", "minute")
_SHORT_UNITS = {"s", "sec", "secs", "m", "min", "mins", "h", "hr", "hrs", "rep", "reps"}
_SIDES = ("L/R", "left", "right", "each side", "each leg", "per side", "per leg", "both sides", "both legs")
_SIDE_SLIPS = dict.fromkeys(("lr", "l-r", "l&r", "l+r", "r/l", "l,r", "right/left"), "L/R")
_EXAMPLE_NAME = "hamstring stretch"


class NearMiss(NamedTuple):
    """Text that was read but may not be meant so: nearly a technique's name, or a contrast block typed as a step."""

    start: int
    end: int
    message: Message
    suggestion: str


def has_amount(text: str) -> bool:
    """Whether ``text`` contains an amount, or the beginning of one."""
    return any((amounts.LEADING.match(text), amounts.ANYWHERE.search(text), amounts.SETS_ALONE.match(text)))


def is_almost_a_step(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` has a side, as only steps do, or is a technique with almost an amount."""
    almost = _ALMOST_AMOUNT.search(text)
    if almost is not None and lexicon.find(f"{text[: almost.start()]} {text[almost.end() :]}") is not None:
        return True
    return amounts.EACH_SIDE.search(text) is not None


def usual_amount(technique: Technique | None) -> str:
    """Return the default amount of ``technique`` in notation; 30s for None."""
    if technique is not None and technique.dose.reps is not None:
        return f"{technique.dose.reps.default} reps"
    seconds = technique.dose.seconds if technique is not None else None
    return amounts.spell(seconds.default if seconds is not None else 30)


def near_miss(name: Phrase, lexicon: Lexicon) -> NearMiss | None:
    """Return the question whether the technique nearly named by ``name`` was meant; None if there is no such."""
    technique = lexicon.near(name.text)
    if technique is None:
        return None
    sides = [word for word in name.text.lower().split(" ") if word in {"left", "right"}]
    meant = " ".join([technique.name, *sides[:1]])
    message = Message(
        "no technique is called {name}, so it is a step of your own; did you mean {meant}?", name=name.text, meant=meant
    )
    return NearMiss(name.places[0], name.places[-1] + 1, message, meant)


def contrast_as_step(line: Line, step: Step) -> NearMiss:
    """Return the question whether ``step``, a single hold of a contrast technique, was meant as a contrast block."""
    head = "shower" if "shower" in step.name.lower() else "contrast"
    meant = head if step.seconds is None else f"{head} for {amounts.spell(step.seconds)}"
    message = Message("this is one step without a change of water; did you mean {meant}?", meant=meant)
    return NearMiss(line.start, line.end, message, meant)


def refuse_missing_comma(words: Phrase) -> None:
    """Raise MisreadError if an option follows a step without a comma: 30s calf stretch rest 10s."""
    match = _OPTION.search(words.text)
    # In "active rest 5 min", "rest" is part of the name and 5 min its amount.
    if match is not None and has_amount(words.text[: match.start() - 1]):
        start, end = words.places[match.start() - 2] + 1, words.places[match.end() - 1] + 1
        raise MisreadError(Problem(start, end, Message("a comma before {option}", option=match[0]), f", {match[0]}"))


def refuse_sets_alone(words: Phrase, lexicon: Lexicon) -> None:
    """Raise MisreadError if ``words`` begin with a number of sets that no amount follows: 3x30z, 10x squats."""
    match = amounts.SETS_ALONE.match(words.text)
    if match is None:
        return
    if match["rest"][:1].isdigit():
        nearest = amounts.nearest_duration(match["rest"], limits.WORK)
        raise words.problem(Message("a duration such as 30s, or a number of reps"), nearest, *match.span("rest"))
    technique = lexicon.find(words.part(match.start("rest")).text)
    count = int(match["sets"])
    by_reps = technique is not None and technique.dose.reps is not None
    sets_of = f"{amounts.within(count, limits.SETS)} x {usual_amount(technique)}"
    meant = f"{amounts.within(count, limits.REPS)} reps" if by_reps else sets_of
    raise words.problem(Message("a duration or a number of reps after the sets"), meant, 0, match.end("cross"))


def refuse_sets_after(words: Phrase) -> None:
    """Raise MisreadError if the number of sets follows the amount: 30s x 3."""
    match = amounts.SETS_AFTER.search(words.text)
    if match is not None:
        meant = f"{match['sets']} x {match['amount']}"
        raise words.problem(Message("the sets before the amount"), meant, *match.span())


def refuse_number_and_amount(words: Phrase, name: Phrase) -> None:
    """Raise MisreadError if ``words`` begin with a number and the ``name`` in them ends in an amount: 4 way hold 5s."""
    match = amounts.TRAILING.search(name.text)
    if match is not None:
        end = words.text.index(name.text) + len(name.text)
        own = words.text[: end - len(match[0])].strip()
        raise words.problem(
            Message("one amount, or the name in quotation marks"), f"{match[0]} {quoted(printable(own))}", 0, end
        )


def refuse_unit_slip(rest: Phrase) -> None:
    """Raise MisreadError if a number is followed by a misspelt unit: ``30 secnds``, ``30 sec.``"""
    first = rest.text.split(" ")[0]
    word = first.lower()
    unit = word.removesuffix(".") if word.removesuffix(".") in _SHORT_UNITS else None
    if len(word) > 4 and word[0] in "sm":
        unit = next(iter(difflib.get_close_matches(word, _UNITS, 1, 0.82)), unit)
    if unit is not None:
        raise rest.problem(Message("s, min or reps after the number"), unit, 0, len(first))


def technique_before_as(tokens: list[Token], at: int, before: Phrase, lexicon: Lexicon) -> Technique:
    """Return the technique in ``before``, the words before the own name at ``at``.

    Raises:
        MisreadError: if there is no technique, or no ``as``.
    """
    match = _AS.search(before.text)
    if match is None:
        expected = Message("a comma before an instruction, or as before an own name")
        raise MisreadError(Problem(tokens[at - 1].end, tokens[at].end, expected, f", {tokens[at].text}"))
    words = before.part(0, match.start())
    technique = lexicon.find(words.text) if words.text else None
    if technique is not None:
        return technique
    near = lexicon.near(words.text)
    if near is not None:
        raise words.problem(Message("the name of a technique before as"), near.name)
    raise MisreadError(
        Problem(before.places[0], tokens[at].end, Message("the name of a technique before as"), tokens[at].text)
    )


def refuse_in_name(name: Phrase, lexicon: Lexicon, *, has_side: bool) -> None:
    """Raise MisreadError if ``name``, which is no technique's, contains anything that a bare name may not."""
    text = name.text
    named = _AS_UNQUOTED.fullmatch(text)
    if named is not None and lexicon.find(named["technique"]) is not None:
        raise name.problem(
            Message("the own name in quotation marks"), quoted(printable(named["name"])), *named.span("name")
        )
    amount = amounts.ANYWHERE.search(text)
    if amount is not None or _OPTION.search(text) is not None:
        without = " ".join((text[: amount.start()] + text[amount.end() :]).split()) if amount is not None else ""
        meant = without if lexicon.find(without) is not None else quoted(printable(text))
        raise name.problem(Message("one amount, or the name in quotation marks"), meant)
    each = amounts.EACH_SIDE.search(text)
    if each is not None:
        without = " ".join((text[: each.start()] + text[each.end() :]).split())
        raise name.problem(Message("the side after the name"), without if has_side else f"{without} {each[0]}")
    if not has_side:
        _refuse_side_slip(name, lexicon)


def _refuse_side_slip(name: Phrase, lexicon: Lexicon) -> None:
    words = name.text.lower().split(" ")
    meant, count = _SIDE_SLIPS.get(words[-1]), 1
    if meant is None and len(words) > 2 and words[-2][0] in "epb":
        of_two = [side for side in _SIDES if " " in side]
        meant, count = next(iter(difflib.get_close_matches(" ".join(words[-2:]), of_two, 1, 0.85)), None), 2
    if meant is None and lexicon.find(" ".join(words[:-1])) is not None:
        meant, count = next((side for side in ("left", "right") if is_slip_of(words[-1], side)), None), 1
    if meant is not None and len(words) > count:
        before = name.text.rsplit(" ", count)[0]
        raise name.problem(Message("a side: L/R, left or right"), meant, len(before))


def unexpected(left: Phrase) -> MisreadError:
    """Return the error for words after a complete step."""
    expected = Message("a side (L/R, left, right) or a comma")
    text = left.text.lower()
    side = _SIDE_SLIPS.get(text) or next(iter(difflib.get_close_matches(text, _SIDES, 1, 0.7)), None)
    if side is not None:
        return left.problem(expected, side)
    if amounts.DURATION.fullmatch(text) is not None:
        return left.problem(expected, f", rest {amounts.nearest_duration(text, limits.GAP)}")
    return left.problem(expected, f", {quoted(printable(left.text))}")


def no_amount(words: Phrase, lexicon: Lexicon) -> MisreadError:
    """Return the error for a step without an amount."""
    inner = amounts.ANYWHERE.search(words.text)
    if inner is not None:
        return unexpected(words.part(inner.end()))
    expected = Message("an amount, such as 30s or 10 reps")
    side = amounts.SIDE.search(words.text)
    almost = _ALMOST_AMOUNT.search(words.text)
    if almost is None:
        technique = lexicon.find(words.text[: side.start() if side is not None else None].strip())
        return words.problem(expected, f"{usual_amount(technique)} {words.text}")
    others = words.text[: almost.start()] + words.text[almost.end() : side.start() if side is not None else None]
    technique = lexicon.find(" ".join(others.split()))
    start, end = almost.span("amount")
    number = almost["amount"]
    if number.isdigit() and technique is not None and technique.dose.reps is not None:
        return words.problem(expected, f"{amounts.within(int(number), limits.REPS)} reps", start, end)
    return words.problem(expected, amounts.nearest_duration(number, limits.WORK), start, end)


def no_amount_quoted(name: Token, technique: Technique | None) -> MisreadError:
    """Return the error for a step with a quoted name but without an amount."""
    meant = f"{name.text} {usual_amount(technique)}"
    return MisreadError(Problem(name.start, name.end, Message("an amount, such as 30s or 10 reps"), meant))


def no_name(words: Phrase, rest: Phrase) -> MisreadError:
    """Return the error for ``words`` that hold only an amount; ``rest`` is what follows a leading amount."""
    amount = words.text[: len(words.text) - len(rest.text)].strip()
    return words.problem(Message("a name beside the amount"), f"{amount} {_EXAMPLE_NAME} {rest.text}".strip())
