from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.journal import moments
from recovery_timer.journal.entries import DISTANCE, DURATION, Level, Run, Sign, Soreness
from recovery_timer.journal.typed import LineError, moment_line, read_moment, read_run, read_soreness, run_line
from recovery_timer.routine.technique import Muscle
from tests.journal.made import BERLIN

NOW = datetime(2026, 5, 7, 20, 15, 30, tzinfo=BERLIN)
"""A Thursday."""


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    "line, expected",
    [
        ("10 km easy yesterday 18:30", Run(id="r", at=at(5, 6, 18, 30), distance_m=10_000)),
        ("10k", Run(id="r", at=at(5, 7, 20, 15), distance_m=10_000)),
        ("now", Run(id="r", at=NOW)),
        ("I ran 12,5 km in 1:02:30", Run(id="r", at=at(5, 7, 20, 15), distance_m=12_500, duration_s=3_750)),
        ("half marathon, race, sunday at 9", Run(id="r", at=at(5, 3, 9), distance_m=21_097, hard=True)),
        ("Marathon 3h45 last sun", Run(id="r", at=at(5, 3, 20, 15), distance_m=42_195, duration_s=13_500)),
        ("long easy run for 95 min this", None),
        ("long easy run for 95 min", Run(id="r", at=at(5, 7, 20, 15), duration_s=5_700, hard=True)),
        ("5 miles hard at 7 am", Run(id="r", at=at(5, 7, 7), distance_m=8_047, hard=True)),
        ("in 52:10 12 km", Run(id="r", at=at(5, 7, 20, 15), distance_m=12_000, duration_s=3_130)),
        ("1.5 hours, 2 hours ago", Run(id="r", at=datetime(2026, 5, 7, 18, 15, 30, tzinfo=BERLIN), duration_s=5_400)),
        ("3 days ago", Run(id="r", at=datetime(2026, 5, 4, 20, 15, 30, tzinfo=BERLIN))),
        ("2026-04-30 6:05pm", Run(id="r", at=at(4, 30, 18, 5))),
        ("at 12 am", Run(id="r", at=at(5, 7, 0))),
        # A time that is still to come was yesterday's, or last week's.
        ("21:00", Run(id="r", at=at(5, 6, 21))),
        ("thursday 21:00", Run(id="r", at=at(4, 30, 21))),
        ("thursday 20.00", Run(id="r", at=at(5, 7, 20))),
        ('8 km "with Kim" yesterday', Run(id="r", at=at(5, 6, 20, 15), distance_m=8_000, note="with Kim")),
    ],
)
def test_run__is_read_as_people_write_it(line: str, expected: Run | None) -> None:
    if expected is None:
        with pytest.raises(LineError):
            read_run(line, "r", NOW)
    else:
        assert read_run(line, "r", NOW) == expected


@given(
    at=st.integers(1, 3_000_000).map(lambda minutes: moments.hours_later(NOW, -minutes / 60)),
    distance_m=st.none() | st.integers(DISTANCE.low, DISTANCE.high),
    duration_s=st.none() | st.integers(DURATION.low, DURATION.high),
    hard=st.booleans(),
    note=st.text(st.characters(categories=("L", "N", "P"), exclude_characters='"'), max_size=40),
)
def test_run__written_as_a_line__is_read_back(
    at: datetime, distance_m: int | None, duration_s: int | None, hard: bool, note: str
) -> None:
    # An hour that the clocks strike twice is read as the first.
    minute = at.replace(second=0, microsecond=0, fold=0)
    run = Run(id="r", at=minute, distance_m=distance_m, duration_s=duration_s, hard=hard, note=note)

    assert read_run(run_line(run), "r", NOW) == run


def test_moment__is_read_alone_and_written_back() -> None:
    assert read_moment("yesterday 18:30", NOW) == at(5, 6, 18, 30)
    assert read_moment(moment_line(at(4, 30, 6, 5)), NOW) == at(4, 30, 6, 5)
    for line in ("10 km", "tomorrow", "2027-01-01", ""):
        with pytest.raises(LineError):
            read_moment(line, NOW)


@pytest.mark.parametrize(
    "line, where, said",
    [
        ("", "", "Nothing is written there"),
        ("  , ", "", "Nothing is written there"),
        ("10 parsecs", "10", "“10” is not understood; write, for instance: 10 km easy yesterday 18:30."),
        ("10 km 12 km", "12 km", "That is said twice."),
        ("yesterday today", "today", "That is said twice."),
        ("2 hours ago at 7 am", "at 7 am", "That is said twice."),
        ("today 21:00", "today 21:00", "That is in the future."),
        ("2026-05-08", "2026-05-08", "That is in the future."),
        ("2026-02-30", "2026-02-30", "There is no such day."),
        ("1926-02-01", "1926-02-01", "That is too long ago."),
        ("99999 days ago", "99999 days ago", "That is too long ago."),
        ("24:10", "24:10", "There is no such time of day."),
        ("13 pm", "13 pm", "There is no such time of day."),
        ("0 km", "0 km", "Distance must be 1 to 1,000,000 m, not 0."),
        ("5:30/km", "5:30/km", "not understood"),
        ("tomorrow", "tomorrow", "not understood"),
        ("45 m", "45", "not understood"),
        ("x" * 1_001, "x", "The line is too long."),
    ],
)
def test_run__that_cannot_be_read__reports_why_and_where(line: str, where: str, said: str) -> None:
    with pytest.raises(LineError) as raised:
        read_run(line, "r", NOW)

    assert said in raised.value.message
    assert line[raised.value.start :][: raised.value.length] == where


def test_run__yesterday__has_the_offset_that_yesterday_had() -> None:
    after_the_change = datetime(2026, 3, 29, 20, tzinfo=BERLIN)
    read = read_run("yesterday 18:30", "r", after_the_change)

    assert read.at.isoformat() == "2026-03-28T18:30:00+01:00"


def test_run__just_after_midnight__knows_which_day_is_meant() -> None:
    midnight = datetime(2028, 3, 1, 0, 10, tzinfo=BERLIN)

    assert read_run("yesterday 23:30", "r", midnight).at.isoformat() == "2028-02-29T23:30:00+01:00"
    assert read_run("23:30", "r", midnight).at.isoformat() == "2028-02-29T23:30:00+01:00"
    assert read_run("0:05", "r", midnight).at.isoformat() == "2028-03-01T00:05:00+01:00"


def sore(when: datetime, *levels: Level, signs: tuple[Sign, ...] = ()) -> Soreness:
    return Soreness(id="s", at=when, levels=levels, signs=frozenset(signs))


@pytest.mark.parametrize(
    "line, expected",
    [
        ("calves 4 left", sore(at(5, 7, 20, 15), Level(Muscle.CALVES, 4, "left"))),
        ("Left calf is 4/10", sore(at(5, 7, 20, 15), Level(Muscle.CALVES, 4, "left"))),
        ("hip flexors mild yesterday 21:00", sore(at(5, 6, 21), Level(Muscle.HIP_FLEXORS, 2))),
        ("hip_flexors 3 both sides", sore(at(5, 7, 20, 15), Level(Muscle.HIP_FLEXORS, 3))),
        ("quads 8, pain, swollen", sore(at(5, 7, 20, 15), Level(Muscle.QUADS, 8), signs=(Sign.PAIN, Sign.SWELLING))),
        ("bruised", sore(at(5, 7, 20, 15), signs=(Sign.BRUISING,))),
        ("7 glutes right", sore(at(5, 7, 20, 15), Level(Muscle.GLUTES, 7, "right"))),
        ("hamstrings severe", sore(at(5, 7, 20, 15), Level(Muscle.HAMSTRINGS, 8))),
    ],
)
def test_soreness__is_read_as_people_write_it(line: str, expected: Soreness) -> None:
    assert read_soreness(line, "s", NOW) == expected


@pytest.mark.parametrize(
    "line, said",
    [
        ("calves", "How sore, from 0 to 10?"),
        ("4 left", "Which muscle? quads, hamstrings, calves, hip flexors, glutes"),
        ("left pain", "Which muscle?"),
        ("calves 11", "Soreness must be 0 to 10, not 11."),
        ("calves 4 5", "That is said twice."),
        ("calves left right 4", "That is said twice."),
        ("wings 4", "“wings” is not understood; write, for instance: calves 4 left."),
        ("yesterday", "Soreness needs a level or a sign."),
    ],
)
def test_soreness__that_cannot_be_read__reports_why(line: str, said: str) -> None:
    with pytest.raises(LineError) as raised:
        read_soreness(line, "s", NOW)

    assert said in raised.value.message


WORDS = st.sampled_from(
    [
        *("10", "km", "k", "yesterday", "today", "18:30", "at", "7", "am", "hard", "easy", "sunday", "in", "ago"),
        *("hours", "min", "half", "marathon", "calves", "left", "4", "pain", '"', "2026-05-01", ",", "½", "١"),
    ]
)


@given(line=st.lists(WORDS | st.text(max_size=6), max_size=9).map(" ".join))
def test_line__of_words_in_any_order__is_read_or_refused_at_a_place_in_it(line: str) -> None:
    for read in (read_run, read_soreness):
        try:
            entry = read(line, "r", NOW)
        except LineError as error:
            assert 0 <= error.start <= error.start + error.length <= len(line)  # noqa: PT017 - either is fine
        else:
            assert entry.at <= NOW
