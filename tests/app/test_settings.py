from collections.abc import Callable

import pytest
from msgspec.structs import asdict

from recovery_timer.app.settings import FIELDS, LONGEST_ID, FieldKind, SettingField, Settings, SettingsBook, read
from recovery_timer.ports import ImmediateSaver, QuarantinedFile, SaveKey, SaveKind
from recovery_timer.ports.problems import Unreadable
from recovery_timer.routine.lead_in import Gaps

NAMES = [field.name for field in FIELDS]


class MemoryValues:
    """A store in memory."""

    def __init__(self, values: dict[str, object] | None = None, problems: tuple[QuarantinedFile, ...] = ()) -> None:
        self.values = values or {}
        self.problems = problems

    def load(self) -> tuple[dict[str, object], list[QuarantinedFile]]:
        return self.values, list(self.problems)

    def save(self, values: dict[str, object]) -> None:
        self.values = values


class Full(MemoryValues):
    def save(self, values: dict[str, object]) -> None:
        raise OSError("No space left on device")


def loaded(store: MemoryValues) -> SettingsBook:
    book = SettingsBook(store, ImmediateSaver())
    book.load()
    return book


def field(name: str) -> SettingField:
    return next(each for each in FIELDS if each.name == name)


def test_fields__are_the_settings() -> None:
    assert sorted(NAMES) == sorted(Settings.__struct_fields__)
    assert len(set(NAMES)) == len(NAMES)


def test_defaults__are_as_designed() -> None:
    assert {each.name: each.default for each in FIELDS} == {
        "get_ready": 10,
        "position": "usual",
        "half": True,
        "flash": True,
        "volume": 70,
        "output": "",
        "music": "plays on",
        "voice": True,
        "voice_id": "",
        "voice_rate": 100,
        "voice_volume": 80,
        "time_left": "never",
        "after_sleep": "pause",
        "preview": True,
        "theme": "system",
        "motion": True,
        "tell_soreness": "today",
        "soreness_hours": "24 48 72",
        "soreness_again": False,
        "tell_ice": "today",
        "tell_heat": "today",
        "tell_drink": True,
        "tell_rest_day": "today",
        "rest_days": "",
        "tell_sleep": "off",
        "wake_up": "07:00",
        "tell_daily": "today",
        "tell_professional": True,
        "night_from": "22:00",
        "night_to": "07:00",
    }
    assert (Settings().get_ready, Settings().position) == (Gaps().get_ready, Gaps().position)


@pytest.mark.parametrize("each", FIELDS, ids=NAMES)
def test_field__has_what_its_kind_needs_and_allows_its_default(each: SettingField) -> None:
    each.require(each.default)
    assert (each.limit is not None) == (each.kind in {FieldKind.SECONDS, FieldKind.PERCENT})
    assert bool(each.choices) == (each.kind in {FieldKind.CHOICE, FieldKind.SEVERAL})


@pytest.mark.parametrize(
    "name,value",
    [
        ("get_ready", 0),
        ("get_ready", 600),
        ("position", "shorter"),
        ("position", "longer"),
        ("volume", 0),
        ("volume", 100),
        ("half", False),
        ("theme", "light"),
        ("output", "a headset that is not there"),
        ("voice_id", "x" * LONGEST_ID),
        ("voice_rate", 50),
        ("voice_rate", 200),
        ("after_sleep", "go on"),
        ("rest_days", ""),
        ("rest_days", "mon sun"),
        ("soreness_hours", "24 72"),
        ("wake_up", "23:59"),
    ],
)
def test_read__accepts_allowed_values(name: str, value: bool | int | str) -> None:
    settings, problems = read({name: value})

    assert getattr(settings, name) == value
    assert problems == []


@pytest.mark.parametrize(
    "name,value,message",
    [
        ("get_ready", 601, "get_ready must be 0 to 600 s, not 601"),
        ("get_ready", -1, "get_ready must be 0 to 600 s, not -1"),
        ("get_ready", True, "get_ready must be 0 to 600 s, not True"),
        ("get_ready", 10.0, "get_ready must be 0 to 600 s, not 10.0"),
        ("position", 5, "position must be one of shorter, usual, longer, not 5"),
        ("volume", 101, "volume must be 0 to 100 percent, not 101"),
        ("volume", "70", "volume must be 0 to 100 percent, not '70'"),
        ("half", 1, "half must be true or false, not 1"),
        ("flash", "yes", "flash must be true or false, not 'yes'"),
        ("output", 7, "output must be a text of at most 500 characters, not 7"),
        (
            "voice_id",
            "x" * 501,
            "voice_id must be a text of at most 500 characters, not 'xxxxxxxxxxxx...xxxxxxxxxxxxx'",
        ),
        ("voice_rate", 49, "voice_rate must be 50 to 200 percent, not 49"),
        ("theme", "blue", "theme must be one of system, light, dark, not 'blue'"),
        ("rest_days", "sun mon", "rest_days must be some of mon tue wed thu fri sat sun, in this order, not 'sun mon'"),
        ("rest_days", 7, "rest_days must be some of mon tue wed thu fri sat sun, in this order, not 7"),
        ("soreness_hours", "24  48", "soreness_hours must be some of 24 48 72, in this order, not '24  48'"),
        ("wake_up", "24:00", "wake_up must be a time from 00:00 to 23:59, not '24:00'"),
        ("wake_up", "7:00", "wake_up must be a time from 00:00 to 23:59, not '7:00'"),
        ("night_to", None, "night_to must be a time from 00:00 to 23:59, not None"),
        ("theme", ["light"], "theme must be one of system, light, dark, not ['light']"),
    ],
)
def test_read__bad_value__takes_the_default_and_keeps_the_others(name: str, value: object, message: str) -> None:
    others: dict[str, object] = {
        "get_ready": 1,
        "position": "longer",
        "half": False,
        "flash": False,
        "volume": 3,
        "output": "speakers",
        "music": "pauses",
        "voice": False,
        "voice_id": "anna",
        "voice_rate": 120,
        "voice_volume": 4,
        "time_left": "5 min",
        "after_sleep": "ask",
        "preview": False,
        "theme": "dark",
        "motion": False,
    }

    settings, problems = read(others | {name: value})

    assert problems == [message]
    assert asdict(settings) == asdict(Settings()) | others | {name: field(name).default}


def test_read__abbreviates_a_long_bad_value() -> None:
    nested: object = "x"
    for _ in range(900):
        nested = [nested]

    _, problems = read({"theme": "x" * 100_000, "volume": nested})

    assert all(len(problem) < 100 for problem in problems)
    assert len(problems) == 2


def test_read__ignores_unknown_names() -> None:
    assert read({"hat": "red"}) == (Settings(), [])


def test_book__has_the_defaults_until_it_is_loaded() -> None:
    book = SettingsBook(MemoryValues({"volume": 20}), ImmediateSaver())

    assert book.current == Settings()
    book.load()
    assert book.current == Settings(volume=20)


def test_load__reports_what_could_not_be_read_or_used() -> None:
    broken = QuarantinedFile(file="settings.json", kept_as="settings.broken-1.json", problem=Unreadable("Torn"))
    book = loaded(MemoryValues({"volume": 101}, (broken,)))

    assert book.current == Settings()
    assert book.quarantined == (broken,)
    assert book.problems == ("volume must be 0 to 100 percent, not 101",)


def test_load__emits_changed() -> None:
    heard: list[Settings] = []
    book = SettingsBook(MemoryValues({"volume": 20}), ImmediateSaver())
    book.changed.connect(heard.append)
    book.load()

    assert heard == [Settings(volume=20)]


def test_change__takes_effect_is_saved_and_emitted() -> None:
    store, heard = MemoryValues({"half": False}), list[Settings]()
    book = loaded(store)
    book.changed.connect(heard.append)
    book.change("theme", "dark")

    assert book.current == Settings(half=False, theme="dark")
    assert heard == [book.current]
    assert store.values == asdict(book.current)


def test_change__to_the_present_value__does_nothing() -> None:
    store, heard = MemoryValues(), list[Settings]()
    book = loaded(store)
    book.changed.connect(heard.append)
    book.change("volume", 70)

    assert heard == []
    assert store.values == {}


def test_change__refuses_what_is_not_allowed_and_changes_nothing() -> None:
    store, heard = MemoryValues(), list[Settings]()
    book = loaded(store)
    book.changed.connect(heard.append)

    with pytest.raises(ValueError, match="volume must be 0 to 100 percent, not 101"):
        book.change("volume", 101)
    assert (book.current, heard, store.values) == (Settings(), [], {})


def test_change__holds__even_where_it_cannot_be_kept() -> None:
    book = loaded(Full())

    with pytest.raises(OSError, match="No space left"):
        book.change("volume", 20)
    assert book.current.volume == 20


def test_change__is_saved_as_of_the_time_of_the_change() -> None:
    class Later(ImmediateSaver):
        def __init__(self) -> None:
            self.jobs: list[tuple[SaveKey, Callable[[], None]]] = []

        def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
            self.jobs.append((key, job))

    store, later = MemoryValues(), Later()
    book = SettingsBook(store, later)
    book.change("volume", 20)
    book.change("volume", 30)

    assert store.values == {}
    assert [key for key, _ in later.jobs] == [SaveKey(SaveKind.SETTINGS)] * 2
    later.jobs[0][1]()
    assert store.values["volume"] == 20
