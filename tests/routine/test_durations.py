import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.routine.durations import clock, parse


@pytest.mark.parametrize("text", ["90", "90s", "90 sec", "1:30", "0:90", "1m30", "1.5 min"])
def test_parse__every_way_to_write_90_seconds(text: str) -> None:
    assert parse(text) == 90


@pytest.mark.parametrize(
    "text, seconds",
    [
        ("45 seconds", 45),
        ("1 second", 1),
        ("2 secs", 2),
        ("5 min", 300),
        ("5m", 300),
        ("2 mins", 120),
        ("1 minute", 60),
        ("20 minutes", 1_200),
        ("1m30s", 90),
        ("1 min 30 sec", 90),
        ("1,5 min", 90),
        ("½ min", 30),
        ("1½ min", 90),
        ("2¼ min", 135),
        ("¾ h", 2_700),
        (":30", 30),
        ("1h", 3_600),
        ("1.5 h", 5_400),
        ("2 hours", 7_200),
        ("1h 2m 3s", 3_723),
        ("1:00:00", 3_600),
        ("1:02:03", 3_723),
        ("  1:30\t", 90),
        ("1M30S", 90),
        ("0", 0),
        ("0:00", 0),
    ],
)
def test_parse__what_people_write(text: str, seconds: int) -> None:
    assert parse(text) == seconds


def test_parse__a_bare_number_after_hours_means_minutes() -> None:
    assert parse("1h30") == parse("1 h 30") == 90 * 60


@pytest.mark.parametrize("text, seconds", [("8.3 min", 498), ("4.1 min", 246), ("0.07 h", 252), ("1.1 h", 3_960)])
def test_parse__a_fraction_that_no_float_holds_exactly(text: str, seconds: int) -> None:
    assert parse(text) == seconds


def test_parse__a_long_number_stays_exact() -> None:
    assert parse("9" * 40) == 10**40 - 1


@pytest.mark.parametrize(
    "text",
    ["", "  ", "soon", "1:", ":", "1::30", "½½ min",
     "1:30s", "1 30", "-5", "+5", "1.5", "1e3", "1:2:3:4", "min", "9x", "٣٠", "9" * 41],
)  # fmt: skip
def test_parse__refuses_what_is_not_a_duration_and_shows_examples(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a duration: write 90, 90s, 1:30, 1m30 or 1\.5 min") as caught:
        parse(text)
    assert repr(text.strip()[:40]) in str(caught.value)


@pytest.mark.parametrize("text", ["0.01 min", "1.005 min", "0.0001 h"])
def test_parse__refuses_part_of_a_second(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{re.escape(text)}' is not a whole number of seconds"):
        parse(text)


@pytest.mark.parametrize(
    "ms, shown",
    [
        (0, "0:00"),
        (1_000, "0:01"),
        (59_000, "0:59"),
        (60_000, "1:00"),
        (90_000, "1:30"),
        (600_000, "10:00"),
        (3_599_000, "59:59"),
        (3_600_000, "1:00:00"),
        (3_723_000, "1:02:03"),
        (36_000_000, "10:00:00"),
    ],
)
def test_clock__shows_minutes_and_seconds(ms: int, shown: str) -> None:
    assert clock(ms) == shown


def test_clock__shows_0_only_when_the_time_is_over() -> None:
    assert clock(1) == "0:01"
    assert clock(1_001) == "0:02"
    assert clock(0) == clock(-1) == "0:00"


@given(seconds=st.integers(0, 14_400))
def test_parse__reads_back_what_clock_shows(seconds: int) -> None:
    assert parse(clock(seconds * 1_000)) == seconds


@given(tenths=st.integers(0, 10_000))
def test_parse__every_tenth_of_a_minute_is_whole_seconds(tenths: int) -> None:
    assert parse(f"{tenths // 10}.{tenths % 10} min") == tenths * 6


@given(text=st.text())
def test_parse__any_text_is_a_duration_or_a_value_error(text: str) -> None:
    try:
        seconds = parse(text)
    except ValueError:
        return
    assert seconds >= 0
