from pathlib import Path

import pytest

from tests import parts
from tests.parts import PARTS, PartResult, SuitePart

CLOSING = "tests/x.py ...\n===== {} in 1.20s ====="


def test_parts__each_file_is_run_once() -> None:
    files = [path.relative_to(parts.REPOSITORY) for path in (parts.REPOSITORY / "tests").rglob("test_*.py")]
    run_by = {str(file): [part.name for part in PARTS if part.holds(file)] for file in files}

    assert {file: names for file, names in run_by.items() if len(names) != 1} == {}


def test_summary__adds_up_what_every_part_said() -> None:
    results = [
        PartResult("core", 0, 3.0, CLOSING.format("1200 passed, 2 skipped, 7 deselected")),
        PartResult("real", 1, 4.0, CLOSING.format("1 failed, 40 passed, 1 error")),
        PartResult("rest", -11, 1.0, "tests/y.py ...\nFatal Python error: Segmentation fault"),
    ]

    assert parts.summary(results, 5.0).splitlines()[1:] == [
        "core        1,202    1,200        0        0        2        3",
        "real           42       40        1        1        0        4  exit status 1",
        "rest            0        0        0        0        0        1  exit status -11",
        "all         1,244    1,240        1        1        2        5",
    ]


@pytest.mark.parametrize(
    "code", ["def test():\n    time.sleep(600)", "import atexit\natexit.register(time.sleep, 600)\ndef test(): pass"]
)
def test_results__a_part_hangs__ends_and_shows_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(parts, "SILENT_FOR_S", 5.0)
    (tmp_path / "test_hangs.py").write_text(f"import time\n{code}\n")

    (hangs,) = parts.results_of([SuitePart("hangs", (str(tmp_path),))], at_once=1)

    assert hangs.status != 0
    assert "most recent call first" in hangs.text
    assert hangs.text.endswith("Ended, as it had written nothing for 5 s.")


def test_results__a_part_that_finds_no_test__is_a_failure(tmp_path: Path) -> None:
    (nothing,) = parts.results_of([SuitePart("none", (str(tmp_path),))], at_once=1)

    assert nothing.status != 0
    assert nothing.counts.total() == 0
