"""The days after a run, by a clock set and let run: exactly these lines and notifications, and no others.

The same hours, wherever the runner is and whatever the clocks do: through both changes of the clocks, over a leap day,
and after a flight.
"""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from recovery_timer.journal.entries import Answer, Entry, Reminder, ReminderKind
from recovery_timer.journal.known import Choices, Way
from recovery_timer.journal.lines import Topic
from recovery_timer.journal.moments import hours_later
from recovery_timer.routine.technique import Family
from tests.app.test_follow_ups import WatchedFollowUps, played
from tests.journal.made import AUCKLAND, BERLIN, run, sore

RAN = {
    "an ordinary week": datetime(2026, 5, 5, 18, 10, tzinfo=BERLIN),
    "clocks forward": datetime(2026, 3, 28, 18, 10, tzinfo=BERLIN),
    "clocks back": datetime(2026, 10, 24, 18, 10, tzinfo=BERLIN),
    "leap day": datetime(2028, 2, 28, 18, 10, tzinfo=BERLIN),
    "new year": datetime(2026, 12, 30, 18, 10, tzinfo=BERLIN),
}
PLACES = [(ran, BERLIN) for ran in RAN.values()] + [(RAN["an ordinary week"], AUCKLAND)]
IDS = [*RAN, "flight"]

HISTORIES: dict[str, list[tuple[float, int]]] = {
    "nothing told": [],
    "mild": [(24.5, 2), (48.5, 1)],
    "gone": [(24.5, 0)],
    "moderate, and it stays so": [(24.5, 5), (48.5, 5), (72.5, 4)],
    "severe": [(24.5, 8)],
}

LINES: dict[str, dict[float, list[str]]] = {
    "nothing told": {
        0: ["heat"],
        23.99: ["heat"],
        24: ["soreness 24", "heat"],
        47: ["soreness 24", "heat"],
        48: ["soreness 48"],
        72: ["soreness 72"],
        95.99: ["soreness 72"],
        96: [],
    },
    "mild": {24: ["soreness 24", "heat"], 47: ["heat"], 48: ["soreness 48"], 49: [], 72: ["soreness 72"], 96: []},
    "gone": {24: ["soreness 24", "heat"], 25: ["heat"], 47: ["heat"], 48: [], 72: [], 96: []},
    "moderate, and it stays so": {47: ["heat"], 48: ["soreness 48"], 72: ["soreness 72"], 73: ["see"], 200: ["see"]},
    "severe": {
        24: ["soreness 24", "heat"],
        25: ["see", "heat"],
        48: ["see", "soreness 48"],
        72: ["see", "soreness 72"],
    },
}

AFTER: dict[str, dict[float, list[str]]] = {
    "nothing told": {
        1: ["Drink"],
        2.1: ["CataloguePage"],
        24: ["CataloguePage"],
        47: ["CataloguePage"],
        48: ["CataloguePage"],
        72: ["CataloguePage"],
    },
    "gone": {1: ["Drink"], 47: ["CataloguePage"], 72: ["CataloguePage"]},
    "moderate, and it stays so": {47: ["CataloguePage"], 72: ["CataloguePage"], 73: ["SeeSomeone"]},
    "severe": {25: ["SeeSomeone", "RestOrLowImpact"], 48: ["SeeSomeone", "RestOrLowImpact"]},
}


def journal(ran: datetime, history: str, until: float) -> list[Entry]:
    """Return what was logged ``until`` so many hours after the run."""
    told = [sore(hours_later(ran, hours), level) for hours, level in HISTORIES[history] if hours <= until]
    return [run(ran), *told]


def key(line: object) -> str:
    """Return the kind of a line and its hours."""
    return " ".join(word for word in str(line).split() if word.isdigit() or word in {"soreness", "heat", "now", "see"})


def clock_set(ran: datetime, zone: ZoneInfo, history: str, hours: float) -> WatchedFollowUps:
    """Return the follow-ups of a program that is started so many hours after the run."""
    return WatchedFollowUps(*journal(ran, history, hours), at=hours_later(ran, hours).astimezone(zone))


@pytest.mark.parametrize("ran, zone", PLACES, ids=IDS)
def test_today__with_the_clock_set__has_exactly_these_lines(ran: datetime, zone: ZoneInfo) -> None:
    seen = {
        history: {hours: [key(line) for line in clock_set(ran, zone, history, hours).keys] for hours in lines}
        for history, lines in LINES.items()
    }

    assert seen == LINES


@pytest.mark.parametrize("ran, zone", PLACES, ids=IDS)
def test_after_a_session__with_the_clock_set__are_exactly_these_lines(ran: datetime, zone: ZoneInfo) -> None:
    def said(history: str, hours: float) -> list[str]:
        watched = clock_set(ran, zone, history, hours)
        return [type(line).__name__ for line in watched.ups.after(played("quad-stretch", watched.clock.here()))]

    assert {history: {hours: said(history, hours) for hours in lines} for history, lines in AFTER.items()} == AFTER


@pytest.mark.parametrize("ran, zone", PLACES, ids=IDS)
def test_before_a_session_with_heat__it_waits_48_hours(ran: datetime, zone: ZoneInfo) -> None:
    def objections(hours: float) -> int:
        return len(clock_set(ran, zone, "nothing told", hours).ups.before([Family.HEAT], before_a_run=False))

    assert [objections(hours) for hours in (0, 24, 47, 48, 72)] == [1, 1, 1, 0, 0]


EVERYTHING = Choices(ways=dict.fromkeys(Topic, Way.NOTIFY), wake_up=time(7))

TOLD = {
    "an ordinary week": ["06 18:10 soreness", "07 18:10 soreness + heat", "08 18:10 soreness"],
    # An hour is missing, and one comes twice: what counts are those that pass.
    "clocks forward": ["29 19:10 soreness", "30 19:10 soreness + heat", "31 19:10 soreness"],
    "clocks back": ["25 17:10 soreness", "26 17:10 soreness + heat", "27 17:10 soreness"],
    "leap day": ["29 18:10 soreness", "01 18:10 soreness + heat", "02 18:10 soreness"],
    "new year": ["31 18:10 soreness", "01 18:10 soreness + heat", "02 18:10 soreness"],
    # There, it becomes due at 4:10 in the night.
    "flight": ["07 07:00 soreness", "08 07:00 soreness + heat", "09 07:00 soreness"],
}


def told(watched: WatchedFollowUps, hours: float) -> list[str]:
    """Let ``hours`` pass, and return when which kinds of line were told."""
    found: list[str] = []
    watched.ups.became_due.connect(
        lambda lines: found.append(
            f"{watched.clock.here():%d %H:%M} " + " + ".join(line.key.split()[0] for line in lines)
        )
    )
    watched.let_pass(hours)
    return found


@pytest.mark.parametrize("place", IDS)
def test_notifications__are_exactly_these(place: str) -> None:
    ran, zone = PLACES[IDS.index(place)]
    wanted = Reminder(id="wish", at=ran, kind=ReminderKind.HEAT, due=hours_later(ran, 48), about="run")
    watched = WatchedFollowUps(run(ran), wanted, at=hours_later(ran, 0.1).astimezone(zone), choices=EVERYTHING)
    found = told(watched, 120)

    assert [each for each in found if not each.endswith("sleep")] == TOLD[place]
    assert {each[3:] for each in found if each.endswith("sleep")} == {"20:00 sleep"}


def test_notifications__of_what_becomes_due_at_night__wait_for_the_users_morning() -> None:
    ran = datetime(2026, 5, 5, 23, 30, tzinfo=BERLIN)
    choices = Choices(ways={Topic.SORENESS: Way.NOTIFY}, night=(time(23), time(8, 30)))

    assert told(WatchedFollowUps(run(ran), at=ran, choices=choices), 100) == [
        "07 08:30 soreness",
        "08 08:30 soreness",
        "09 08:30 soreness",
    ]


def test_notifications__end_when_all_is_gone__and_none_comes_twice() -> None:
    ran = RAN["an ordinary week"]
    watched = WatchedFollowUps(run(ran), at=ran, choices=EVERYTHING)
    found = told(watched, 24.5)
    watched.journal.log(sore(watched.clock.here(), 0))
    watched.journal.log(Answer(id="sleep 2026-05-07", at=watched.clock.here()))
    watched.let_pass(5)

    assert found == ["05 20:00 sleep", "06 18:10 soreness"]


def test_notifications__ice_gun_and_rest__in_one_day() -> None:
    noon = datetime(2026, 5, 5, 12, tzinfo=BERLIN)
    reminders = [
        Reminder(id="ice", at=noon, kind=ReminderKind.ICE, due=hours_later(noon, 3)),
        Reminder(id="gun", at=noon, kind=ReminderKind.DAILY, due=noon.replace(hour=19), about="massage-gun"),
        Reminder(id="day", at=noon, kind=ReminderKind.REST_DAY, due=noon.replace(day=6, hour=0)),
    ]
    watched = WatchedFollowUps(*reminders, at=noon, choices=EVERYTHING)

    assert told(watched, 32) == [
        "05 15:00 ice",
        "05 19:00 daily",
        "05 20:00 sleep",
        "06 07:00 rest",
        "06 19:00 daily",
        "06 20:00 sleep",
    ]
