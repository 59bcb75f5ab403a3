"""The lines worth showing after a session, and quietly before one."""

from collections.abc import Collection, Iterator
from datetime import datetime, time

from recovery_timer.journal import moments
from recovery_timer.journal.entries import Sign
from recovery_timer.journal.known import Choices, Known
from recovery_timer.journal.lines import (
    MOST_LINES,
    AfterLine,
    BeforeLine,
    CataloguePage,
    Drink,
    DrinkBefore,
    GradualProgression,
    HeatTooEarly,
    IceAgain,
    RestOrLowImpact,
    StrongOnRestDay,
    StrongWhileSore,
)
from recovery_timer.journal.soreness import MODERATE, SEVERE, Feeling, feeling
from recovery_timer.journal.summary import Summary
from recovery_timer.journal.today import ICE_PACKS, ICE_UNTIL, heat_waits, is_rest_day, see_someone
from recovery_timer.routine.technique import Family

AFTER_A_RUN_H = 2
"""A session that begins within this time after a run counts as being after that run."""

ICE_AGAIN_H = 3
"""The article says "several times a day" and names no interval; this is our starting value."""

THIS_EVENING = time(20)
GONE_FOR_H = 24

PAGES = (
    "nutrition",
    "anti-inflammatory-foods",
    "sleep",
    "compression-socks",
    "footwear",
    "supplements",
    "active-release",
    "rest-day",
)
"""The pages that are suggested in turn when there is nothing else to say."""


def after_session(
    known: Known, choices: Choices, session: Summary, techniques: Collection[str], now: datetime
) -> tuple[AfterLine, ...]:
    """Return what to say after ``session``, in which ``techniques`` were held: three lines at most."""
    lines = [
        line
        for line in _after(known, session, techniques, now)
        if choices.is_told(line.topic) and not known.is_answered(line.key, now)
    ]
    return tuple(lines[:MOST_LINES]) or (_page(known),)


def _after(known: Known, session: Summary, techniques: Collection[str], now: datetime) -> Iterator[AfterLine]:
    felt = feeling(known.soreness)
    if (line := see_someone(known)) is not None:
        yield line
    if _is_bad(felt):
        yield RestOrLowImpact(key=f"low impact {session.id}", tomorrow=moments.next_day(now).date())
    run = known.last_run
    if run is not None and 0 <= moments.hours_between(run.at, session.started) <= AFTER_A_RUN_H:
        yield Drink(key=f"drink {session.id}", after_hard_run=run.hard)
    if not set(ICE_PACKS).isdisjoint(techniques) and (ice := _ice_again(session, now)) is not None:
        yield ice
    if felt.is_well and felt.worst_before >= MODERATE:
        gone = known.soreness[-1]
        if 0 <= moments.hours_between(gone.at, now) <= GONE_FOR_H:
            yield GradualProgression(key=f"progression {gone.id}")


def _ice_again(session: Summary, now: datetime) -> IceAgain | None:
    """Return the offer of ice later today; None if it is too late for that."""
    evening = datetime.combine(now.date(), THIS_EVENING, tzinfo=now.tzinfo)
    end = datetime.combine(now.date(), ICE_UNTIL, tzinfo=now.tzinfo)
    later = moments.hours_later(now, ICE_AGAIN_H)
    offer = IceAgain(
        key=f"ice again {session.id}",
        later=later if later < end else None,
        evening=evening if moments.hours_later(now, 1) <= evening else None,
    )
    return offer if offer.later or offer.evening else None


def _page(known: Known) -> CataloguePage:
    """Return the first page that was never shown, or else the one shown longest ago."""

    def shown(technique: str) -> int:
        answer = known.answers.get(f"page {technique}")
        return 0 if answer is None else moments.stamp_ms(answer.at)

    technique = min(PAGES, key=shown)
    return CataloguePage(key=f"page {technique}", technique=technique)


def before_session(
    known: Known, choices: Choices, families: Collection[Family], now: datetime, *, before_a_run: bool
) -> tuple[BeforeLine, ...]:
    """Return what to say before a session with techniques of these ``families``.

    ``before_a_run`` is whether the routine is meant for before a run.
    """
    lines = _before(known, choices, families, now, before_a_run=before_a_run)
    return tuple(line for line in lines if choices.is_told(line.topic) and not known.is_answered(line.key, now))


def _before(
    known: Known, choices: Choices, families: Collection[Family], now: datetime, *, before_a_run: bool
) -> Iterator[BeforeLine]:
    if before_a_run:
        yield DrinkBefore(key="drink before")
    if Family.HEAT in families and (waits := heat_waits(known, now)) is not None:
        yield HeatTooEarly(
            key=f"heat early {waits.run.id}", run=waits.run, hours_ago=waits.hours_ago, from_=waits.from_
        )
    if Family.STRENGTH in families:
        felt = feeling(known.soreness)
        if _is_bad(felt) and felt.since is not None:
            yield StrongWhileSore(key=f"strong while sore {felt.since.id}")
        elif is_rest_day(known, choices, now.date()):
            yield StrongOnRestDay(key=f"strong on {now.date()}")


def _is_bad(felt: Feeling) -> bool:
    return felt.worst >= SEVERE or Sign.PAIN in felt.signs
