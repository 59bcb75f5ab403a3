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


def test_has_room__folder_is_gone_or_too_small__is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ROOM_BYTES", 1)
    assert parts.has_room(tmp_path)
    assert not parts.has_room(tmp_path / "gone")

    monkeypatch.setattr(parts, "ROOM_BYTES", 2**80)
    assert not parts.has_room(tmp_path)


def test_environment__files_are_in_memory__but_those_of_real_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "ROOM_BYTES", 1)
    monkeypatch.setattr(parts, "IN_MEMORY", tmp_path)
    monkeypatch.setenv("TMPDIR", "elsewhere")

    assert {part.environment()["TMPDIR"] for part in PARTS if part.is_real} == {"elsewhere"}
    assert {part.environment()["TMPDIR"] for part in PARTS if not part.is_real} == {str(tmp_path)}


def test_results__parts_hang__they_end_and_show_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SILENT_FOR_S", 5.0)
    codes = {
        "test": "def test():\n    time.sleep(600)",
        "exit": "import atexit\natexit.register(time.sleep, 600)\ndef test(): pass",
    }
    for name, code in codes.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "test_hangs.py").write_text(f"import time\n{code}\n")

    hang = list(parts.results_of([SuitePart(name, (str(tmp_path / name),)) for name in codes], at_once=2))

    assert {each.name for each in hang} == set(codes)
    assert all(each.status != 0 for each in hang)
    assert all("most recent call first" in each.text for each in hang)
    assert all(each.text.endswith("Ended, as it had written nothing for 5 s.") for each in hang)


def test_results__real_parts__only_some_at_a_time__others_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    running: list[str] = []
    most: list[int] = []

    class FakePartRun:
        """A part that ends when it is looked at for the second time."""

        def __init__(self, part: SuitePart, _: Path) -> None:
            self.part = part
            self._looks = 0
            running.append(part.name)
            most.append(sum(name.startswith("real") for name in running))

        def is_over(self) -> bool:
            self._looks += 1
            return self._looks > 1

        def kill(self) -> None:
            if self.part.name in running:
                running.remove(self.part.name)

        def result(self) -> PartResult:
            return PartResult(self.part.name, 0, 0.0, "")

    monkeypatch.setattr(parts, "PartRun", FakePartRun)
    some = [SuitePart(f"real {number}", (), niceness=0) for number in range(4)] + [SuitePart("other", ())]

    ended = [result.name for result in parts.results_of(some, at_once=5)]

    assert ended == ["real 0", "real 1", "real 2", "other", "real 3"]
    assert max(most) == parts.REAL_AT_ONCE


def test_results__a_part_that_finds_no_test__is_a_failure(tmp_path: Path) -> None:
    (nothing,) = parts.results_of([SuitePart("none", (str(tmp_path),))], at_once=1)

    assert nothing.status != 0
    assert nothing.counts.total() == 0
