"""The words for what follows: a line's title, its reason, and its button."""

from typing import NamedTuple, assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.journal.lines import (
    AfterLine,
    Drink,
    GradualProgression,
    IceAgain,
    Page,
    RestOrLowImpact,
    SeeSomeone,
)
from recovery_timer.journal.soreness import Concern
from recovery_timer.routine.technique import Catalogue
from recovery_timer.ui import text
from recovery_timer.ui.text import domain
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
