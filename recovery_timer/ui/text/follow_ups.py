"""The words of follow-ups: a line's title, its reason, and its buttons."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.journal.lines import (
    Act,
    AfterLine,
    BeforeLine,
    CataloguePage,
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
    RestDay,
    RestOrLowImpact,
    SeeSomeone,
    Sleep,
    StrongOnRestDay,
    StrongWhileSore,
    TodayLine,
)
from recovery_timer.journal.soreness import Concern
from recovery_timer.ports import Notification
from recovery_timer.routine.technique import Catalogue
from recovery_timer.ui import text
from recovery_timer.ui.text import domain, journal
from recovery_timer.ui.text.article import source
from recovery_timer.ui.text.catalogue import translated

CONCERNS = {
    Concern.SEVERE: QT_TRANSLATE_NOOP("text", "severe soreness"),
    Concern.SWELLING: QT_TRANSLATE_NOOP("text", "swelling"),
    Concern.BRUISING: QT_TRANSLATE_NOOP("text", "bruising"),
    Concern.LASTING: QT_TRANSLATE_NOOP("text", "soreness that lasts beyond 72 hours"),
}

ACTS = {
    Act.ASKED: QT_TRANSLATE_NOOP("text", "I have asked"),
    Act.DONE: QT_TRANSLATE_NOOP("text", "Done"),
    Act.SEEN: QT_TRANSLATE_NOOP("text", "OK"),
    Act.START: QT_TRANSLATE_NOOP("text", "Start"),
    Act.IN_AN_HOUR: QT_TRANSLATE_NOOP("text", "In an hour"),
    Act.ENOUGH: QT_TRANSLATE_NOOP("text", "Enough today"),
    Act.LOG: QT_TRANSLATE_NOOP("text", "Log it"),
    Act.ALL_GONE: QT_TRANSLATE_NOOP("text", "Not sore"),
    Act.WALK: QT_TRANSLATE_NOOP("text", "Gentle walk"),
    Act.FEET_UP: QT_TRANSLATE_NOOP("text", "Feet up"),
    Act.OPEN: QT_TRANSLATE_NOOP("text", "Open"),
    Act.READ: QT_TRANSLATE_NOOP("text", "Read more"),
    Act.TELL_ME: QT_TRANSLATE_NOOP("text", "Remind me"),
    Act.REST_TOMORROW: QT_TRANSLATE_NOOP("text", "Rest day tomorrow"),
    Act.ICE_LATER: QT_TRANSLATE_NOOP("text", "At {time}"),
    Act.ICE_THIS_EVENING: QT_TRANSLATE_NOOP("text", "This evening"),
}

TRIAL = "trial"
"""The key of the sample notification."""

DAILY_NAMES = {
    "massage-gun": QT_TRANSLATE_NOOP("text", "Massage gun"),
    "friction": QT_TRANSLATE_NOOP("text", "Cross-fibre friction"),
}


class LineWords(NamedTuple):
    """The words for a line. ``buttons`` has the text of each action; ``source`` is empty if it is not to be shown."""

    title: str
    reason: str
    buttons: Mapping[Act, str]
    source: str = ""


def after_session(line: AfterLine, catalogue: Catalogue) -> LineWords:
    """Return the words for ``line`` after a session."""
    buttons = _buttons(line)
    match line:
        case SeeSomeone():
            return _see_someone(line)
        case RestOrLowImpact():
            title = text.tr("Rest, or something low-impact")
            return LineWords(title, text.tr("With severe soreness or pain, until it has eased."), buttons)
        case Drink():
            title = (
                text.tr("Drink water, or an electrolyte or sports drink")
                if line.after_hard_run
                else text.tr("Drink water")
            )
            return LineWords(title, text.tr("You ran less than 2 hours before."), buttons)
        case IceAgain():
            reason = text.tr("Several times a day; 3 hours is our starting value.")
            return LineWords(text.tr("Ice again later"), reason, buttons)
        case GradualProgression():
            reason = text.tr("The soreness is gone. Too much too soon can bring it back.")
            return LineWords(text.tr("Add distance little by little"), reason, buttons)
        case CataloguePage():
            technique = catalogue.get(line.technique)
            name = line.technique if technique is None else translated(technique.name)
            return LineWords(name, text.tr("A page to read, another one after each session."), buttons)
    assert_never(line)


def before_session(line: BeforeLine) -> str:
    """Return the unobtrusive words for ``line`` before a session."""
    match line:
        case DrinkBefore():
            return text.tr("Drink before you go, and take water along.")
        case HeatTooEarly():
            return heat_waits(line)
        case StrongOnRestDay():
            return text.tr("Today is a rest day.")
        case StrongWhileSore():
            return text.tr("You logged severe soreness or pain: rest, or something low-impact, until it has eased.")
    assert_never(line)


def heat_waits(line: HeatTooEarly | HeatWaits) -> str:
    """Return how long ago the run was, and until when to wait with heat."""
    words = text.tr("Your run was {hours} h ago. Heat waits 48 hours: until {day} {time}.")
    return words.format(
        hours=line.hours_ago,
        day=journal.weekday(line.from_.weekday()),
        time=domain.format_time_of_day(line.from_),
    )


def today(line: TodayLine, now: datetime) -> LineWords:
    """Return the words for ``line``, as seen ``now``; without a button if there is nothing to do."""
    buttons = _buttons(line)
    match line:
        case SeeSomeone():
            return _see_someone(line)
        case Ice():
            return LineWords(text.tr("Ice pack, 15 min?"), text.tr("As you asked"), buttons)
        case HowAreTheLegs():
            reason = text.tr("{hours} h after your run") if line.run else text.tr("{hours} h after you logged soreness")
            return LineWords(text.tr("How are the legs?"), reason.format(hours=line.hours), buttons)
        case HeatWaits():
            until = line.from_.astimezone(now.tzinfo)
            title = text.tr("No heat until {day} {time}").format(
                day=journal.weekday(until.weekday()), time=domain.format_time_of_day(until)
            )
            reason = text.tr("Your run was {hours} h ago; heat waits 48 h").format(hours=line.hours_ago)
            return LineWords(title, reason, buttons)
        case HeatAllowed():
            return LineWords(text.tr("Heat is fine now"), text.tr("48 hours have passed since your run"), buttons)
        case RestDay():
            return LineWords(text.tr("Rest day"), text.tr("A gentle walk is fine"), buttons)
        case Daily():
            return LineWords(daily_name(line.reminder.about), text.tr("Every day, as you wanted"), buttons)
        case Sleep():
            title = text.tr("Be asleep between {earliest} and {latest}").format(
                earliest=domain.format_time_of_day(line.earliest), latest=domain.format_time_of_day(line.latest)
            )
            wake_up = domain.format_time_of_day(line.wake_up)
            return LineWords(title, text.tr("7 to 9 hours until {time}").format(time=wake_up), buttons)
    assert_never(line)


def notification(line: TodayLine, others: int, now: datetime) -> Notification:
    """Return the notification of ``line``, as seen ``now``; it mentions that ``others`` are due, too."""
    words = today(line, now)
    more = text.tr("%n more on Today", "", others) if others else ""
    return Notification(
        key=line.key,
        title=words.title,
        body=text.tr(" · ").join(each for each in (words.reason, more) if each),
        buttons=tuple((act.value, said) for act, said in words.buttons.items()),
    )


def trial() -> Notification:
    """Return a sample notification."""
    body = text.tr("This is how you are told. Nothing comes at night, during a session, or unless you chose it.")
    return Notification(key=TRIAL, title=text.tr("Reminders on your desktop"), body=body)


def title(line: AfterLine | TodayLine, now: datetime) -> str:
    """Return the title of ``line``, as seen ``now``; pages of the catalogue have none."""
    if isinstance(line, RestOrLowImpact | Drink | IceAgain | GradualProgression | CataloguePage):
        return after_session(line, {}).title
    return today(line, now).title


def daily_name(about: str) -> str:
    """Return the name of the subject of a daily reminder."""
    return text.tr(str(DAILY_NAMES[about])) if about in DAILY_NAMES else about


def _see_someone(line: SeeSomeone) -> LineWords:
    logged = text.tr(", ").join(text.tr(str(CONCERNS[concern])) for concern in line.concerns)
    reason = text.tr("You logged {what}. It can be the sign of an injury.")
    return LineWords(text.tr("See a professional"), reason.format(what=logged), _buttons(line), source())


def _buttons(line: AfterLine | TodayLine) -> Mapping[Act, str]:
    return {act: _act_words(act, line) for act in line.acts}


def _act_words(act: Act, line: AfterLine | TodayLine) -> str:
    words = text.tr(str(ACTS[act]))
    if act is Act.ICE_LATER and isinstance(line, IceAgain) and line.later is not None:
        return words.format(time=domain.format_time_of_day(line.later))
    return words
