"""The words for what follows: a line's title, its reason, and its button."""

from datetime import datetime
from typing import NamedTuple, assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.journal.lines import (
    AfterLine,
    BeforeLine,
    Daily,
    Drink,
    DrinkBefore,
    GradualProgression,
    HeatAllowed,
    HeatTooEarly,
    HeatWaits,
    HowAreTheLegs,
    Ice,
    IceAgain,
    Page,
    RestDay,
    RestOrLowImpact,
    SeeSomeone,
    Sleep,
    StrongOnRestDay,
    StrongWhileSore,
    TodayLine,
)
from recovery_timer.journal.soreness import Concern
from recovery_timer.routine.technique import Catalogue
from recovery_timer.ui import text
from recovery_timer.ui.text import domain, journal
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.reading import source

CONCERNS = {
    Concern.SEVERE: QT_TRANSLATE_NOOP("text", "severe soreness"),
    Concern.SWELLING: QT_TRANSLATE_NOOP("text", "swelling"),
    Concern.BRUISING: QT_TRANSLATE_NOOP("text", "bruising"),
    Concern.LASTING: QT_TRANSLATE_NOOP("text", "soreness that lasts beyond 72 hours"),
}


class Words(NamedTuple):
    """What is said of a line. ``button`` is what it offers, ``source`` where it is from, if that is to be shown."""

    title: str
    reason: str
    button: str
    source: str = ""


def see_someone(line: SeeSomeone) -> Words:
    """Return what is said of what was logged."""
    logged = text.tr(", ").join(text.tr(str(CONCERNS[concern])) for concern in line.concerns)
    reason = text.tr("You logged {what}. It can be the sign of an injury.")
    return Words(text.tr("See a professional"), reason.format(what=logged), text.tr("I have asked"), source())


def after_session(line: AfterLine, catalogue: Catalogue) -> Words:
    """Return the words for ``line`` after a session."""
    match line:
        case SeeSomeone():
            return see_someone(line)
        case RestOrLowImpact():
            return Words(
                text.tr("Rest, or something low-impact"),
                text.tr("With severe soreness or pain, until it has eased."),
                text.tr("Rest day tomorrow"),
            )
        case Drink():
            title = (
                text.tr("Drink water, or an electrolyte or sports drink")
                if line.after_hard_run
                else text.tr("Drink water")
            )
            return Words(title, text.tr("You ran less than 2 hours before."), text.tr("Done"))
        case IceAgain():
            if line.later is not None:
                button = text.tr("Remind me at {time}").format(time=domain.format_time_of_day(line.later))
            else:
                button = text.tr("Remind me this evening")
            reason = text.tr("Several times a day; 3 hours is our starting value.")
            return Words(text.tr("Ice again later"), reason, button)
        case GradualProgression():
            return Words(
                text.tr("Add distance little by little"),
                text.tr("The soreness is gone. Too much too soon can bring it back."),
                text.tr("Read more"),
            )
        case Page():
            technique = catalogue.get(line.technique)
            name = line.technique if technique is None else translated(technique.name)
            return Words(name, text.tr("A page to read, another one after each session."), text.tr("Read more"))
    assert_never(line)


def before_session(line: BeforeLine) -> str:
    """Return what is said of ``line``, quietly, before a session."""
    match line:
        case DrinkBefore():
            return text.tr("Drink before you go, and take water along.")
        case HeatTooEarly():
            words = text.tr("Your run was {hours} h ago. Heat waits 48 hours: until {day} {time}.")
            return words.format(
                hours=line.hours_ago,
                day=journal.weekday(line.from_.weekday()),
                time=domain.format_time_of_day(line.from_),
            )
        case StrongOnRestDay():
            return text.tr("Today is a rest day.")
        case StrongWhileSore():
            return text.tr("You logged severe soreness or pain: rest, or something low-impact, until it has eased.")
    assert_never(line)


def today(line: TodayLine, catalogue: Catalogue, now: datetime) -> Words:
    """Return the words for ``line``, as seen ``now``; without a button if there is nothing to do."""
    match line:
        case SeeSomeone():
            return see_someone(line)
        case Ice():
            return Words(text.tr("Ice pack again"), text.tr("As you wanted"), text.tr("Start"))
        case HowAreTheLegs():
            reason = text.tr("{hours} h after your run") if line.run else text.tr("{hours} h after you logged soreness")
            return Words(text.tr("How are the legs?"), reason.format(hours=line.hours), text.tr("Log it"))
        case HeatWaits():
            until = line.from_.astimezone(now.tzinfo)
            title = text.tr("No heat until {day} {time}").format(
                day=journal.weekday(until.weekday()), time=domain.format_time_of_day(until)
            )
            button = "" if line.is_wanted else text.tr("Remind me")
            return Words(title, text.tr("48 hours after your run"), button)
        case HeatAllowed():
            return Words(text.tr("Heat is fine now"), text.tr("48 hours have passed since your run"), text.tr("OK"))
        case RestDay():
            return Words(text.tr("Rest day"), text.tr("A gentle walk is fine"), text.tr("See it"))
        case Daily():
            technique = catalogue.get(line.reminder.about)
            name = line.reminder.about if technique is None else translated(technique.name)
            return Words(name, text.tr("Every day, as you wanted"), text.tr("Open"))
        case Sleep():
            title = text.tr("Be asleep between {earliest} and {latest}").format(
                earliest=domain.format_time_of_day(line.earliest), latest=domain.format_time_of_day(line.latest)
            )
            wake_up = domain.format_time_of_day(line.wake_up)
            return Words(title, text.tr("7 to 9 hours until {time}").format(time=wake_up), text.tr("OK"))
    assert_never(line)
