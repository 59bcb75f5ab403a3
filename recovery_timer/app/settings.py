"""The settings: their values, their limits, and the book that holds the current ones.

`FIELDS` is the only table: it defines the Settings page and validates every value.
"""

import re
import reprlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, TypeAlias, get_args

from msgspec import Struct
from msgspec.structs import asdict, replace

from recovery_timer.app.signals import Signal
from recovery_timer.ports import QuarantinedFile, SaveKey, SaveKind, Saver, SettingsStore
from recovery_timer.routine import limits
from recovery_timer.routine.lead_in import Gaps, Pace
from recovery_timer.routine.limits import Limit
from recovery_timer.routine.message import Message

SettingValue = bool | int | str
SettingName: TypeAlias = Literal[
    "get_ready", "position", "half", "flash", "volume", "output", "music", "voice", "voice_id", "voice_rate",
    "voice_volume", "time_left", "after_sleep", "preview", "theme", "motion", "tell_soreness", "soreness_hours",
    "soreness_again", "tell_ice", "tell_heat", "tell_drink", "tell_rest_day", "rest_days", "tell_sleep", "wake_up",
    "tell_daily", "tell_professional", "night_from", "night_to",
]  # fmt: skip
"""The name of a field of `Settings`, in the settings file too."""

ThemeChoice = Literal["system", "light", "dark"]
PaceChoice = Literal["shorter", "usual", "longer"]
MusicChoice = Literal["plays on", "pauses", "pauses for the voice"]
AfterSleep = Literal["pause", "go on", "ask"]
TimeLeft = Literal["never", "1 min", "2 min", "5 min"]
TellingChoice = Literal["off", "today", "notify"]
"""How the user is told of what is due: on Today, or by a notification of the desktop as well."""

TIME_LEFT_EVERY_MS: Mapping[TimeLeft, int] = {"never": 0, "1 min": 60_000, "2 min": 120_000, "5 min": 300_000}
"""How often the voice announces the time left of a long step, in ms; 0 is never."""


SORENESS_HOURS = ("24", "48", "72")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Settings(Struct, frozen=True, kw_only=True):
    """All settings, with their defaults. `get_ready` is in whole seconds.

    `rest_days` and `soreness_hours` are words with spaces between them, of `WEEKDAYS` and `SORENESS_HOURS`. Times of
    the day are written as 07:00.
    """

    get_ready: int = 10
    position: PaceChoice = "usual"
    half: bool = True
    flash: bool = True
    volume: int = 70
    output: str = ""
    music: MusicChoice = "plays on"
    voice: bool = True
    voice_id: str = ""
    voice_rate: int = 100
    voice_volume: int = 80
    time_left: TimeLeft = "never"
    after_sleep: AfterSleep = "pause"
    preview: bool = True
    theme: ThemeChoice = "system"
    motion: bool = True
    tell_soreness: TellingChoice = "today"
    soreness_hours: str = " ".join(SORENESS_HOURS)
    soreness_again: bool = False
    tell_ice: TellingChoice = "today"
    tell_heat: TellingChoice = "today"
    tell_drink: bool = True
    tell_rest_day: TellingChoice = "today"
    rest_days: str = ""
    tell_sleep: TellingChoice = "off"
    wake_up: str = "07:00"
    tell_daily: TellingChoice = "today"
    tell_professional: bool = True
    night_from: str = "22:00"
    night_to: str = "07:00"

    def value(self, name: SettingName) -> SettingValue:
        """Return the value of the setting ``name``."""
        value: SettingValue = getattr(self, name)
        return value

    @property
    def gaps(self) -> Gaps:
        """The lengths with which a routine is expanded."""
        return Gaps(get_ready=self.get_ready, position=Pace(self.position))


class FieldKind(StrEnum):
    """The kind of a setting, and so the control that changes it."""

    SECONDS = "seconds"
    PERCENT = "percent"
    SWITCH = "switch"
    CHOICE = "choice"
    SEVERAL = "several"
    TIME = "time"
    PICK = "pick"


class SettingGroup(StrEnum):
    """Groups of settings on the Settings page."""

    SESSION = "session"
    SOUND = "sound"
    VOICE = "voice"
    REMINDERS = "reminders"
    LOOK = "look"


class SettingField(Struct, frozen=True, kw_only=True):
    """One setting: a row of the Settings page. `limit` is for seconds and percent, `choices` for one or some of them.

    Only the machine knows what can be picked, so any text is kept; a missing item means the default one. The labels are
    in `ui.text.settings`.
    """

    name: SettingName
    group: SettingGroup
    kind: FieldKind
    limit: Limit | None = None
    choices: tuple[str, ...] = ()

    @property
    def default(self) -> SettingValue:
        """The default value."""
        value: SettingValue = getattr(Settings(), self.name)
        return value

    def require(self, value: object) -> None:
        """Raise SettingError, naming the field and what is allowed, unless ``value`` is allowed."""
        if not self._allows(value):
            raise self._refused(value, self._allowed())

    def _allows(self, value: object) -> bool:
        match self.kind:
            case FieldKind.SECONDS | FieldKind.PERCENT:
                # Not isinstance: True is an int.
                return type(value) is int and self.limit is not None and self.limit.low <= value <= self.limit.high
            case FieldKind.CHOICE:
                return value in self.choices
            case FieldKind.SEVERAL:
                return isinstance(value, str) and value == " ".join(
                    each for each in self.choices if each in value.split()
                )
            case FieldKind.TIME:
                return isinstance(value, str) and _TIME.fullmatch(value) is not None
            case FieldKind.PICK:
                return isinstance(value, str) and len(value) <= LONGEST_ID
            case FieldKind.SWITCH:
                return isinstance(value, bool)

    def _allowed(self) -> Limit | Message:
        match self.kind:
            case FieldKind.SECONDS | FieldKind.PERCENT:
                assert self.limit is not None
                return self.limit
            case FieldKind.CHOICE:
                return Message("one of {choices}", choices=", ".join(self.choices))
            case FieldKind.SEVERAL:
                return Message("some of {choices}, in this order", choices=" ".join(self.choices))
            case FieldKind.TIME:
                return Message("a time from 00:00 to 23:59")
            case FieldKind.PICK:
                return Message("a text of at most {longest} characters", longest=LONGEST_ID)
            case FieldKind.SWITCH:
                return Message("true or false")

    def _refused(self, value: object, allowed: Limit | Message) -> "SettingError":
        given = reprlib.repr(value)
        return SettingError(
            Message("{name} must be {allowed}, not {given}", name=self.name, allowed=allowed, given=given)
        )


class SettingError(ValueError):
    """A value of a setting is not allowed, as the message says."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


LONGEST_ID = 500
"""The longest id of an output or a voice, in characters."""

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_PERCENT = Limit(0, 100, "percent")
_RATE = Limit(50, 200, "percent")

FIELDS = (
    SettingField(
        name="get_ready",
        group=SettingGroup.SESSION,
        kind=FieldKind.SECONDS,
        limit=limits.GAP,
    ),
    SettingField(
        name="position",
        group=SettingGroup.SESSION,
        kind=FieldKind.CHOICE,
        choices=get_args(PaceChoice),
    ),
    SettingField(
        name="after_sleep",
        group=SettingGroup.SESSION,
        kind=FieldKind.CHOICE,
        choices=get_args(AfterSleep),
    ),
    SettingField(
        name="preview",
        group=SettingGroup.SESSION,
        kind=FieldKind.SWITCH,
    ),
    SettingField(
        name="volume",
        group=SettingGroup.SOUND,
        kind=FieldKind.PERCENT,
        limit=_PERCENT,
    ),
    SettingField(
        name="output",
        group=SettingGroup.SOUND,
        kind=FieldKind.PICK,
    ),
    SettingField(
        name="music",
        group=SettingGroup.SOUND,
        kind=FieldKind.CHOICE,
        choices=get_args(MusicChoice),
    ),
    SettingField(
        name="half",
        group=SettingGroup.SOUND,
        kind=FieldKind.SWITCH,
    ),
    SettingField(
        name="flash",
        group=SettingGroup.SOUND,
        kind=FieldKind.SWITCH,
    ),
    SettingField(
        name="voice",
        group=SettingGroup.VOICE,
        kind=FieldKind.SWITCH,
    ),
    SettingField(
        name="voice_id",
        group=SettingGroup.VOICE,
        kind=FieldKind.PICK,
    ),
    SettingField(
        name="voice_rate",
        group=SettingGroup.VOICE,
        kind=FieldKind.PERCENT,
        limit=_RATE,
    ),
    SettingField(
        name="voice_volume",
        group=SettingGroup.VOICE,
        kind=FieldKind.PERCENT,
        limit=_PERCENT,
    ),
    SettingField(
        name="time_left",
        group=SettingGroup.VOICE,
        kind=FieldKind.CHOICE,
        choices=get_args(TimeLeft),
    ),
    SettingField(
        name="tell_soreness",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.CHOICE,
        choices=get_args(TellingChoice),
    ),
    SettingField(
        name="soreness_hours",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.SEVERAL,
        choices=SORENESS_HOURS,
    ),
    SettingField(
        name="soreness_again",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.SWITCH,
    ),
    SettingField(
        name="tell_ice",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.CHOICE,
        choices=get_args(TellingChoice),
    ),
    SettingField(
        name="tell_heat",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.CHOICE,
        choices=get_args(TellingChoice),
    ),
    SettingField(
        name="tell_drink",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.SWITCH,
    ),
    SettingField(
        name="tell_rest_day",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.CHOICE,
        choices=get_args(TellingChoice),
    ),
    SettingField(
        name="rest_days",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.SEVERAL,
        choices=WEEKDAYS,
    ),
    SettingField(
        name="tell_sleep",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.CHOICE,
        choices=get_args(TellingChoice),
    ),
    SettingField(
        name="wake_up",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.TIME,
    ),
    SettingField(
        name="tell_daily",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.CHOICE,
        choices=get_args(TellingChoice),
    ),
    SettingField(
        name="tell_professional",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.SWITCH,
    ),
    SettingField(
        name="night_from",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.TIME,
    ),
    SettingField(
        name="night_to",
        group=SettingGroup.REMINDERS,
        kind=FieldKind.TIME,
    ),
    SettingField(
        name="theme",
        group=SettingGroup.LOOK,
        kind=FieldKind.CHOICE,
        choices=get_args(ThemeChoice),
    ),
    SettingField(
        name="motion",
        group=SettingGroup.LOOK,
        kind=FieldKind.SWITCH,
    ),
)
"""All settings, in the order of the Settings page."""

_BY_NAME = {field.name: field for field in FIELDS}


def read(values: Mapping[str, object]) -> tuple[Settings, list[Message]]:
    """Return the settings in ``values``, and a message for each value that cannot be used.

    Unusable and missing values take the default. Unknown names are ignored: a newer version may have written them.
    """
    good: dict[str, object] = {}
    problems: list[Message] = []
    for field in FIELDS:
        if field.name in values:
            try:
                field.require(values[field.name])
            except SettingError as error:
                problems.append(error.message)
            else:
                good[field.name] = values[field.name]
    return replace(Settings(), **good), problems


class SettingsBook:
    """Holds the present settings and saves every change. `changed` is emitted on each."""

    def __init__(self, store: SettingsStore, saver: Saver) -> None:
        """All settings have their defaults until `load`."""
        self.changed: Signal[Settings] = Signal()
        self.quarantined: tuple[QuarantinedFile, ...] = ()
        self.problems: tuple[Message, ...] = ()
        self._store = store
        self._saver = saver
        self._current = Settings()

    @property
    def current(self) -> Settings:
        """The present settings."""
        return self._current

    def load(self) -> None:
        """Read the saved settings. Values that cannot be read or used take the default.

        Sets `quarantined` to the file that could not be read, and `problems` to a message for each value that cannot be
        used.
        """
        values, quarantined = self._store.load()
        self._current, problems = read(values)
        self.quarantined = tuple(quarantined)
        self.problems = tuple(problems)
        self.changed.emit(self._current)

    def change(self, name: SettingName, value: SettingValue) -> None:
        """Change the setting ``name``.

        Raises:
            SettingError: if the value is not allowed; nothing has changed.
        """
        _BY_NAME[name].require(value)
        if value == self._current.value(name):
            return
        self._current = replace(self._current, **{name: value})
        values = asdict(self._current)
        self._saver.submit(SaveKey(SaveKind.SETTINGS), lambda: self._store.save(values))
        self.changed.emit(self._current)
