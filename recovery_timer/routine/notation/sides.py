"""Reading the side of a step, in the forms in which people write it: L/R, each leg, per side, (left), R."""

import re
from functools import lru_cache

from recovery_timer.routine.model import Sides
from recovery_timer.routine.notation.shapes import END, START

_LIMB = r"(?:sides?|legs?|limbs?|foot|feet|arms?|ankles?|knees?|hips?|thighs?)"
_BOTH = (
    r"l ?[/+&-] ?r|r ?[/+&-] ?l|l and r|(?:left ?(?:[/+&-]|and|then) ?right|right ?(?:[/+&-]|and|then) ?left)"
    rf"(?: {_LIMB})?"
)
_EACH = rf"(?:each|per|both|either|every)(?: of)?(?: the| your)? {_LIMB}"
_OTHER = (
    rf"(?:(?:then|and|repeat|switch|same|swap|on|to) )*(?:the )?other {_LIMB}|(?:switch|swap|alternat(?:e|ing)) {_LIMB}"
)
_OF_TWO = rf"(?:(?:on|for|to|with) )?(?:{_BOTH}|{_EACH}|{_OTHER})"
_ONE = rf"(?:(?:on|for|to|with) )?(?:the )?(?:left|right)(?: {_LIMB})?(?: only)?|[lr]"

PATTERN = rf"/ ?{_LIMB}{END}|{START}(?:{_OF_TWO}|(?P<lone>{_ONE}|each|both|ea\.?)){END}"
"""A side. ``lone`` is one that may also be part of a name: each, left, right leg."""

_LEFT, _RIGHT = (re.compile(rf"\b(?:{word})\b", re.IGNORECASE) for word in ("l|left", "r|right"))


@lru_cache(maxsize=200)
def read_side(text: str) -> Sides:
    """Return the sides named by ``text``, which PATTERN found."""
    left, right = _LEFT.search(text) is not None, _RIGHT.search(text) is not None
    if left == right:
        return Sides.EACH
    return Sides.LEFT if left else Sides.RIGHT
