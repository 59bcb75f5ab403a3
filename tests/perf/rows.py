"""The model of a bench: its lines, the rows made from their measurements, and their growth."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import log10
from statistics import median
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace


class Budget(NamedTuple):
    """The largest value that keeps a promise, or the largest ratio if ``of_ratio``."""

    limit: float
    of_ratio: bool = False


class BenchLine(NamedTuple):
    """One thing to measure.

    ``size`` is the number of ``things`` that it was measured with, None where there is nothing to count; lines that
    differ only in size are a series. ``against`` names the reference.
    """

    subject: str
    size: int | None = None
    things: str = ""
    unit: str = "ms"
    against: str = ""
    budget: Budget | None = None


class Pairs(NamedTuple):
    """Repeated measurements, each with the reference measured just before it on the same machine."""

    values: Sequence[float]
    references: Sequence[float]


class Missing(NamedTuple):
    """Why a line could not be measured here."""

    why: str


Measured = tuple[BenchLine, Pairs | Missing]
Measure = Callable[[], Iterable[Measured]]


class BenchTable(NamedTuple):
    """Lines that are measured together. ``about`` explains what is compared with what, and what is not.

    ``measure`` yields each of them once, in any order. A bench that is not ``usual`` runs only if it is named.
    """

    name: str
    about: str
    lines: Sequence[BenchLine]
    measure: Measure
    usual: bool = True


class BenchRow(Struct, frozen=True, kw_only=True):
    """A line with its figures, as it is in the JSON; `tests.perf.bench` documents the fields."""

    bench: str
    subject: str
    size: int | None
    things: str
    unit: str
    value: float | None
    against: str
    reference: float | None
    ratio: float | None
    budget: float | None
    budget_of: str | None
    is_missed: bool
    growth: float | None
    missing: str | None

    @property
    def key(self) -> tuple[str, str, int | None, str]:
        """What distinguishes this row from all others."""
        return (self.bench, self.subject, self.size, self.things)


def rows_of(bench: BenchTable, measured: Iterable[Measured]) -> list[BenchRow]:
    """Return a row for each line of ``bench``, in their order."""
    found = dict(measured)
    rows = [_row(bench.name, line, found.get(line, Missing("not measured"))) for line in bench.lines]
    return with_growth(rows)


def _row(bench: str, line: BenchLine, found: Pairs | Missing) -> BenchRow:
    value = reference = ratio = None
    if isinstance(found, Pairs):
        value, reference = median(found.values), median(found.references)
        # By pairs, so that a moment when the machine was busy affects both or neither.
        ratios = [own / other for own, other in zip(found.values, found.references, strict=True) if other]
        ratio = median(ratios) if ratios else None
    judged = ratio if line.budget and line.budget.of_ratio else value
    return BenchRow(
        bench=bench,
        subject=line.subject,
        size=line.size,
        things=line.things,
        unit=line.unit,
        value=value,
        against=line.against,
        reference=reference,
        ratio=ratio,
        budget=line.budget.limit if line.budget else None,
        budget_of=("ratio" if line.budget.of_ratio else "value") if line.budget else None,
        is_missed=line.budget is not None and judged is not None and judged > line.budget.limit,
        growth=None,
        missing=found.why if isinstance(found, Missing) else None,
    )


def with_growth(rows: Sequence[BenchRow]) -> list[BenchRow]:
    """Return the rows with the growth of each from the one before it, if both are of one series."""
    grown = {after.key: growth(before, after) for before, after in pairwise(rows)}
    return [replace(row, growth=grown.get(row.key)) for row in rows]


def growth(smaller: BenchRow, larger: BenchRow) -> float | None:
    """Return the factor by which a tenfold size multiplies the figure: 1 is constant, 10 proportional, 100 quadratic.

    It is computed from the ratios, which a busy machine affects less than the values. None if the two rows are not of
    one series, or it is not defined for their sizes.
    """
    if (smaller.bench, smaller.subject, smaller.things) != (larger.bench, larger.subject, larger.things):
        return None
    if not smaller.size or not larger.size or larger.size <= smaller.size:
        return None
    if not smaller.ratio or not larger.ratio:
        return None
    return float((larger.ratio / smaller.ratio) ** (1 / log10(larger.size / smaller.size)))
