"""The settings: what they are, what each may be, and the book of the present ones.

`FIELDS` is the one table: the Settings page is built from it, and every value is checked by it.
"""

import reprlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, TypeAlias, get_args

from msgspec import Struct
from msgspec.structs import asdict, replace

from recovery_timer.app.signals import Signal
from recovery_timer.ports import QuarantinedFile, SaveKey, SaveKind, Saver, SettingsStore
from recovery_timer.routine import limits
from recovery_timer.routine.limits import Limit
from recovery_timer.routine.timeline import Gaps

SettingValue = bool | int | str
SettingName: TypeAlias = Literal[
    "get_ready", "position", "half", "flash", "volume", "output", "voice", "voice_id", "voice_rate", "voice_volume",
    "after_sleep", "theme",
]  # fmt: skip
"""The name of a field of `Settings`, in the settings file too."""

ThemeChoice = Literal["system", "light", "dark"]
AfterSleep = Literal["pause", "go on", "ask"]


class Settings(Struct, frozen=True, kw_only=True):
    """Every setting, with the value it has until the user chooses another. Lengths are whole seconds."""

    get_ready: int = 10
    position: int = 5
    half: bool = True
    flash: bool = True
    volume: int = 70
    output: str = ""
    voice: bool = True
    voice_id: str = ""
    voice_rate: int = 100
    voice_volume: int = 80
    after_sleep: AfterSleep = "pause"
    theme: ThemeChoice = "system"

    def value(self, name: SettingName) -> SettingValue:
        """Return the value of the setting ``name``."""
        value: SettingValue = getattr(self, name)
        return value

    @property
    def gaps(self) -> Gaps:
        """The lengths with which a routine is expanded."""
        return Gaps(get_ready=self.get_ready, position=self.position)


class FieldKind(StrEnum):
    """What a setting is, and so which control changes it."""

    SECONDS = "seconds"
    PERCENT = "percent"
    SWITCH = "switch"
    CHOICE = "choice"
    PICK = "pick"


class SettingGroup(StrEnum):
    """Settings that stand together on the Settings page."""

    SESSION = "session"
    SOUND = "sound"
    VOICE = "voice"
    LOOK = "look"


class SettingField(Struct, frozen=True, kw_only=True):
    """One setting: a row of the Settings page. `limit` belongs to seconds and percent, `choices` to a choice.

    What may be picked is known only to the machine: any text is kept, and one that is not there means the usual one.
    The words for a setting are made in `ui.text.settings`.
    """

    name: SettingName
    group: SettingGroup
    kind: FieldKind
    limit: Limit | None = None
    choices: tuple[str, ...] = ()

    @property
    def default(self) -> SettingValue:
        """The value until the user chooses another."""
        value: SettingValue = getattr(Settings(), self.name)
        return value

    def require(self, value: object) -> None:
        """Raise ValueError, naming the field and what it may be, unless ``value`` is one it may have."""
        if self.limit is not None:
            # Not isinstance: True is an int.
            if type(value) is not int or not self.limit.low <= value <= self.limit.high:
                raise ValueError(f"{self.name} must be {self.limit}, not {reprlib.repr(value)}")
        elif self.choices:
            if value not in self.choices:
                words = ", ".join(self.choices)
                raise ValueError(f"{self.name} must be one of {words}, not {reprlib.repr(value)}")
        elif self.kind is FieldKind.PICK:
            if not isinstance(value, str) or len(value) > LONGEST_ID:
                raise ValueError(
                    f"{self.name} must be a text of at most {LONGEST_ID} characters, not {reprlib.repr(value)}"
                )
        elif not isinstance(value, bool):
            raise ValueError(f"{self.name} must be true or false, not {reprlib.repr(value)}")


LONGEST_ID = 500
"""What the machine calls an output or a voice is not longer, in characters."""

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
        kind=FieldKind.SECONDS,
        limit=limits.GAP,
    ),
    SettingField(
        name="after_sleep",
        group=SettingGroup.SESSION,
        kind=FieldKind.CHOICE,
        choices=get_args(AfterSleep),
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
        name="theme",
        group=SettingGroup.LOOK,
        kind=FieldKind.CHOICE,
        choices=get_args(ThemeChoice),
    ),
)
"""Every setting, in the order of the Settings page."""

_BY_NAME = {field.name: field for field in FIELDS}


def read(values: Mapping[str, object]) -> tuple[Settings, list[str]]:
    """Return the settings in ``values``, and one line for each value that could not be used.

    Such a value, and one that is absent, is the default. Names that are no settings are passed over: a newer version
    may have written them.
    """
    good: dict[str, object] = {}
    problems: list[str] = []
    for field in FIELDS:
        if field.name in values:
            try:
                field.require(values[field.name])
            except ValueError as error:
                problems.append(str(error))
            else:
                good[field.name] = values[field.name]
    return replace(Settings(), **good), problems


class SettingsBook:
    """Holds the present settings and keeps every change. `changed` hears of each."""

    def __init__(self, store: SettingsStore, saver: Saver) -> None:
        """Receive where settings are kept, and who does the writing. Until `load`, everything has its default."""
        self.changed: Signal[Settings] = Signal()
        self.quarantined: tuple[QuarantinedFile, ...] = ()
        self.problems: tuple[str, ...] = ()
        self._store = store
        self._saver = saver
        self._current = Settings()

    @property
    def current(self) -> Settings:
        """The present settings."""
        return self._current

    def load(self) -> None:
        """Read what was kept. What cannot be read or used has its default.

        `quarantined` then has the file that could not be read, `problems` one line for each value that cannot be used.
        """
        values, quarantined = self._store.load()
        self._current, problems = read(values)
        self.quarantined = tuple(quarantined)
        self.problems = tuple(problems)
        self.changed.emit(self._current)

    def change(self, name: SettingName, value: SettingValue) -> None:
        """Give the setting ``name`` another value.

        Raises:
            ValueError: it may not have this value; nothing has changed.
        """
        _BY_NAME[name].require(value)
        if value == self._current.value(name):
            return
        self._current = replace(self._current, **{name: value})
        values = asdict(self._current)
        self._saver.submit(SaveKey(SaveKind.SETTINGS), lambda: self._store.save(values))
        self.changed.emit(self._current)
