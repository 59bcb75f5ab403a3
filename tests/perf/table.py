"""A report as a table: in the terminal, and as the page docs/bench.md."""

from collections.abc import Iterable, Sequence
from textwrap import fill

from tests.perf.report import Report
from tests.perf.rows import BenchRow, BenchTable

HEADINGS = ("bench", "what", "measured", "reference", "ratio", "budget", "x10")
_PAGE_HEAD = """\
| bench | what | measured | reference | of | ratio | budget | x10 |
|---|---|--:|--:|---|--:|--:|--:|"""
_LAYOUT = ("<9", "<50", ">12", ">12", ">8", ">18", ">8")
_PAGE = """\
# How fast, how light, how exact

`make bench` measures all of this in about ten minutes, prints it as a table and writes `build/bench.json`;
`make bench ARGS=--page` writes this page as well. `make bench ARGS="start session"` measures only the benches with
these names, and with `--strict` a missed budget fails. It wants a quiet machine.

{origin}

- **Measured** is the median of several times, and **reference** that of something else, measured just before each of
  them on the same machine. **Ratio** is the median of the pairs, so it may differ a little from the quotient of the two
  medians. It is what to compare between machines.
- **Budget** is what the program promises: a value, or with × a ratio.
- **x10** is the growth: what ten times the size multiplies the ratio by, from the row above. 1 is constant, 10 is
  proportional, 100 is quadratic.

{table}

## What is compared, and what is not

{about}
"""


def heading() -> str:
    """Return the first line of the table for the terminal."""
    return _text_line(HEADINGS)


def text_rows(rows: Iterable[BenchRow]) -> str:
    """Return ``rows`` as lines of the table for the terminal."""
    return "\n".join(_text_line(cells(row)) for row in rows)


def summary(report: Report) -> str:
    """Return the summary of the table: where it was measured, and which budgets are met."""
    missed = [row for row in report.rows if row.is_missed]
    with_budget = [row for row in report.rows if row.budget is not None and row.missing is None]
    references = {row.bench: row.against for row in report.rows}
    lines = [_origin(report)]
    lines += [f"The reference of {bench}: {against}." for bench, against in references.items()]
    lines += [f"{len(with_budget) - len(missed)} of {len(with_budget)} budgets are kept."]
    lines += [f"Missed: {row.bench}: {what(row)}: {_judged(row)} for {_limit(row)}" for row in missed]
    return "\n".join(lines)


def page(report: Report, benches: Iterable[BenchTable]) -> str:
    """Return the page docs/bench.md."""
    about = [f"- **{bench.name}**: {' '.join(bench.about.split())}" for bench in benches]
    return _PAGE.format(
        origin=fill(_origin(report), width=120),
        table="\n".join([_PAGE_HEAD, *map(_page_line, report.rows)]),
        about="\n".join(fill(each, width=120, subsequent_indent="  ") for each in about),
    )


def page_rows(text: str) -> list[tuple[str, str]]:
    """Return the bench and the subject of each row on a page."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]
    return [(row[0], row[1]) for row in found]


def what(row: BenchRow) -> str:
    """Return the subject of a row, with its size."""
    if row.size is None:
        return row.subject
    things = row.things.removesuffix("s") if row.size == 1 else row.things
    return f"{row.subject}, {row.size:,} {things}"


def cells(row: BenchRow) -> tuple[str, ...]:
    """Return the cells of a row, in the order of `HEADINGS`."""
    if row.missing is not None:
        return (row.bench, what(row), row.missing, "", "", "", "")
    return (
        row.bench,
        what(row),
        _figure(row.value, row.unit),
        _figure(row.reference, row.unit),
        _figure(row.ratio),
        _budget(row),
        _figure(row.growth),
    )


def _budget(row: BenchRow) -> str:
    if row.budget is None:
        return ""
    return f"{_limit(row)} missed" if row.is_missed else _limit(row)


def _limit(row: BenchRow) -> str:
    return f"{row.budget:g} ×" if row.budget_of == "ratio" else f"{row.budget:,g} {row.unit}"


def _judged(row: BenchRow) -> str:
    """Return the figure that a row's budget applies to."""
    return _figure(row.ratio) if row.budget_of == "ratio" else _figure(row.value, row.unit)


def _figure(value: float | None, unit: str = "") -> str:
    """Return a figure with at least two significant digits, and thousands in full."""
    if value is None:
        return ""
    if not value:
        return f"0 {unit}".rstrip()
    decimals = next((decimals for least, decimals in ((1_000, 0), (100, 1), (0.1, 2)) if value >= least), 3)
    return f"{value:,.{decimals}f} {unit}".rstrip()


def _origin(report: Report) -> str:
    machine = report.machine
    commit = (
        f"commit {report.commit[:12]}{', modified' if report.is_modified else ''}" if report.commit else "no commit"
    )
    return (
        f"Measured on {report.date[:10]} at {commit}, in {report.seconds / 60:.0f} min, on {machine.processors} "
        f"processors of {machine.processor}, {machine.system}, Python {machine.python}, Qt {machine.qt}"
        f"{'' if machine.load is None else f', with a load of {machine.load:g} when it began'}."
    )


def _text_line(row: Sequence[str]) -> str:
    return "".join(f"{cell:{layout}}" for cell, layout in zip(row, _LAYOUT, strict=True)).rstrip()


def _page_line(row: BenchRow) -> str:
    *first, ratio, budget, growth = cells(row)
    return f"| {' | '.join([*first, row.against, ratio, budget, growth])} |"
