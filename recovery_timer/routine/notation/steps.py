"""Reading a step: ``[N x] amount name [as "own name"] [side]``, or the amount after the name.

`slips` decides what is refused as a bare name.
"""

from typing import NamedTuple

from recovery_timer.routine import limits
from recovery_timer.routine.model import Sides, Step
from recovery_timer.routine.notation import amounts, slips
from recovery_timer.routine.notation.amounts import Amount
from recovery_timer.routine.notation.cycles import stray_colon
from recovery_timer.routine.notation.fault import MisreadError, Problem, attempt
from recovery_timer.routine.notation.lexicon import Lexicon
from recovery_timer.routine.notation.lines import Line, Phrase, Token, phrase
from recovery_timer.routine.notation.options import OF_STEP, read_options, refuse_quoted
from recovery_timer.routine.notation.slips import NearMiss
from recovery_timer.routine.notation.texts import read_bare_name, read_quoted_name
from recovery_timer.routine.technique import Technique


class _Called(NamedTuple):
    name: str
    technique: Technique | None
    miss: NearMiss | None = None


class _Body(NamedTuple):
    amount: Amount
    called: _Called
    side: Phrase | None

    @property
    def places(self) -> dict[str, tuple[int, int]]:
        return {} if self.side is None else {"sides": (self.side.places[0], self.side.places[-1] + 1)}


class _Tail(NamedTuple):
    """A side and an amount taken from the end of some words, and the words left before them."""

    side: Phrase | None
    amount: Amount | None
    left: Phrase


def read_step(line: Line, lexicon: Lexicon) -> tuple[Step, NearMiss | None]:
    """Return ``line`` as a step, and a near miss if there is doubt; raise MisreadError with every problem in it."""
    if line.colon is not None:
        raise MisreadError(stray_colon(line))
    problems: list[Problem] = []
    body = attempt(problems, lambda: _body(line.pieces[0], lexicon))
    options = attempt(problems, lambda: read_options(line, OF_STEP, body.places if body is not None else {}))
    if problems or body is None or options is None:
        raise MisreadError(*problems)
    amount, called = body.amount, body.called
    seconds, reps = amount.seconds, amount.reps
    if amount.bare is not None:
        seconds, reps = _told(amount.bare, called.technique)
    step = Step(
        name=called.name,
        technique=called.technique.id if called.technique else None,
        seconds=seconds,
        reps=reps,
        sets=amount.sets,
        **{"sides": Sides.TOGETHER if body.side is None else amounts.read_side(body.side.text), **options.fields},
    )
    if called.technique is not None and called.technique.place == "contrast":
        return step, slips.contrast_as_step(line, step)
    return step, called.miss


def _told(bare: Phrase, technique: Technique | None) -> tuple[int | None, int | None]:
    """Return a number without a unit as seconds or reps, depending on the technique."""
    if technique is not None and technique.dose.reps is not None:
        return None, amounts.read_count(bare, amounts.A_NUMBER_OF_REPS, limits.REPS)
    return amounts.read_duration(bare, amounts.A_HOLD, limits.WORK), None


def _body(tokens: list[Token], lexicon: Lexicon) -> _Body:
    at = next((index for index, token in enumerate(tokens) if token.is_quoted), None)
    words = phrase(tokens[:at])
    slips.refuse_sets_after(words)
    if at is None:
        slips.refuse_missing_comma(words)
    amount, rest = _leading(words, lexicon)
    if at is None:
        return _bare(words, amount, rest, lexicon)
    return _quoted(tokens, at, amount, rest, lexicon)


def _leading(words: Phrase, lexicon: Lexicon) -> tuple[Amount | None, Phrase]:
    """Take an amount from the start of ``words``; return it, or None, and the remaining words."""
    match = amounts.LEADING.match(words.text)
    if match is None:
        slips.refuse_sets_alone(words, lexicon)
        return None, words
    rest = words.part(match.end())
    amount = amounts.read_amount(words, match)
    if amount.bare is not None:
        slips.refuse_unit_slip(rest)
    return amount, rest


def _tail(words: Phrase, *, wants_amount: bool) -> _Tail:
    """Take a side and, if wanted, an amount from the end of ``words``, in either order."""
    side, left = _take_side(words)
    match = amounts.TRAILING.search(left.text) if wants_amount else None
    if match is None:
        return _Tail(side, None, left)
    amount, left = amounts.read_amount(left, match), left.part(0, match.start())
    if side is None:
        side, left = _take_side(left)
    return _Tail(side, amount, left)


def _take_side(words: Phrase) -> tuple[Phrase | None, Phrase]:
    match = amounts.SIDE.search(words.text)
    return (None, words) if match is None else (words.part(match.start()), words.part(0, match.start()))


def _bare(words: Phrase, amount: Amount | None, rest: Phrase, lexicon: Lexicon) -> _Body:
    tail = _tail(rest, wants_amount=amount is None)
    amount = amount or tail.amount
    if amount is None:
        raise slips.no_amount(words, lexicon)
    if amount.bare is not None:
        slips.refuse_number_and_amount(words, tail.left)
    name = tail.left
    if not name.text:
        raise slips.no_name(words, rest)
    technique = lexicon.find(name.text)
    if technique is not None:
        return _Body(amount, _Called(technique.name, technique), tail.side)
    slips.refuse_in_name(name, lexicon, has_side=tail.side is not None)
    own = read_bare_name(name.text, name.places[0], name.places[-1] + 1)
    return _Body(amount, _Called(own, None, slips.near_miss(name, lexicon)), tail.side)


def _quoted(tokens: list[Token], at: int, amount: Amount | None, before: Phrase, lexicon: Lexicon) -> _Body:
    """Read a body with a quoted text: the name of an own step, or the own name after ``as``."""
    name, after = tokens[at], tokens[at + 1 :]
    technique = slips.technique_before_as(tokens, at, before, lexicon) if before.text else None
    refuse_quoted(tokens[at:])
    own = read_quoted_name(name)
    slips.refuse_sets_after(phrase(after))
    tail = _tail(phrase(after), wants_amount=amount is None)
    amount = amount or tail.amount
    if tail.left.text:
        raise slips.unexpected(tail.left)
    if amount is None:
        raise slips.no_amount_quoted(name, technique)
    return _Body(amount, _Called(own, technique), tail.side)
