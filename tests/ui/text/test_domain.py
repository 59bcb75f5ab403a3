from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Block, Contrast, Routine, Sides, Step, Temperature, Water
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment, Timeline, expand
from recovery_timer.ui.text import domain

NOW = datetime(2026, 5, 8, 23, 45, tzinfo=UTC)
"""A Friday."""


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def timeline(*blocks: Block, get_ready: int = 0) -> Timeline:
    return expand(Routine(id="legs", name="Legs", blocks=blocks), {}, Gaps(get_ready=get_ready))


def segment(kind: Kind = Kind.WORK, *, side: str | None = None, seconds: int | None = 30) -> Segment:
    return Segment(
        kind=kind,
        duration_ms=None if seconds is None else seconds * 1_000,
        estimate_ms=None if seconds is not None else 30_000,
        label="Calf stretch",
        side=side,  # type: ignore[arg-type]  # a Side
        family=Family.STRETCH,
    )


HIPS = Step(name="Hips", seconds=40)
CALVES = Step(name="Calves", seconds=20, sides=Sides.EACH, sets=3)


def test_family_label__every_family_has_its_own() -> None:
    words = [domain.family_label(family) for family in (*Family, None)]

    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("family", [*Family, None])
def test_contents__every_family_has_a_word_in_a_list_too(family: Family | None) -> None:
    label = domain.contents_label(Timeline(name="x", segments=(replace(segment(), family=family),)))

    assert label == ("1 cycle, ends warm" if family is Family.CONTRAST else domain.family_label(family).lower())


@pytest.mark.parametrize("kind", Kind)
def test_kind_label__every_kind_has_one(kind: Kind) -> None:
    assert domain.kind_label(segment(kind))


def test_segment_name__of_water__is_by_its_kind_and_not_by_its_label() -> None:
    stays = timeline(Contrast(warm=60, cold=60, cycles=1), Contrast(warm=60, cold=60, cycles=1, water=Water.SHOWER))
    labels = {domain.segment_name(replace(each, label="anything")) for each in stays.segments}

    assert {"Warm water", "Cold water", "Hot shower", "Cold shower"} <= labels
    assert domain.segment_name(segment()) == "Calf stretch"


@pytest.mark.parametrize("side,words", [("left", "Left"), ("right", "Right"), (None, "")])
def test_side_label(side: str | None, words: str) -> None:
    assert domain.side_label(segment(side=side)) == words


def test_set_label__counts_sets_and_cycles_and_is_empty_for_one() -> None:
    work = [each for each in timeline(CALVES).segments if not each.kind.is_gap]
    assert domain.set_label(work[2]) == "set 2 of 3"

    cycles = timeline(Contrast(warm=60, cold=60, cycles=2)).segments
    assert domain.set_label(cycles[-1]) == "cycle 2 of 2"
    assert domain.set_label(segment()) == ""


def test_describe_with_length__has_name_side_set_and_length() -> None:
    work = [each for each in timeline(CALVES).segments if not each.kind.is_gap]
    assert domain.describe_with_length(work[3]) == "Calves, Right, set 2 of 3, 0:20"

    switch = next(each for each in timeline(CALVES).segments if each.kind is Kind.SWITCH)
    assert domain.describe_with_length(switch) == "Switch sides: Calves, Right, set 1 of 3, 0:05"


def test_describe__is_the_same_without_the_length() -> None:
    work = [each for each in timeline(CALVES).segments if not each.kind.is_gap]

    assert domain.describe(work[3]) == "Calves, Right, set 2 of 3"


def test_describe__of_a_name_with_braces__leaves_it_unchanged() -> None:
    (odd,) = timeline(Step(name="{length} {0} %n", seconds=20)).segments

    assert domain.describe_with_length(odd) == "{length} {0} %n, 0:20"
    assert domain.next_label(odd) == "{length} {0} %n, 0:20"


@pytest.mark.parametrize(
    "kind,side,words",
    [
        (Kind.SWITCH, "left", "switch to LEFT"),
        (Kind.SWITCH, "right", "switch to RIGHT"),
        (Kind.REST, "left", "rest, 0:30"),
        (Kind.REST, None, "rest, 0:30"),
        (Kind.POSITION, "right", "Calf stretch"),
        (Kind.POSITION, None, "Calf stretch"),
        (Kind.WORK, "left", "Calf stretch, LEFT"),
        (Kind.WORK, "right", "Calf stretch, RIGHT"),
        (Kind.WORK, None, "Calf stretch, 0:30"),
        (Kind.COLD, None, "Calf stretch, 0:30"),
    ],
)
def test_next_label__is_what_comes_next(kind: Kind, side: str | None, words: str) -> None:
    assert domain.next_label(segment(kind, side=side)) == words


@pytest.mark.parametrize(
    "temperature, words", [(Temperature.COLD, "change to cold"), (Temperature.WARM, "change to warm")]
)
def test_next_label__of_a_change_of_water__says_to_which(temperature: Temperature, words: str) -> None:
    assert domain.next_label(replace(segment(Kind.TRANSFER), temperature=temperature)) == words


def test_next_label__after_the_last__says_so() -> None:
    assert "last" in domain.next_label(None)


@pytest.mark.parametrize("reps,words", [(1, "1 rep"), (2, "2 reps"), (10, "10 reps"), (None, "when you are ready")])
def test_format_segment_length__of_a_manual_segment(reps: int | None, words: str) -> None:
    assert domain.format_segment_length(replace(segment(seconds=None), reps=reps)) == words


@pytest.mark.parametrize(
    "block,words",
    [
        (Step(name="Hips", seconds=5), "5 s"),
        (Step(name="Hips", seconds=59), "59 s"),
        (Step(name="Hips", seconds=60), "1 min"),
        (Step(name="Hips", seconds=20 * 60), "20 min"),
        (Step(name="Hips", seconds=59 * 60 + 29), "59 min"),
        (Step(name="Hips", seconds=59 * 60 + 31), "1 h"),
        (Step(name="Hips", seconds=4 * 3_600), "4 h"),
        (Step(name="Hips", seconds=3_600, sets=19, rest=90), "19 h 27 min"),
        (Step(name="Lunges", reps=1_000, sets=2, rest=0), "about 1 h 40 min"),
        (Step(name="Lunges", reps=10), "about 30 s"),
        (Step(name="Lunges", reps=100), "about 5 min"),
    ],
)
def test_format_minutes__is_short_and_says_about_if_it_waits(block: Step, words: str) -> None:
    assert domain.format_minutes(timeline(block)) == words


@pytest.mark.parametrize(
    "families,words",
    [
        ([Family.STRETCH], "stretch"),
        ([Family.STRETCH, Family.ROLL], "stretch and foam roll"),
        ([Family.STRETCH, Family.ROLL, Family.COLD], "stretch, foam roll and cold"),
        ([Family.STRETCH, Family.ROLL, Family.COLD, Family.HEAT], "stretch, foam roll and more"),
        ([Family.STRETCH, Family.STRETCH], "stretch"),
        ([None], "own step"),
    ],
)
def test_contents_label__names_each_kind_once(families: list[Family | None], words: str) -> None:
    shown = timeline(*(HIPS for _ in families))
    family_of = dict(enumerate(families))
    segments = tuple(replace(each, family=family_of[each.block]) for each in shown.segments)

    assert domain.contents_label(replace(shown, segments=segments)).replace(", and", " and") == words


@pytest.mark.parametrize(
    "contrast,words",
    [
        (Contrast(warm=60, cold=60, cycles=1), "1 cycle, ends cold"),
        (Contrast(warm=60, cold=60, cycles=4), "4 cycles, ends cold"),
        (Contrast(warm=60, cold=60, cycles=4, start_on=Temperature.COLD, end_on=Temperature.WARM),
         "4 cycles, ends warm"),
    ],
)  # fmt: skip
def test_contents_label__of_contrast__has_its_cycles_and_how_it_ends(contrast: Contrast, words: str) -> None:
    shown = timeline(contrast)
    segments = tuple(replace(each, family=Family.CONTRAST) for each in shown.segments)

    assert domain.contents_label(replace(shown, segments=segments)) == words


@pytest.mark.parametrize(
    "days_ago,words",
    [(0, "today"), (1, "yesterday"), (2, "Wednesday"), (6, "Saturday"), (7, "1 May"), (200, "20 Oct 2025")],
)
def test_format_day__is_in_everyday_words(days_ago: int, words: str) -> None:
    when = datetime(2026, 5, 8, 23, 30, tzinfo=UTC) - timedelta(days=days_ago)

    assert domain.format_day(when, NOW) == words


def test_format_day__of_a_future_day__is_its_date() -> None:
    assert domain.format_day(datetime(2026, 5, 9, tzinfo=UTC), NOW) == "9 May"


def test_format_time_of_day__follows_the_locale() -> None:
    evening = datetime(2026, 5, 8, 19, 52, tzinfo=UTC)
    assert domain.format_time_of_day(evening) == "19:52"

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert domain.format_time_of_day(evening).replace("\u202f", " ") == "7:52 PM"


def test_format_day__of_a_session_in_another_time_zone__is_the_day_that_it_was_here() -> None:
    tokyo, london = timezone(timedelta(hours=9)), timezone(timedelta(hours=1))
    recorded = datetime(2026, 5, 9, 1, 0, tzinfo=tokyo)

    assert domain.format_day(recorded, datetime(2026, 5, 8, 18, 0, tzinfo=london)) == "today"
    assert domain.format_day(recorded, datetime(2026, 5, 9, 2, 0, tzinfo=london)) == "yesterday"
    assert domain.format_day(recorded, datetime(2026, 5, 10, 2, 0, tzinfo=tokyo)) == "yesterday"


@pytest.mark.parametrize(
    "minutes, words",
    [(9, "23:59"), (20, "00:10 tomorrow"), (1_449, "23:59 tomorrow"), (1_450, "00:00 in 2 days")],
)
def test_format_time_after__past_midnight__says_the_day(minutes: int, words: str) -> None:
    assert domain.format_time_after(datetime(2026, 5, 8, 23, 50, tzinfo=UTC), minutes * 60_000) == words


def test_capitalised__begins_with_a_capital_and_leaves_the_rest() -> None:
    assert domain.capitalised("a wall, an Epsom bath") == "A wall, an Epsom bath"
    assert domain.capitalised("") == ""


def test_as_html__shows_what_the_user_typed_and_never_interprets_it() -> None:
    assert domain.as_html("<b>Tom & Jerry</b>") == "&lt;b&gt;Tom &amp; Jerry&lt;/b&gt;"
