import pytest

from recovery_timer.routine.notation import rename
from recovery_timer.storage.catalogue import load_catalogue

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    "text, renamed",
    [
        ("# Legs\n30s squats", "# Arms\n30s squats"),
        ("\n\n  # Legs  # slowly\r\n\r\n30s squats # now\n\n", "\n\n# Arms\r\n\r\n30s squats # now\n\n"),
        ("Legs\n30s squats", "# Arms\n30s squats"),
        ("Legs\n30s squats, rast 5s", "# Arms\n30s squats, rast 5s"),
        ("#\n30s squats", "# Arms\n30s squats"),
        ("30s squats", "30s squats"),
        ("30s squats, rast 5s", "30s squats, rast 5s"),
        ("hamstring stretch\n30s", "hamstring stretch\n30s"),
        ("\ufeff# Legs\n30s squats", "\ufeff# Arms\n30s squats"),
        ("", ""),
        (" \n", " \n"),
    ],
)
def test_rename__changes_the_line_of_the_name__and_nothing_else(text: str, renamed: str) -> None:
    assert rename(text, "Arms", CATALOGUE) == renamed
