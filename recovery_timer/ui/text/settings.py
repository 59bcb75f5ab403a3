"""The texts of the settings page: groups, settings and their choices."""

from collections.abc import Mapping
from typing import assert_never

from msgspec import Struct

from recovery_timer.app.settings import SORENESS_HOURS, WEEKDAYS, SettingGroup
from recovery_timer.ui import text
from recovery_timer.ui.text import journal


class SettingText(Struct, frozen=True):
    """The texts for one setting. `choices` has the texts of its values, if they are a fixed few.

    If the values are the machine's devices, `usual` is the text for the default, and `absent` the one for the
    ``{name}`` of a stored device that is not available.
    """

    label: str
    help: str
    choices: Mapping[str, str] = {}
    usual: str = ""
    absent: str = ""


def group_label(group: SettingGroup) -> str:
    """Return the heading of ``group``."""
    match group:
        case SettingGroup.SESSION:
            return text.tr("Session")
        case SettingGroup.SOUND:
            return text.tr("Sound and flash")
        case SettingGroup.VOICE:
            return text.tr("Voice")
        case SettingGroup.REMINDERS:
            return text.tr("Reminders")
        case SettingGroup.LOOK:
            return text.tr("Look")
    assert_never(group)


def _telling() -> Mapping[str, str]:
    return {"off": text.tr("Off"), "today": text.tr("On Today"), "notify": text.tr("Notify")}


def setting_texts() -> Mapping[str, SettingText]:
    """Return the texts of every setting, by its name."""
    return {**_session(), **_sound(), **_voice(), **_reminders(), **_look()}


def _session() -> Mapping[str, SettingText]:
    return {
        "get_ready": SettingText(text.tr("Get ready"), text.tr("Time before the first step.")),
        "position": SettingText(
            text.tr("Get into position"),
            text.tr(
                "Time before every later step: each exercise has its own, from 10 s for a stretch to 20 s at a wall."
            ),
            choices={"shorter": text.tr("Shorter"), "usual": text.tr("Usual"), "longer": text.tr("Longer")},
        ),
        "after_sleep": SettingText(
            text.tr("After the computer sleeps"),
            text.tr("What happens to a running session. Sleep is never counted."),
            choices={"pause": text.tr("Pause"), "go on": text.tr("Continue"), "ask": text.tr("Ask")},
        ),
        "preview": SettingText(
            text.tr("Show a routine before its first time"),
            text.tr("Its steps, what you need and what to take care of. A click on its card always shows them."),
        ),
    }


def _sound() -> Mapping[str, SettingText]:
    return {
        "volume": SettingText(
            text.tr("Volume"), text.tr("How loud the sounds and the voice are, apart from the system’s own volume.")
        ),
        "output": SettingText(
            text.tr("Output"),
            text.tr("Where the sounds are heard. Falls back to the default if disconnected."),
            usual=text.tr("System default"),
            absent=text.tr("{name} (not connected)"),
        ),
        "music": SettingText(
            text.tr("Music from other programs"),
            text.tr("During a session, or only while the voice speaks. Works with players that media keys control."),
            choices={
                "plays on": text.tr("Plays on"),
                "pauses": text.tr("Pauses"),
                "pauses for the voice": text.tr("Pauses for the voice"),
            },
        ),
        "half": SettingText(
            text.tr("Halfway sound"),
            text.tr("A sound in the middle of everything that lasts 30 seconds or more."),
        ),
        "flash": SettingText(text.tr("Flash"), text.tr("The window flashes with every sound.")),
    }


def _voice() -> Mapping[str, SettingText]:
    return {
        "voice": SettingText(text.tr("Voice"), text.tr("Between the steps it says what comes next.")),
        "voice_id": SettingText(
            text.tr("Voice to use"),
            text.tr("One of the voices that this computer has."),
            usual=text.tr("Default voice"),
            absent=text.tr("{name} (not installed)"),
        ),
        "voice_rate": SettingText(text.tr("Speed"), text.tr("100 is the voice’s normal speed.")),
        "voice_volume": SettingText(
            text.tr("Voice volume"), text.tr("Relative to the sounds; the main volume applies to both.")
        ),
        "time_left": SettingText(
            text.tr("Time left"),
            text.tr("Spoken this often in a long step. Press T to hear it at any time."),
            choices={
                "never": text.tr("Never"),
                "1 min": text.tr("1 min"),
                "2 min": text.tr("2 min"),
                "5 min": text.tr("5 min"),
            },
        ),
    }


def _reminders() -> Mapping[str, SettingText]:
    return {
        "tell_soreness": SettingText(
            text.tr("How are the legs?"),
            text.tr("After a run. Soreness usually eases within 24 to 72 hours."),
            choices=_telling(),
        ),
        "soreness_hours": SettingText(
            text.tr("When to ask"),
            text.tr("Hours after the run, or after you logged soreness without one. Not again once it is all gone."),
            choices={hours: text.tr("{hours} h").format(hours=hours) for hours in SORENESS_HOURS},
        ),
        "soreness_again": SettingText(
            text.tr("Ask again until logged"),
            text.tr("Each question up to three times, 3 hours apart."),
        ),
        "tell_ice": SettingText(
            text.tr("Ice again"),
            text.tr("When you asked for it after a session with ice; until 22:00 at the latest."),
            choices=_telling(),
        ),
        "tell_heat": SettingText(
            text.tr("Heat"),
            text.tr("Heat waits 48 hours after a run. You are notified once, if you asked for it on the card."),
            choices=_telling(),
        ),
        "tell_drink": SettingText(
            text.tr("Drink"),
            text.tr("Before a run, and after a session that follows one."),
        ),
        "tell_rest_day": SettingText(
            text.tr("Rest day"),
            text.tr("On the days of the week below, and when you chose one after a session."),
            choices=_telling(),
        ),
        "rest_days": SettingText(
            text.tr("Rest days of the week"),
            text.tr("If you start a strength routine on one, it says so once."),
            choices={day: journal.weekday(number) for number, day in enumerate(WEEKDAYS)},
        ),
        "tell_sleep": SettingText(
            text.tr("Sleep"),
            text.tr("From 20:00: when to be asleep, to have 7 to 9 hours."),
            choices=_telling(),
        ),
        "wake_up": SettingText(text.tr("Wake-up time"), text.tr("From it follows when to be asleep.")),
        "tell_daily": SettingText(
            text.tr("Daily reminders"),
            text.tr("Left out on a day on which it was done; they stop after a week without an answer."),
            choices=_telling(),
        ),
        "tell_professional": SettingText(
            text.tr("See a professional"),
            text.tr(
                "With severe soreness, swelling, bruising, or more than mild soreness beyond 72 hours. It stays until "
                "you have asked."
            ),
        ),
        "night_from": SettingText(
            text.tr("The night begins"),
            text.tr("No notification comes at night; what becomes due then waits for the morning."),
        ),
        "night_to": SettingText(text.tr("The night ends"), text.tr("From then on, notifications come again.")),
    }


def _look() -> Mapping[str, SettingText]:
    return {
        "theme": SettingText(
            text.tr("Theme"),
            text.tr("Light or dark, or whichever the system is."),
            choices={"system": text.tr("System"), "light": text.tr("Light"), "dark": text.tr("Dark")},
        ),
        "motion": SettingText(
            text.tr("Movement"),
            text.tr(
                "The figures do the exercise. Off, they stand still, as they do if the system’s animations are off."
            ),
        ),
    }
