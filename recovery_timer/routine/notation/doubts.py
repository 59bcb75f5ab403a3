"""Doubts about what was read but may not have been meant: a notice asks, instead of the reader deciding silently."""

import re

from recovery_timer.routine.message import Message
from recovery_timer.routine.model import Step
from recovery_timer.routine.notation import amounts
from recovery_timer.routine.notation.fault import Doubt, NoticeCode
from recovery_timer.routine.notation.lexicon import Lexicon
from recovery_timer.routine.notation.lines import PlacedWords, TextLine
from recovery_timer.routine.notation.texts import printable, quoted
from recovery_timer.routine.technique import Technique

GAPS = frozenset({"rest", "break", "pause"})
"""Words for a rest between two steps."""

_GAP = re.compile(rf"(?:{'|'.join(GAPS)})(?: (?:between|before|after|for) .*)?", re.IGNORECASE)
_LABELS = {
    "phase", "level", "part", "day", "week", "stage", "step", "position", "exercise", "variation", "round", "number",
    "no", "no.",
}  # fmt: skip
"""Words whose number is part of a name: phase 2."""

_OTHERWISE_SAID = {
    "set", "sets", "times", "twice", "round", "rounds", "rep", "reps", "repeat", "repetition", "repetitions", "second",
    "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "left", "right", "each", "both", "per", "side",
    "sides",
}  # fmt: skip
"""Words that mean something where they are claimed, but nothing within a name."""

_DIGIT, _OF_TWO = re.compile("[0-9]"), re.compile("[0-9]{1,3}(?:/[0-9]{1,3})?")


def about_name(name: PlacedWords, lexicon: Lexicon) -> tuple[Doubt, ...]:
    """Return the doubts about ``name``, a step's own: it may be a misspelt technique, or contain a number or a side."""
    found = [doubt for doubt in (_near(name, lexicon), _stray(name)) if doubt is not None]
    if _GAP.fullmatch(name.text) is not None:
        own = quoted(printable(name.text))
        message = Message("{name} is not between two steps, so it is a step, and counts as work", name=name.text)
        found.append(Doubt(name.places[0], name.places[-1] + 1, NoticeCode.REST_AS_STEP, message, (own,)))
    return tuple(found)


def _near(name: PlacedWords, lexicon: Lexicon) -> Doubt | None:
    technique = lexicon.near(name.text)
    if technique is None:
        return None
    sides = [word for word in name.text.lower().split(" ") if word in {"left", "right"}]
    meant = " ".join([technique.name, *sides[:1]])
    message = Message(
        "no technique is called {name}, so it is a step of your own; did you mean {meant}?", name=name.text, meant=meant
    )
    return Doubt(name.places[0], name.places[-1] + 1, NoticeCode.NEAR_TECHNIQUE, message, (meant,))


def _stray(name: PlacedWords) -> Doubt | None:
    words = name.text.split(" ")
    for before, word in zip(["", *words], words, strict=False):
        is_number = _DIGIT.search(word) is not None and not _is_label(before, word)
        if is_number or word.lower() in _OTHERWISE_SAID:
            own = quoted(printable(name.text))
            message = Message("{word} is only part of the name of this step", word=word)
            return Doubt(name.places[0], name.places[-1] + 1, NoticeCode.IN_NAME, message, (own,))
    return None


def _is_label(before: str, word: str) -> bool:
    """Whether the number in ``word`` looks like part of a name: phase 2, 90/90."""
    return _OF_TWO.fullmatch(word) is not None and ("/" in word or before.lower() in _LABELS)


def about_step(line: TextLine, step: Step, technique: Technique | None) -> tuple[Doubt, ...]:
    """Return the doubts about ``step`` as a whole."""
    if technique is None:
        return ()
    if technique.place == "contrast":
        head = "shower" if "shower" in step.name.lower() else "contrast"
        meant = head if step.seconds is None else f"{head} for {amounts.spell(step.seconds)}"
        message = Message("this is one step without a change of water; did you mean {meant}?", meant=meant)
        return (Doubt(line.start, line.end, NoticeCode.CONTRAST_AS_STEP, message, (meant,)),)
    return ()


def of_range(ends: tuple[str, ...]) -> Message:
    """Return the message about a range, whose ``ends`` are offered."""
    return Message("this is a range, of which {low} is taken", low=ends[0])
