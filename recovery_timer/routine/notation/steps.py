"""Reading a step: a name, an amount, and perhaps a number of sets and a side, in any order.

`claims` finds the amounts, sets and sides among the words, `fillers` drops what has no meaning, and what is left over
is the name, or a mistake. Notation itself has one form, ``[N x] amount name [as "own name"] [side]``; people write
many. `slips` has the mistakes, `doubts` what may not have been meant.
"""

from typing import NamedTuple

from recovery_timer.routine.lead_in import OWN
from recovery_timer.routine.model import Sides, Step
from recovery_timer.routine.notation import doubts, slips
from recovery_timer.routine.notation.claims import Claim, ClaimKind
from recovery_timer.routine.notation.cycles import stray_colon
from recovery_timer.routine.notation.doubts import GAPS
from recovery_timer.routine.notation.fault import Doubt, LineFault, MisreadError, NoticeCode, attempt
from recovery_timer.routine.notation.lexicon import Lexicon
from recovery_timer.routine.notation.lines import TextLine, Token
from recovery_timer.routine.notation.options import OF_STEP, read_options, refuse_quoted
from recovery_timer.routine.notation.pieces import Piece, part
from recovery_timer.routine.notation.quantities import Quantity, read_quantity
from recovery_timer.routine.notation.sides import read_side
from recovery_timer.routine.notation.texts import read_bare_name, read_quoted_name
from recovery_timer.routine.technique import Technique


class _Called(NamedTuple):
    name: str
    start: int
    technique: Technique | None
    doubts: tuple[Doubt, ...] = ()


class _Body(NamedTuple):
    """The part before the options."""

    sets: Claim | None
    amount: Claim
    side: Claim | None
    called: _Called


def read_step(line: TextLine, lexicon: Lexicon) -> tuple[Step, tuple[Doubt, ...]]:
    """Return ``line`` as a step, and the doubts about it; raise MisreadError with every problem in it."""
    if line.colon is not None:
        raise MisreadError(stray_colon(line))
    problems: list[LineFault] = []
    pieces, rest = part(line, lexicon)
    body = attempt(problems, lambda: _body(line, pieces, lexicon))
    options = attempt(problems, lambda: read_options(rest, OF_STEP, {}))
    quantity = None if body is None else attempt(problems, lambda: _quantity(body))
    if problems or body is None or options is None or quantity is None:
        raise MisreadError(*problems)
    called = body.called
    timing = OWN if called.technique is None else called.technique.timing
    step = Step(
        name=called.name,
        technique=called.technique.id if called.technique else None,
        seconds=quantity.seconds,
        reps=quantity.reps,
        sets=quantity.sets,
        sides=Sides.TOGETHER if body.side is None else read_side(body.side.text),
        **{"rest": timing.rest, "switch": timing.switch, **options.fields},
    )
    return step, (*quantity.doubts, *called.doubts, *doubts.about_step(line, step, called.technique))


def is_nameless(line: TextLine, lexicon: Lexicon) -> bool:
    """Whether ``line`` is only an amount, a side or a number of sets, perhaps with options."""
    if line.colon is not None or any(token.is_quoted for token in line.pieces[0]):
        return False
    pieces, _ = part(line, lexicon)
    return any(piece.claims for piece in pieces) and not any(piece.left for piece in pieces)


def is_only_rest(step: Step, asked: tuple[Doubt, ...]) -> bool:
    """Whether ``step`` is nothing but a rest, as in rest 15s: a gap, if it is between two steps."""
    is_rest = any(doubt.code is NoticeCode.REST_AS_STEP for doubt in asked)
    return is_rest and step == Step(name=step.name, seconds=step.seconds) and step.name.lower() in GAPS


def _quantity(body: _Body) -> Quantity:
    name_first = body.called.start < body.amount.at.places[0]
    return read_quantity(body.sets, body.amount, body.called.technique, name_first=name_first)


def _body(line: TextLine, pieces: list[Piece], lexicon: Lexicon) -> _Body:
    tokens = line.pieces[0]
    at = line.quoted
    if at is None:
        slips.refuse_missing_comma(pieces[0])
        slips.refuse_unit_slip(pieces[0])
    found = _by_kind(pieces, line)
    sets, amount, side = map(found.get, ClaimKind)
    if amount is not None and amount.has("distance"):
        raise slips.distance(amount, pieces, line)
    called = _bare(pieces, lexicon) if at is None else _quoted(tokens, at, pieces, lexicon)
    if amount is None and sets is not None and sets.has("times"):
        sets, amount = None, sets
    if amount is None:
        if sets is not None:
            raise slips.sets_alone(sets, called.technique)
        if at is not None:
            raise slips.no_amount_quoted(tokens[at], called.technique)
        raise slips.no_amount(pieces[0], lexicon)
    return _Body(sets, amount, side, called)


def _by_kind(pieces: list[Piece], line: TextLine) -> dict[ClaimKind, Claim]:
    """Return the one claim of each kind; raise MisreadError if there are several."""
    found: dict[ClaimKind, list[Claim]] = {}
    for piece in pieces:
        for claim in piece.claims:
            found.setdefault(claim.kind, []).append(claim)
    for kind, several in found.items():
        if len(several) > 1:
            _refuse_several(kind, several, pieces, line)
    return {kind: several[0] for kind, several in found.items()}


def _refuse_several(kind: ClaimKind, found: list[Claim], pieces: list[Piece], line: TextLine) -> None:
    """Raise MisreadError for several claims of one ``kind``, except for the same side given twice."""
    if kind is not ClaimKind.SIDE:
        raise slips.several(kind, pieces, found, has_quoted=line.quoted is not None)
    first, *others = found
    for other in others:
        if read_side(other.text) is not read_side(first.text):
            raise slips.second_side(first, other, line)


def _bare(pieces: list[Piece], lexicon: Lexicon) -> _Called:
    left = [words for piece in pieces for words in piece.left]
    if not left:
        raise slips.no_name(pieces[0])
    name = left[0]
    if len(left) > 1:
        technique = lexicon.find(" ".join(words.text for words in left))
        if technique is None:
            raise slips.unexpected(left[1])
        return _Called(technique.name, name.places[0], technique)
    technique = lexicon.find(name.text)
    if technique is not None:
        if technique.place == "page":
            raise slips.only_read(name, technique)
        return _Called(technique.name, name.places[0], technique)
    slips.refuse_in_name(
        name, lexicon, has_side=any(each.kind is ClaimKind.SIDE for piece in pieces for each in piece.claims)
    )
    own = read_bare_name(name.text, name.places[0], name.places[-1] + 1)
    return _Called(own, name.places[0], None, doubts.about_name(name, lexicon))


def _quoted(tokens: list[Token], at: int, pieces: list[Piece], lexicon: Lexicon) -> _Called:
    """Read a quoted text: the name of an own step, or the own name after ``as``."""
    before, after = pieces[0], pieces[1]
    technique = slips.technique_before_as(tokens, at, before, lexicon) if before.left else None
    refuse_quoted(tokens[at:])
    own = read_quoted_name(tokens[at])
    if after.left:
        raise slips.unexpected(after.left[0])
    return _Called(own, tokens[at].start, technique)
