from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from recovery_timer.routine import limits, notation
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.routine.message import Message
from recovery_timer.routine.notation import NotationError
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.text.messages import message_text
from recovery_timer.ui.text.notation import finding_text, unread_text

CATALOGUE = load_catalogue()


def error_of(text: str) -> NotationError:
    with pytest.raises(NotationError) as caught:
        notation.parse(text, CATALOGUE)
    return caught.value


@pytest.mark.parametrize(
    "typed",
    [
        "# Legs\n3 x 30s calf stretch rest 10s",
        "# Legs\n3 x 30s calf stretch, rest 700",
        "# Legs\n2000 reps squats",
        "# Legs\nrepeat 2:",
        "# " + "x" * 81,
        "# Legs\n30s calf stretch, 10s",
    ],
    ids=["comma", "duration", "count", "two lines", "name", "option"],
)
def test_finding_text__in_english__is_the_notations_own_message(typed: str) -> None:
    error = error_of(typed)

    assert finding_text(error.fault) == unread_text(error) == str(error)


def test_finding_text__of_a_notice__says_where_it_is() -> None:
    (notice,) = notation.parse("# Legs\n30s hamstrng stretch", CATALOGUE).notices

    assert finding_text(notice) == f"Line 2, column 5: {notice.message}"


def test_unread_text__of_a_value_beyond_its_limit__says_the_range() -> None:
    assert unread_text(OutOfRangeError("sets", limits.SETS, 101)) == "Sets must be 1 to 100, not 101."


def test_message_text__without_facts__may_have_braces() -> None:
    assert message_text(Message("a {brace}")) == "a {brace}"
    assert message_text("words without a template") == "words without a template"


class GermanNotation(QTranslator):
    """Translates two messages of the notation, and the words for a range."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sentence: str, /, disambiguation: str | None = None, n: int = -1) -> str | None:
        return {
            ("messages", "{what} of {limit}, not {number}"): "{what} von {limit} statt {number}",
            ("messages", "a rest"): "eine Pause",
            ("text", "{low} to {high} s"): "{low} bis {high} s",
        }.get((context, sentence))


@pytest.fixture
def _german(qapp: QApplication) -> Iterator[None]:
    german = GermanNotation()
    qapp.installTranslator(german)
    yield
    qapp.removeTranslator(german)


def test_message_text__a_number_beyond_those_of_qt__is_shown_as_it_is() -> None:
    assert message_text(Message("{count} at most", count=2**63)) == "9223372036854775808 at most"
    assert message_text(Message("{count} at most", count=-(2**63) + 1)) == "-9,223,372,036,854,775,807 at most"


@pytest.mark.usefixtures("_german")
def test_message_text__is_translated_with_all_its_facts() -> None:
    fault = error_of("# Legs\n30s calf stretch, rest 700").fault

    assert message_text(fault.expected) == "eine Pause von 0 bis 600 s statt 700"
