"""The dose of a technique in words: a recommendation, or, worded differently, a good value to start with."""

from recovery_timer.routine import durations
from recovery_timer.routine.technique import Amount, Dose, Technique
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated


def dose_label(technique: Technique) -> str:
    """Return the dose of ``technique`` in one short line; a default of ours is shown as a value to start with."""
    dose = technique.dose
    if dose.warm is not None and dose.cold is not None:
        return text.tr("{warm} warm / {cold} cold").format(warm=length_words(dose.warm), cold=length_words(dose.cold))
    if dose.sets is not None and dose.sets.is_users:
        return _users(dose)
    if dose.reps is not None:
        return _ours(dose.reps, text.tr("{reps} reps").format(reps=count_words(dose.reps)))
    if dose.seconds is None:
        return translated(technique.how_often)
    if dose.sets is not None and dose.sets.high is not None:
        return text.tr("{hold}, {sets} sets").format(hold=length_words(dose.seconds), sets=count_words(dose.sets))
    return _ours(dose.seconds, length_words(dose.seconds))


def _users(dose: Dose) -> str:
    """Return the dose of a user's own technique, as the user has set it."""
    one = count_label(dose.reps.default) if dose.reps is not None else length_words(dose.seconds or Amount(default=0))
    sets = dose.sets.default if dose.sets is not None else 1
    return one if sets == 1 else text.tr("{sets} × {one}").format(sets=sets, one=one)


def count_label(reps: int) -> str:
    """Return a number of reps in words."""
    return text.tr("%n reps", "", reps)


def _ours(amount: Amount, words: str) -> str:
    return words if amount.low is not None or amount.words else text.tr("{amount} to start with").format(amount=words)


def recommendation(amount: Amount, *, is_time: bool, value: int | None = None) -> str:
    """Return the recommendation of ``amount`` in words.

    If there is none, our default is given as a good start; empty once the user has set another ``value``, or if the
    amount is the user's own.
    """
    shown = length_words(amount) if is_time else count_words(amount)
    if amount.low is not None or amount.words:
        return text.tr("Recommended: {amount}").format(amount=shown)
    if amount.is_users or (value is not None and value != amount.default):
        return ""
    words = (
        text.tr("No recommended time; {amount} is a good start")
        if is_time
        else text.tr("No recommended number; {amount} is a good start")
    )
    return words.format(amount=shown)


def length_words(amount: Amount) -> str:
    """Return the recommended range of a length of time; our default if there is none."""
    if amount.words:
        return translated(amount.words)
    if amount.low is None or amount.high is None:
        return length_range(amount.default, amount.default)
    shown = length_range(amount.low, amount.high)
    return text.tr("about {amount}").format(amount=shown) if amount.is_about else shown


def length_range(low: int, high: int) -> str:
    """Return a range of seconds, in minutes where both ends are whole ones."""
    if high % durations.MINUTE == 0 and low % durations.MINUTE == 0:
        return text.tr("{amount} min").format(amount=range_words(low // durations.MINUTE, high // durations.MINUTE))
    return text.tr("{amount} s").format(amount=range_words(low, high))


def count_words(amount: Amount) -> str:
    """Return the recommended range of a count; our default if there is none."""
    return (
        range_words(amount.default, amount.default)
        if amount.low is None
        else range_words(amount.low, amount.high or amount.low)
    )


def range_words(low: int, high: int) -> str:
    """Return a range; a single number if both ends are equal."""
    return str(low) if low == high else text.tr("{low}–{high}").format(low=low, high=high)
