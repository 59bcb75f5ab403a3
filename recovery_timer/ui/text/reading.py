"""Everything to read about a technique or a question, in the user's language and in the order of the page."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.routine.technique import Amount, DoseField, Fact, Family, Question, Technique
from recovery_timer.ui import text
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.blocks import format_seconds
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.doses import count_words, length_words, range_words, recommendation

_FIELDS = {
    DoseField.SECONDS: QT_TRANSLATE_NOOP("text", "Time"),
    DoseField.REPS: QT_TRANSLATE_NOOP("text", "Reps"),
    DoseField.SETS: QT_TRANSLATE_NOOP("text", "Sets"),
    DoseField.WARM: QT_TRANSLATE_NOOP("text", "Warm"),
    DoseField.COLD: QT_TRANSLATE_NOOP("text", "Cold"),
    DoseField.TOTAL: QT_TRANSLATE_NOOP("text", "In the water"),
    DoseField.CYCLES: QT_TRANSLATE_NOOP("text", "Cycles"),
}


class DoseRow(Struct, frozen=True):
    """One number of a dose: which it is, its name, its recommendation in words, and the number itself."""

    field: DoseField
    name: str
    words: str
    amount: Amount
    is_time: bool


def dose_rows(technique: Technique) -> Sequence[DoseRow]:
    """Return the recommended amounts of ``technique``, or values to start with; for the user's own, those they set."""
    rows = []
    for field, name in _FIELDS.items():
        amount: Amount | None = getattr(technique.dose, field)
        if amount is None:
            continue
        is_time = field not in {DoseField.REPS, DoseField.SETS, DoseField.CYCLES}
        is_hold = field is DoseField.SECONDS and technique.family is Family.STRETCH
        label = text.tr("Hold") if is_hold else text.tr(str(name))
        shown = length_words(amount) if is_time else count_words(amount)
        words = shown if amount.is_users else recommendation(amount, is_time=is_time)
        rows.append(DoseRow(field, label, words, amount, is_time))
    return rows


def position_words(technique: Technique) -> str:
    """Return how long it takes to get into position for ``technique``."""
    position = technique.timing.position
    return text.tr("until you are ready") if position == "wait" else format_seconds(position)


def fact_words(fact: Fact) -> str:
    """Return a fact's amount."""
    return text.tr("{amount} {unit}").format(amount=range_words(fact.low, fact.high), unit=translated(fact.unit))


def claims(technique: Technique) -> Sequence[str]:
    """Return everything that the article says about ``technique``, each sentence once."""
    amounts = (row.amount.claim for row in dose_rows(technique))
    facts = (fact.claim for fact in technique.facts)
    return [translated(each) for each in dict.fromkeys(chain(technique.claims, amounts, facts)) if each]


def sections(where: str, questions: Sequence[Question]) -> Sequence[str]:
    """Return the headings of the article that ``where`` names; "Q6" is the sixth of ``questions``."""
    asked = {each.section: each.question for each in questions}
    return [translated(asked.get(each, each)) for each in where.split("; ")]


def technique_texts(technique: Technique) -> Iterator[str]:
    """Yield every text about ``technique``, and the names that the notation accepts for it."""
    yield from (technique.name, domain.family_label(technique.family), *technique.aliases)
    yield from (domain.muscle_label(muscle) for muscle in technique.muscles)
    yield from map(
        translated,
        (
            *(technique.name, technique.instruction, technique.how_to, technique.how_often, technique.preparation),
            *(*technique.cautions, *technique.equipment),
            *(fact.what for fact in technique.facts),
        ),
    )
    yield from claims(technique)


def question_texts(question: Question) -> Iterator[str]:
    """Yield every text of ``question``."""
    yield from map(translated, (question.question, question.answer))
    for fact in question.facts:
        yield from map(translated, (fact.what, fact.claim))
