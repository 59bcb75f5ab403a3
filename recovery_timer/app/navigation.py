"""Where the user is: on a screen of the rail, in a session, at the end of one, or welcomed. Values in, a decision out.

A session in progress is always in sight: only its end leads out of `Stage.GUIDE`. Every other move away from it is
answered with `ASK`, here and nowhere else, so no button, notice or second start can forget to ask.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct


class Stage(Enum):
    """The part of the program that the window shows."""

    HOME = "home"
    """One of the rail's screens."""
    GUIDE = "guide"
    """The session in progress."""
    FINISH = "finish"
    """The result of the session that is over."""
    WELCOME = "welcome"
    """What the program is for: shown at the very first start."""


class Move(Enum):
    """A request (`SHOW`, `LEAVE`) or an event (`BEGIN`, `OVER`)."""

    SHOW = "show"
    """Show a screen of the rail."""
    LEAVE = "leave"
    """Do something other than this session: close the program, or play another routine."""
    BEGIN = "begin"
    """A session begins, or is resumed."""
    OVER = "over"
    """The session is over: it was finished or ended."""
    WELCOME = "welcome"
    """Show what the program is for."""


class Ask(Enum):
    """The answer to a move that would lead away from a session: ask the user whether to end it."""

    ASK = "ask"


ASK = Ask.ASK

TRANSITIONS: Mapping[tuple[Stage, Move], Stage | Ask] = MappingProxyType(
    {
        (Stage.HOME, Move.SHOW): Stage.HOME,
        (Stage.HOME, Move.LEAVE): Stage.HOME,
        (Stage.HOME, Move.BEGIN): Stage.GUIDE,
        (Stage.HOME, Move.OVER): Stage.HOME,
        (Stage.HOME, Move.WELCOME): Stage.WELCOME,
        (Stage.GUIDE, Move.SHOW): ASK,
        (Stage.GUIDE, Move.LEAVE): ASK,
        (Stage.GUIDE, Move.BEGIN): Stage.GUIDE,
        (Stage.GUIDE, Move.OVER): Stage.FINISH,
        (Stage.GUIDE, Move.WELCOME): ASK,
        (Stage.FINISH, Move.SHOW): Stage.HOME,
        (Stage.FINISH, Move.LEAVE): Stage.FINISH,
        (Stage.FINISH, Move.BEGIN): Stage.GUIDE,
        (Stage.FINISH, Move.OVER): Stage.FINISH,
        (Stage.FINISH, Move.WELCOME): Stage.WELCOME,
        (Stage.WELCOME, Move.SHOW): Stage.HOME,
        (Stage.WELCOME, Move.LEAVE): Stage.WELCOME,
        (Stage.WELCOME, Move.BEGIN): Stage.GUIDE,
        (Stage.WELCOME, Move.OVER): Stage.WELCOME,
        (Stage.WELCOME, Move.WELCOME): Stage.WELCOME,
    }
)


class Place(Struct, frozen=True):
    """Where the user is; ``screen`` is the rail's screen that is, or was last, shown."""

    stage: Stage
    screen: str


def follow(place: Place, move: Move, screen: str | None = None) -> Place | Ask:
    """Return where ``move`` leads from ``place``, or that the user has to be asked first.

    ``screen`` is the one to show; None keeps the one that was shown last.
    """
    stage = TRANSITIONS[place.stage, move]
    return stage if isinstance(stage, Ask) else Place(stage, place.screen if screen is None else screen)
