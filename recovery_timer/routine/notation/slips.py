"""Common mistakes in typing a step, and what was probably meant.

Anything that looks like an amount, a side or an option is never taken as part of a bare name: it is far more often a
slip than intended. A user who does intend it quotes the name. A suggestion keeps every number and
side that it replaces.
"""

import difflib
import re

from recovery_timer.routine import limits
from recovery_timer.routine.message import Message
from recovery_timer.routine.notation import amounts
from recovery_timer.routine.notation.claims import Claim, ClaimKind, claims
from recovery_timer.routine.notation.fault import LineFault, MisreadError, attempt
from recovery_timer.routine.notation.lexicon import Lexicon, is_slip_of
from recovery_timer.routine.notation.lines import PlacedWords, TextLine, Token
from recovery_timer.routine.notation.pieces import Piece
from recovery_timer.routine.notation.sets import read_sets
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
_SIDES = ("L/R", "left", "right", "each side", "each leg", "per side", "per leg", "both sides", "both legs")
_SIDE_SLIPS = dict.fromkeys(("lr", "l-r", "l&r", "l+r", "r/l", "l,r", "right/left"), "L/R")
_EXAMPLE_NAME = "hamstring stretch"


def has_amount(text: str) -> bool:
    """Whether ``text`` contains an amount, or the beginning of one; the distance of a run does not count."""
    words = PlacedWords(text, tuple(range(len(text))))
    for claim in claims(words):
        if claim.kind is ClaimKind.SETS:
            return True
        if claim.kind is ClaimKind.AMOUNT and not claim.has("run") and (not claim.has("bare") or claim.start == 0):
            return True
    return False


def is_almost_a_step(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` has a side, as only steps do, or is a technique with almost an amount."""
    almost = _ALMOST_AMOUNT.search(text)
    if almost is not None and lexicon.find(f"{text[: almost.start()]} {text[almost.end() :]}") is not None:
        return True
    return any(
        claim.kind is ClaimKind.SIDE and not claim.has("lone")
        for claim in claims(PlacedWords(text, tuple(range(len(text)))))
    )


def usual_amount(technique: Technique | None) -> str:
    """Return the default amount of ``technique`` in notation; 30s for None."""
    if technique is not None and technique.dose.reps is not None:
        return f"{technique.dose.reps.default} reps"
    seconds = technique.dose.seconds if technique is not None else None
    return amounts.spell(seconds.default if seconds is not None else 30)


def refuse_missing_comma(piece: Piece) -> None:
    """Raise MisreadError if an option follows a step without a comma: 30s calf stretch rest 10s."""
    words = piece.words
    match = _OPTION.search(words.text)
    # In "active rest 5 min", "rest" is part of the name and 5 min its amount.
    if match is not None and any(each.kind is ClaimKind.AMOUNT and each.end <= match.start() for each in piece.claims):
        start, end = words.places[match.start() - 2] + 1, words.places[match.end() - 1] + 1
        raise MisreadError(LineFault(start, end, Message("a comma before {option}", option=match[0]), f", {match[0]}"))


def refuse_unit_slip(piece: Piece) -> None:
    """Raise MisreadError if a number is followed by a misspelt unit: ``30 secnds``."""
    bare = next((each for each in piece.claims if each.kind is ClaimKind.AMOUNT and each.has("bare")), None)
    if bare is None:
        return
    first = bare.words.text[bare.end :].lstrip().split(" ")[0]
    word = first.lower()
    if len(word) > 4 and word[0] in "sm" and (unit := next(iter(difflib.get_close_matches(word, _UNITS, 1, 0.82)), "")):
        start = bare.words.text.index(first, bare.end)
        raise bare.words.problem(Message("s, min or reps after the number"), unit, start, start + len(first))


def sets_alone(sets: Claim, technique: Technique | None) -> MisreadError:
    """Return the error for a number of sets without an amount: 3x30z, 10x squats."""
    words, behind = sets.words, sets.words.text[sets.end :].split(" ")[0]
    if behind[:1].isdigit():
        nearest = amounts.nearest_duration(behind, limits.WORK)
        return words.problem(
            Message("a duration such as 30s, or a number of reps"), nearest, sets.end, sets.end + len(behind)
        )
    count = read_sets(sets.at)[0]
    by_reps = (
        technique is not None and technique.dose.reps is not None and any(cross in sets.text.lower() for cross in "x×")
    )
    meant = f"{count} reps" if by_reps else f"{count} x {usual_amount(technique)}"
    return words.problem(Message("a duration or a number of reps after the sets"), meant, sets.start, sets.end)


def several(kind: ClaimKind, pieces: list[Piece], found: list[Claim], *, has_quoted: bool) -> MisreadError:
    """Return the error for several amounts or numbers of sets in one step: 30s calf stretch 45s, 4 way hold 5s."""
    if has_quoted:
        return unexpected(found[-1].at)
    if kind is ClaimKind.SETS:
        return _with_rest_quoted(Message("one number of sets, or the name in quotation marks"), pieces, [found[0]])
    # A number without a unit is more likely part of the name: 4 way hold 5s.
    kept = next((each for each in found if not each.has("bare")), found[0])
    return _with_rest_quoted(Message("one amount, or the name in quotation marks"), pieces, [kept])


def distance(amount: Claim, pieces: list[Piece], line: TextLine) -> MisreadError:
    """Return the error for a step by distance: 4x100m strides, 40m walk."""
    expected = Message("a time or a number of reps (a distance is neither; minutes are min)")
    if line.quoted is None:
        return _with_rest_quoted(expected, pieces, [])
    name, start, end = line.pieces[0][line.quoted], amount.at.places[0], amount.at.places[-1] + 1
    if start < name.start:
        meant = f"1 reps{line.raw[end : name.start]}{quoted(f'{amount.text} {name.unquoted()}')}"
        return MisreadError(LineFault(start, name.end, expected, meant))
    meant = f"{quoted(f'{name.unquoted()} {amount.text}')} 1 reps"
    return MisreadError(LineFault(name.start, end, expected, meant))


def _with_rest_quoted(expected: Message, pieces: list[Piece], kept: list[Claim]) -> MisreadError:
    """Return an error whose suggestion quotes everything but one amount, the sets and the side as the name."""
    while len(pieces) > 1 and all(each.kind is ClaimKind.SIDE for each in pieces[-1].claims) and not pieces[-1].left:
        pieces = pieces[:-1]  # they stay after their comma
    for kind in ClaimKind:
        of_kind = [each for piece in pieces for each in piece.claims if each.kind is kind and not each.has("distance")]
        if of_kind and not any(each.kind is kind for each in kept):
            kept = [*kept, of_kind[0]]
    left = []
    for piece in pieces:
        at = 0
        for claim in piece.claims:
            if claim in kept:
                left.append(piece.words.text[at : claim.start])
                at = claim.end
        left.append(piece.words.text[at:])
    name = " ".join(" ".join(left).split()).strip(" -–—:;,/()[]|=") or _EXAMPLE_NAME
    by_kind = {each.kind: each for each in kept}
    sets = attempt([], lambda: read_sets(by_kind[ClaimKind.SETS].at)) if ClaimKind.SETS in by_kind else None
    amount = by_kind[ClaimKind.AMOUNT].text if ClaimKind.AMOUNT in by_kind else "1 reps"
    side = f" {by_kind[ClaimKind.SIDE].text.strip('()')}" if ClaimKind.SIDE in by_kind else ""
    meant = f"{f'{sets[0]} x ' if sets is not None else ''}{amount} {quoted(printable(name)[:80])}{side}"
    start, end = pieces[0].words.places[0], pieces[-1].words.places[-1] + 1
    return MisreadError(LineFault(start, end, expected, meant))


def second_side(first: Claim, other: Claim, line: TextLine) -> MisreadError:
    """Return the error for two sides that differ."""
    start, end = first.at.places[0], other.at.places[-1] + 1
    kept = line.raw[start : other.at.places[0]].rstrip(" ,")
    return MisreadError(LineFault(start, end, Message("a side only once"), f"{kept}, {quoted(other.text)}"))


def only_read(name: PlacedWords, technique: Technique) -> MisreadError:
    """Return the error for a technique that is read, not timed: sleep, hydration."""
    expected = Message("something to be timed; {name} is on the Techniques page, to be read", name=technique.name)
    return name.problem(expected, quoted(printable(name.text)))


def technique_before_as(tokens: list[Token], at: int, before: Piece, lexicon: Lexicon) -> Technique:
    """Return the technique in ``before``, the words before the own name at ``at``.

    Raises:
        MisreadError: if there is no technique, or no ``as``.
    """
    words = before.left[-1]
    match = _AS.search(words.text)
    if match is None:
        expected = Message("a comma before an instruction, or as before an own name")
        raise MisreadError(LineFault(tokens[at - 1].end, tokens[at].end, expected, f", {tokens[at].text}"))
    named = words.part(0, match.start())
    technique = lexicon.find(named.text) if named.text else None
    if technique is not None and len(before.left) == 1:
        return technique
    near = lexicon.near(named.text)
    if near is not None:
        raise named.problem(Message("the name of a technique before as"), near.name)
    start = before.left[0].places[0]
    raise MisreadError(LineFault(start, tokens[at].end, Message("the name of a technique before as"), tokens[at].text))


def refuse_in_name(name: PlacedWords, lexicon: Lexicon, *, has_side: bool) -> None:
    """Raise MisreadError if ``name``, which is not a technique's, contains anything that a bare name must not."""
    text = name.text
    named = _AS_UNQUOTED.fullmatch(text)
    if named is not None and lexicon.find(named["technique"]) is not None:
        raise name.problem(
            Message("the own name in quotation marks"), quoted(printable(named["name"])), *named.span("name")
        )
    if _OPTION.search(text) is not None:
        raise name.problem(Message("one amount, or the name in quotation marks"), quoted(printable(text)))
    if not has_side:
        _refuse_side_slip(name, lexicon)


def _refuse_side_slip(name: PlacedWords, lexicon: Lexicon) -> None:
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


def unexpected(left: PlacedWords) -> MisreadError:
    """Return the error for words after a complete step."""
    expected = Message("a side (L/R, left, right) or a comma")
    text = left.text.lower()
    side = _SIDE_SLIPS.get(text) or next(iter(difflib.get_close_matches(text, _SIDES, 1, 0.8)), None)
    if side is not None:
        return left.problem(expected, side)
    if amounts.DURATION.fullmatch(text) is not None:
        return left.problem(expected, f", rest {amounts.nearest_duration(text, limits.GAP)}")
    return left.problem(expected, f", {quoted(printable(left.text))}")


def no_amount(piece: Piece, lexicon: Lexicon) -> MisreadError:
    """Return the error for a step without an amount."""
    words = piece.words
    expected = Message("an amount, such as 30s or 10 reps")
    side = next(
        (each.start for each in piece.claims if each.kind is ClaimKind.SIDE and each.end == len(words.text)), None
    )
    almost = _ALMOST_AMOUNT.search(words.text)
    if almost is None:
        technique = lexicon.find(words.text[:side].strip())
        return words.problem(expected, f"{usual_amount(technique)} {words.text}")
    others = words.text[: almost.start()] + words.text[almost.end() : side]
    technique = lexicon.find(" ".join(others.split()))
    start, end = almost.span("amount")
    number = almost["amount"]
    if number.isdigit() and technique is not None and technique.dose.reps is not None:
        return words.problem(expected, f"{amounts.within(int(number), limits.REPS)} reps", start, end)
    return words.problem(expected, amounts.nearest_duration(number, limits.WORK), start, end)


def no_amount_quoted(name: Token, technique: Technique | None) -> MisreadError:
    """Return the error for a step with a quoted name but without an amount."""
    meant = f"{name.text} {usual_amount(technique)}"
    return MisreadError(LineFault(name.start, name.end, Message("an amount, such as 30s or 10 reps"), meant))


def no_name(piece: Piece) -> MisreadError:
    """Return the error for a step that is only an amount, a side or sets."""
    text, end = piece.words.text, 0
    for claim in piece.claims:
        if claim.kind is ClaimKind.SIDE:
            break
        end = claim.end
    return piece.words.problem(
        Message("a name beside the amount"), f"{text[:end]} {_EXAMPLE_NAME} {text[end:].strip()}".strip()
    )
