"""Splitting a line into pieces that describe its step and pieces that are its options, and each piece into claims.

Unclaimed words are kept with their positions: they are the name, or a mistake. Only fillers are dropped.
"""

from typing import NamedTuple

from recovery_timer.routine.model import Sides
from recovery_timer.routine.notation.claims import Claim, ClaimKind, claims
from recovery_timer.routine.notation.fillers import trimmed
from recovery_timer.routine.notation.lexicon import Lexicon
from recovery_timer.routine.notation.lines import PlacedWords, TextLine, Token, phrase
from recovery_timer.routine.notation.options import OF_STEP
from recovery_timer.routine.notation.sides import read_side

_BEFORE_AMOUNT = tuple("-–—:;(=@")
_OPTION_WORDS = {option.word for option in OF_STEP}


class Piece(NamedTuple):
    """Words, the claims on them, and the unclaimed words between, without fillers."""

    words: PlacedWords
    claims: list[Claim]
    left: list[PlacedWords]


def part(line: TextLine, lexicon: Lexicon) -> tuple[list[Piece], TextLine]:
    """Return the pieces of ``line`` that describe its step, and the line with only the others after the first comma.

    A quoted name is in no piece, but separates what comes before it from what comes after it.
    """
    tokens = line.pieces[0]
    quoted = line.quoted
    pieces = [read_piece(phrase(tokens[:quoted]), lexicon, opens=True)]
    if quoted is not None:
        pieces.append(read_piece(phrase([token for token in tokens[quoted:] if not token.is_quoted]), lexicon))
    if len(line.pieces) == 1:
        return pieces, line
    has_name = quoted is not None or bool(pieces[0].left)
    options = [tokens]
    for other in line.pieces[1:]:
        piece = None if _is_option(other) else read_piece(phrase(other), lexicon)
        if piece is not None and _belongs(piece, pieces, has_name=has_name, has_options=len(options) > 1):
            pieces.append(piece)
            has_name = has_name or bool(piece.left)
        else:
            options.append(other)
    return pieces, line._replace(pieces=options)


def _is_option(tokens: list[Token]) -> bool:
    if any(token.is_quoted for token in tokens):
        return True
    words = [token.text.lower() for token in tokens]
    return words[0] in _OPTION_WORDS and words != ["switch", "sides"]


def _belongs(piece: Piece, others: list[Piece], *, has_name: bool, has_options: bool) -> bool:
    """Whether ``piece`` belongs to the step: all of its words are claimed, or they name a step that has no name.

    After the first option, only a side does.
    """
    said = {claim.kind for other in others for claim in other.claims} - {ClaimKind.SIDE}
    kinds = {claim.kind for claim in piece.claims}
    if has_options and kinds != {ClaimKind.SIDE}:
        return False
    return not kinds & said and (not piece.left or not has_name)


def read_piece(words: PlacedWords, lexicon: Lexicon, *, opens: bool = False) -> Piece:
    """Return the claims on ``words``, and what is left over; ``opens`` if they begin the line."""
    kept: list[Claim] = []
    left: list[PlacedWords] = []
    found = claims(words)
    at = 0
    for index, each in enumerate(found):
        claim: Claim | None = each
        after = found[index + 1] if index + 1 < len(found) else None
        if each.has("bare"):
            alone = all(other.has("bare") for other in found if other.kind is ClaimKind.AMOUNT)
            claim = each if _counts(each, kept[-1] if kept else None, after if alone else None) else None
        elif each.has("lone"):
            claim = _lone_side(each, at, after, lexicon)
        if claim is None:
            continue
        if at < claim.start:
            _keep(left, trimmed(words, at, claim.start, opens=opens and not kept))
        kept.append(claim)
        at = claim.end
    if at < len(words.text):
        _keep(left, trimmed(words, at, opens=opens and not kept))
    return Piece(words, kept, left)


def _keep(left: list[PlacedWords], words: PlacedWords) -> None:
    if words.text:
        left.append(words)


def _counts(bare: Claim, before: Claim | None, after: Claim | None) -> bool:
    """Whether a number without a unit is an amount, and not part of a name such as phase 2."""
    words = bare.words
    if bare.has("low") and (after is None or after.kind is ClaimKind.SIDE):
        return True
    if words.text[: bare.start].rstrip().endswith(_BEFORE_AMOUNT) or not trimmed(words, 0, bare.start, opens=True).text:
        return True
    if before is not None and before.kind is ClaimKind.SETS and not trimmed(words, before.end, bare.start).text:
        return True
    return after is not None and after.kind is ClaimKind.SIDE and after.start <= bare.end + 1 and _is_each(after)


def _is_each(side: Claim) -> bool:
    return read_side(side.text) is Sides.EACH


def _lone_side(side: Claim, start: int, after: Claim | None, lexicon: Lexicon) -> Claim | None:
    """Return ``side``, shorter if its second word begins a name (right leg raise); None if it is within a name."""
    if side.text in {"l", "r"}:
        return None
    before = trimmed(side.words, start, side.start).text
    behind = trimmed(side.words, side.end, after.start if after is not None else None).text
    if not behind or lexicon.find(f"{before} {behind}") is not None:
        return side
    if before:
        return None
    first, _, limb = side.text.partition(" ")
    return side._replace(end=side.start + len(first)) if limb and first.lower() in {"left", "right"} else side
