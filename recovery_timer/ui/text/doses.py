"""The dose of a technique in words, as in the article."""

from recovery_timer.routine import durations
from recovery_timer.routine.technique import Figure, Technique
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated


def dose_label(technique: Technique) -> str:
    """Return the dose of ``technique`` in one short line; if the article gives no figure, our default."""
    dose = technique.dose
    if dose.warm is not None and dose.cold is not None:
        return text.tr("{warm} warm / {cold} cold").format(warm=_length(dose.warm), cold=_length(dose.cold))
    if dose.reps is not None:
        return text.tr("{reps} reps").format(reps=_count(dose.reps))
    if dose.seconds is None:
        return translated(technique.how_often)
    if dose.sets is not None and dose.sets.high is not None:
        return text.tr("{hold} × {sets}").format(hold=_length(dose.seconds), sets=_count(dose.sets))
    return _length(dose.seconds)


def recommendation(figure: Figure) -> str:
    """Return the article's claim about ``figure``, or that it makes none."""
    if figure.low is not None or figure.words:
        return translated(figure.claim)
    return text.tr("The article gives no figure; this is our starting value.")


def _length(figure: Figure) -> str:
    if figure.words:
        return translated(figure.words)
    low, high = (figure.default, figure.default) if figure.low is None else (figure.low, figure.high or figure.low)
    if high % durations.MINUTE == 0 and low % durations.MINUTE == 0:
        low, high, unit = low // durations.MINUTE, high // durations.MINUTE, text.tr("{amount} min")
    else:
        unit = text.tr("{amount} s")
    return unit.format(amount=_range(low, high))


def _count(figure: Figure) -> str:
    return (
        _range(figure.default, figure.default) if figure.low is None else _range(figure.low, figure.high or figure.low)
    )


def _range(low: int, high: int) -> str:
    return str(low) if low == high else text.tr("{low}–{high}").format(low=low, high=high)
