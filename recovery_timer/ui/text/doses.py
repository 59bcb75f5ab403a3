"""The dose of a technique in words, as in the article."""

from recovery_timer.routine import durations
from recovery_timer.routine.technique import Figure, Technique
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated


def dose_label(technique: Technique) -> str:
    """Return the dose of ``technique`` in one short line; if the article gives no figure, our default."""
    dose = technique.dose
    if dose.warm is not None and dose.cold is not None:
        return text.tr("{warm} warm / {cold} cold").format(warm=length_words(dose.warm), cold=length_words(dose.cold))
    if dose.reps is not None:
        return text.tr("{reps} reps").format(reps=count_words(dose.reps))
    if dose.seconds is None:
        return translated(technique.how_often)
    if dose.sets is not None and dose.sets.high is not None:
        return text.tr("{hold} × {sets}").format(hold=length_words(dose.seconds), sets=count_words(dose.sets))
    return length_words(dose.seconds)


def recommendation(figure: Figure) -> str:
    """Return the article's claim about ``figure``, or that it makes none."""
    if figure.low is not None or figure.words:
        return translated(figure.claim)
    return text.tr("The article gives no figure; this is our starting value.")


def length_words(figure: Figure) -> str:
    """Return the recommended range of a length of time; our default if there is none."""
    if figure.words:
        return translated(figure.words)
    low, high = (figure.default, figure.default) if figure.low is None else (figure.low, figure.high or figure.low)
    if high % durations.MINUTE == 0 and low % durations.MINUTE == 0:
        low, high, unit = low // durations.MINUTE, high // durations.MINUTE, text.tr("{amount} min")
    else:
        unit = text.tr("{amount} s")
    return unit.format(amount=range_words(low, high))


def count_words(figure: Figure) -> str:
    """Return the recommended range of a count; our default if there is none."""
    return (
        range_words(figure.default, figure.default)
        if figure.low is None
        else range_words(figure.low, figure.high or figure.low)
    )


def range_words(low: int, high: int) -> str:
    """Return a range; a single number if it has only one."""
    return str(low) if low == high else text.tr("{low}–{high}").format(low=low, high=high)
