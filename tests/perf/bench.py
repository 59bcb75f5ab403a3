"""Measures how fast, how light and how exact the program is: ``make bench``. It takes about ten minutes.

``make bench ARGS="start session"`` runs only the benches of these names; the others are those in `BENCHES`.
``ARGS=--page`` writes docs/bench.md as well. A missed budget is named; with ``--strict`` it makes the exit status 1.

To add a bench, write a `bench_….py` with a `BenchTable` in it: its lines, and a generator that yields `Pairs` for each.
The table, the JSON and the page are made here. Every figure is compared with a reference in the same run, because only
ratios can be compared between machines and days.

The results are in build/bench.json:

- ``schema``: 1; increased when a field changes its meaning. New fields may be added without that.
- ``commit``, ``is_modified``: the commit in git, and whether the checkout differed from it; "" and false without git.
- ``date``, ``seconds``: when the run ended, in UTC, and how long it took.
- ``machine``: ``processor``, ``processors``, ``system``, ``python``, ``qt``, and the ``load`` before the run,
  null where the system does not report it.
- ``rows``, in the order of the table, each with:
  - ``bench``, ``subject``, ``size`` of the ``things`` (null and "" where nothing is counted): what was measured; no two
  rows agree in all four.
  - ``value`` in ``unit``: the median; null if it could not be measured here; then ``missing`` says why.
  - ``reference`` in the same unit: the median of what it was measured ``against``.
  - ``ratio``: the median of the ratios of the pairs; null if the reference was 0.
  - ``budget``: the largest ``value`` or ``ratio``, whichever ``budget_of`` says, that keeps the program's promise; both
  null where nothing is promised. ``is_missed``: whether it is exceeded.
  - ``growth``: the factor by which a tenfold size multiplies the ratio, from the row of the next smaller size; null if
  there is none.
"""

import argparse
import os
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from tests.perf import table
from tests.perf.bench_builder import BUILDER
from tests.perf.bench_export import EXPORT
from tests.perf.bench_history import HISTORY
from tests.perf.bench_library import LIBRARY
from tests.perf.bench_memory import MEMORY
from tests.perf.bench_peers import PEERS
from tests.perf.bench_session import SESSION, VOICE
from tests.perf.bench_sound import SOUND
from tests.perf.bench_start import START
from tests.perf.bench_text import TEXT
from tests.perf.report import REPOSITORY, encoded, report_of, this_machine
from tests.perf.rows import BenchRow, BenchTable, Measured, Missing, rows_of

BENCHES = (START, MEMORY, PEERS, SESSION, VOICE, SOUND, BUILDER, LIBRARY, HISTORY, TEXT, EXPORT)
JSON = Path("build", "bench.json")
PAGE = Path("docs", "bench.md")


def main(words: Sequence[str], benches: Sequence[BenchTable] = BENCHES, folder: Path = REPOSITORY) -> int:
    """Run the ``benches`` named by ``words``, print the table, and write the files in ``folder``."""
    parser = _parser([bench.name for bench in benches])
    wanted = parser.parse_args(words)
    if wanted.page and wanted.benches:
        parser.error("the page has all benches: name none with --page")
    chosen = [bench for bench in benches if (bench.name in wanted.benches if wanted.benches else bench.usual)]
    machine, begun, rows = this_machine(), time.monotonic(), list[BenchRow]()
    print(table.heading(), flush=True)
    for bench in chosen:
        added = rows_of(bench, measured(bench))
        print(table.text_rows(added), flush=True)
        rows += added
    report = report_of(rows, machine, time.monotonic() - begun)
    (folder / JSON).parent.mkdir(exist_ok=True)
    (folder / JSON).write_bytes(encoded(report))
    if wanted.page:
        (folder / PAGE).write_text(table.page(report, chosen), encoding="utf-8")
    print(f"\n{table.summary(report)}")
    return int(wanted.strict and any(row.is_missed for row in rows))


def measured(bench: BenchTable) -> list[Measured]:
    """Run ``bench``. If it fails, the lines not measured are `Missing`, and the other benches still run."""
    found: list[Measured] = []
    why = "not measured"
    try:
        found.extend(bench.measure())
    except pytest.skip.Exception as lacking:
        why = str(lacking)
    except Exception as error:  # noqa: BLE001 - whatever fails, the other benches can still run
        traceback.print_exc()
        why = f"failed: {type(error).__name__}"
    done = {line for line, _ in found}
    return [*found, *((line, Missing(why)) for line in bench.lines if line not in done)]


def _parser(names: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make bench", description="Measures how fast, light and exact the program is."
    )
    # With "*", argparse checks the absence of names against the choices, too.
    parser.add_argument("benches", nargs="*", metavar="BENCH", choices=[*names, []], help=", ".join(names))
    parser.add_argument("--page", action="store_true", help="write docs/bench.md as well")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a budget is missed")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
