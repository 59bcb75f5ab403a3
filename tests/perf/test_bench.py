"""The report of a bench: its JSON, its table, and the page, with a row for each line of the benches."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.perf import bench, table
from tests.perf.report import REPOSITORY, MachineFacts, Report, decoded, encoded
from tests.perf.rows import BenchLine, BenchTable, Budget, Measure, Measured, Missing, Pairs, rows_of

LINES = (
    BenchLine("exec to ready", 1_000, "routines", against="a window"),
    BenchLine("exec to ready", 10_000, "routines", against="a window", budget=Budget(1.5, of_ratio=True)),
    BenchLine("RSS", unit="MiB", against="a window", budget=Budget(100)),
    BenchLine("RSS of another", unit="MiB", against="a window"),
)
MEASURED = (Pairs([200.0], [100.0]), Pairs([300.0], [100.0]), Pairs([90.0], [50.0]), Missing("not installed"))
MADE = BenchTable("made", "All of it is made up.", LINES, lambda: zip(LINES, MEASURED, strict=True))
MACHINE = MachineFacts(processor="Abacus", processors=2, system="Clay", python="3.11.2", qt="6.11.3", load=0.5)


def report() -> Report:
    return Report(
        commit="0123456789abcdef",
        is_modified=False,
        date="2026-11-27T10:00:00+00:00",
        seconds=90,
        machine=MACHINE,
        rows=rows_of(MADE, MADE.measure()),
    )


# -- the JSON


def test_encoded__has_the_documented_fields() -> None:
    found = json.loads(encoded(report()))

    assert found.keys() == {"schema", "commit", "is_modified", "date", "seconds", "machine", "rows"}
    assert found["schema"] == 1
    assert found["machine"].keys() == {"processor", "processors", "system", "python", "qt", "load"}
    assert found["rows"][1] == {
        "bench": "made",
        "subject": "exec to ready",
        "size": 10_000,
        "things": "routines",
        "unit": "ms",
        "value": 300.0,
        "against": "a window",
        "reference": 100.0,
        "ratio": 3.0,
        "budget": 1.5,
        "budget_of": "ratio",
        "is_missed": True,
        "growth": 1.5,
        "missing": None,
    }


def test_encoded__every_field__is_documented() -> None:
    found = json.loads(encoded(report()))
    fields = [*found, *found["machine"], *found["rows"][0]]

    assert [field for field in fields if f"``{field}``" not in (bench.__doc__ or "")] == []


def test_decoded__is_what_was_encoded() -> None:
    assert decoded(encoded(report())) == report()


# -- the table


TABLE = """\
bench    what                                                  measured   reference   ratio            budget     x10
made     exec to ready, 1,000 routines                         200.0 ms    100.0 ms    2.00
made     exec to ready, 10,000 routines                        300.0 ms    100.0 ms    3.00      1.5 × missed    1.50
made     RSS                                                  90.00 MiB   50.00 MiB    1.80           100 MiB
made     RSS of another                                    not installed"""


def test_text_rows__line_up_under_the_heading() -> None:
    assert f"{table.heading()}\n{table.text_rows(report().rows)}" == TABLE


@pytest.mark.parametrize(
    "value, shown",
    [
        (0.0, "0 ms"),
        (0.0208, "0.021 ms"),
        (0.5, "0.50 ms"),
        (99.99, "99.99 ms"),
        (100.04, "100.0 ms"),
        (1234.5, "1,234 ms"),
    ],
)
def test_cells__value__has_the_digits_that_count(value: float, shown: str) -> None:
    (row,) = rows_of(MADE._replace(lines=LINES[:1]), [(LINES[0], Pairs([value], [1.0]))])

    assert table.cells(row)[2] == shown


@pytest.mark.parametrize("size, words", [(None, "RSS"), (1, "RSS, 1 session"), (10_000, "RSS, 10,000 sessions")])
def test_what__counts_the_things(size: int | None, words: str) -> None:
    line = BenchLine("RSS", size, "sessions")
    (row,) = rows_of(MADE._replace(lines=[line]), [])

    assert table.what(row) == words


def test_summary__names_what_is_missed() -> None:
    assert table.summary(report()).splitlines()[1:] == [
        "The reference of made: a window.",
        "1 of 2 budgets are kept.",
        "Missed: made: exec to ready, 10,000 routines: 3.00 for 1.5 ×",
    ]


def test_page__has_all_rows_and_where_they_were_measured() -> None:
    text = table.page(report(), [MADE])

    assert table.page_rows(text) == [(row.bench, table.what(row)) for row in report().rows]
    assert (
        "| made | exec to ready, 10,000 routines | 300.0 ms | 100.0 ms | a window | 3.00 | 1.5 × missed | 1.50 |"
        in text
    )
    assert "commit 0123456789ab," in text
    assert "2 processors of Abacus" in text
    assert "All of it is made up." in text


def test_page__of_the_project__has_the_rows_of_the_benches() -> None:
    lines = [rows_of(each, ()) for each in bench.BENCHES if each.usual]
    wanted = [(row.bench, table.what(row)) for rows in lines for row in rows]

    found = table.page_rows((REPOSITORY / bench.PAGE).read_text(encoding="utf-8"))

    assert found == wanted, "run: make bench ARGS=--page"


# -- the benches


def test_benches__every_line__has_a_unique_name() -> None:
    lines = [row.key for each in bench.BENCHES for row in rows_of(each, ())]

    assert len(set(lines)) == len(lines)
    assert all(line.against for each in bench.BENCHES for line in each.lines)


def breaks_off() -> Iterator[Measured]:
    yield LINES[0], Pairs([1], [1])
    raise OSError("There is no abacus.")


def lacks() -> Iterator[Measured]:
    yield LINES[0], Pairs([1], [1])
    pytest.skip("Xvfb is not here")


@pytest.mark.parametrize("measure, why", [(breaks_off, "failed: OSError"), (lacks, "Xvfb is not here")])
def test_measured__bench_fails__keeps_what_it_has(
    measure: Measure, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = bench.measured(MADE._replace(measure=measure))

    assert dict(found) == {LINES[0]: Pairs([1], [1]), **dict.fromkeys(LINES[1:], Missing(why))}


# -- the command


NAMED = MADE._replace(name="named", usual=False)


def run(folder: Path, *words: str) -> int:
    (folder / "docs").mkdir()
    return bench.main(words, [MADE, NAMED], folder)


def benches_in(folder: Path) -> set[str]:
    return {row.bench for row in decoded((folder / bench.JSON).read_bytes()).rows}


def test_main__nothing_named__measures_the_usual_benches_and_writes_no_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == 0

    assert benches_in(tmp_path) == {"made"}
    assert not (tmp_path / bench.PAGE).exists()
    assert "Missed: made: exec to ready, 10,000 routines" in capsys.readouterr().out


def test_main__named__measures_only_that(tmp_path: Path) -> None:
    assert run(tmp_path, "named") == 0

    assert benches_in(tmp_path) == {"named"}


def test_main__page__writes_it(tmp_path: Path) -> None:
    run(tmp_path, "--page")

    assert len(table.page_rows((tmp_path / bench.PAGE).read_text(encoding="utf-8"))) == len(LINES)


def test_main__strict_and_a_budget_is_missed__fails(tmp_path: Path) -> None:
    assert run(tmp_path, "--strict") == 1


@pytest.mark.parametrize("words", [("unknown",), ("made", "--page")])
def test_main__cannot_be_done__says_so_before_it_measures(
    tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(tmp_path, *words)

    assert "error" in capsys.readouterr().err
    assert not (tmp_path / bench.JSON).exists()
