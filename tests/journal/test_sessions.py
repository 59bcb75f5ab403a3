from collections.abc import Collection
from datetime import date, datetime

import pytest

from recovery_timer.journal.entries import Answer, Reminder, ReminderKind, Sign
from recovery_timer.journal.known import Choices, Known, Way, known
from recovery_timer.journal.lines import AfterLine, BeforeLine, Drink, IceAgain, RestOrLowImpact, Topic
from recovery_timer.journal.moments import hours_later
from recovery_timer.journal.sessions import PAGES, after_session, before_session
from recovery_timer.routine.technique import Family
from tests.journal.made import TUESDAY, run, session, sore

NONE = Choices()


def hours(number: float) -> datetime:
    return hours_later(TUESDAY, number)


def after(
    seen: Known, started: datetime = TUESDAY, techniques: Collection[str] = (), choices: Choices = NONE
) -> tuple[AfterLine, ...]:
    return after_session(seen, choices, session(started, session_id="s"), techniques, hours_later(started, 0.2))


def names(lines: tuple[AfterLine, ...] | tuple[BeforeLine, ...]) -> list[str]:
    return [type(line).__name__ for line in lines]


def test_after__nothing_to_say__suggests_each_page_in_turn() -> None:
    seen, shown = Known(), list[str]()
    for number in range(10):
        (line,) = after(seen, hours(24 * number))
        shown.append(line.key.removeprefix("page "))
        seen = seen.with_entry(Answer(id=line.key, at=hours(24 * number), until=hours(24 * number)))

    assert shown == [*PAGES, *PAGES[:2]]


@pytest.mark.parametrize(
    "ran, hard, expected",
    [
        (-1, False, [Drink(key="drink s", after_hard_run=False)]),
        (-2, True, [Drink(key="drink s", after_hard_run=True)]),
    ],
)
def test_after__a_run__advises_drinking(ran: float, hard: bool, expected: list[AfterLine]) -> None:
    assert list(after(known([run(hours(ran), hard=hard)], {}))) == expected


@pytest.mark.parametrize("ran", [-2.1, 0.1])
def test_after__no_run_within_two_hours__does_not(ran: float) -> None:
    assert names(after(known([run(hours(ran))], {}))) == ["CataloguePage"]


def test_after__severe_or_pain__offers_a_rest_day() -> None:
    line = RestOrLowImpact(key="low impact s", tomorrow=date(2026, 5, 6))

    assert after(known([sore(TUESDAY, 5, signs=[Sign.PAIN])], {})) == (line,)
    assert names(after(known([sore(TUESDAY, 8)], {}))) == ["SeeSomeone", "RestOrLowImpact"]
    asked = known([sore(TUESDAY, 8, entry_id="a"), Answer(id="see a", at=TUESDAY)], {})
    assert names(after(asked)) == ["RestOrLowImpact"]


def test_after__ice__offers_it_again_while_the_day_lasts() -> None:
    noon = TUESDAY.replace(hour=12, minute=0)
    (line,) = after(Known(), noon, {"rice"})

    assert isinstance(line, IceAgain)
    assert (line.later, line.evening) == (hours_later(noon, 3.2), noon.replace(hour=20))
    (late,) = after(Known(), TUESDAY.replace(hour=18, minute=40), {"ice-pack"})
    assert isinstance(late, IceAgain)
    assert late.later is not None
    assert names(after(Known(), TUESDAY.replace(hour=19, minute=30), {"ice-pack"})) == ["CataloguePage"]
    assert names(after(Known(), noon, {"ice-bath"})) == ["CataloguePage"]


def test_after__moderate_soreness_gone__advises_gradual_progression() -> None:
    gone = [sore(hours(-48), 5), sore(hours(-1), 0)]

    assert names(after(known(gone, {}))) == ["GradualProgression"]
    assert names(after(known([sore(hours(-48), 3), sore(hours(-1), 0)], {}))) == ["CataloguePage"]
    assert names(after(known(gone, {}), hours(30))) == ["CataloguePage"]


def test_after__has_at_most_the_first_three_lines_that_apply() -> None:
    seen = known([run(hours(-1)), sore(hours(-0.5), 9, signs=[Sign.PAIN])], {})

    assert names(after(seen, TUESDAY, {"rice"})) == ["SeeSomeone", "RestOrLowImpact", "Drink"]


def before(
    seen: Known, *families: Family, rest_days: frozenset[int] = frozenset(), run_next: bool = False
) -> list[str]:
    choices = Choices(rest_days=rest_days)
    return names(before_session(seen, choices, families, hours(5), before_a_run=run_next))


def test_before__a_run__advises_drinking() -> None:
    assert before(Known(), Family.DYNAMIC, run_next=True) == ["DrinkBefore"]
    assert before(Known(), Family.DYNAMIC) == []


def test_before__heat_within_48_hours_after_a_run__is_objected_to_once() -> None:
    seen = known([run()], {})

    assert before(seen, Family.HEAT) == ["HeatTooEarly"]
    assert before(seen, Family.CONTRAST) == []
    assert before(known([run(hours(-50))], {}), Family.HEAT) == []
    assert before(seen.with_entry(Answer(id="heat early run", at=TUESDAY)), Family.HEAT) == []


def test_before__strength__on_a_rest_day_or_while_sore_is_objected_to() -> None:
    tuesdays = frozenset({1})

    assert before(Known(), Family.STRENGTH, rest_days=tuesdays) == ["StrongOnRestDay"]
    assert before(Known(), Family.STRENGTH) == []
    assert before(Known(), Family.ROLL, rest_days=tuesdays) == []
    assert before(known([sore(TUESDAY, 8)], {}), Family.STRENGTH, rest_days=tuesdays) == ["StrongWhileSore"]
    asked = known([Reminder(id="r", at=hours(-24), kind=ReminderKind.REST_DAY, due=TUESDAY)], {})
    assert before(asked, Family.STRENGTH) == ["StrongOnRestDay"]


def test_after__switched_off_topics__are_left_out() -> None:
    seen = known([run(hours(-1)), sore(hours(-0.5), 8)], {})
    choices = Choices(ways={Topic.DRINK: Way.OFF, Topic.PROFESSIONAL: Way.OFF})

    assert names(after(seen)) == ["SeeSomeone", "RestOrLowImpact", "Drink"]
    assert names(after(seen, choices=choices)) == ["RestOrLowImpact"]
    assert before_session(seen, choices, (), hours(0), before_a_run=True) == ()
