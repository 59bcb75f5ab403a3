import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from recovery_timer import journal, routine
from recovery_timer.app.library import NameTakenError
from recovery_timer.routine import durations, limits
from recovery_timer.routine.edits import EditError, Refusal
from recovery_timer.ui.text.refusals import FIELDS, refusal_text

WITH_LIMITS = [Path(str(package.__file__)).parent for package in (routine, journal)]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    "error, words",
    [
        (limits.OutOfRangeError("seconds", limits.WORK, 14_401), "Seconds must be 1 to 14,400 s, not 14,401."),
        (limits.OutOfRangeError("name", limits.NAME_LENGTH, 0), "The name cannot be empty."),
        (
            limits.OutOfRangeError("name", limits.NAME_LENGTH, 81),
            "The name may have at most 80 characters; this one has 81.",
        ),
        (limits.OutOfRangeError("blocks", limits.BLOCKS, 0), "There is no block yet. Add a technique first."),
        (limits.OutOfRangeError("blocks", limits.BLOCKS, 1_001), "Blocks must be 1 to 1,000, not 1,001."),
        (limits.OutOfRangeError("sets", limits.SETS, 101), "Sets must be 1 to 100, not 101."),
        (limits.OutOfRangeError("get_ready", limits.GAP, 601), "Get ready must be 0 to 600 s, not 601."),
        (limits.UnprintableError("name", "\a"), "Name must not contain the character U+0007."),
        (durations.DurationError("1.01 min", is_fraction=True), "“1.01 min” is not a whole number of seconds."),
        (
            durations.DurationError("ten"),
            "“ten” is not a duration. Write 90, 90s, 1:30, 1m30 or 1.5 min.",
        ),
        (NameTakenError("Legs"), "Another routine has this name."),
        (ValueError("something else"), "something else"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refusal_text__says_what_was_refused_and_what_would_not_be(error: Exception, words: str) -> None:
    assert refusal_text(error) == words


@pytest.mark.parametrize("refusal", Refusal)
def test_refusal_text__of_an_edit__is_a_sentence(refusal: Refusal) -> None:
    words = refusal_text(EditError(refusal))
    assert words != str(EditError(refusal))
    assert words.endswith(".")


def test_fields__are_all_that_have_a_limit() -> None:
    # Ids are never typed.
    assert set(FIELDS) == set(fields_with_a_limit()) - {"id"}


def fields_with_a_limit() -> Iterator[str]:
    for file in chain.from_iterable(package.rglob("*.py") for package in WITH_LIMITS):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("limits.require", "limits.clean_")):
                (field,) = [each.value for each in node.args[:1] if isinstance(each, ast.Constant)]
                if ast.unparse(node.func) != "limits.require_id":
                    yield str(field)
