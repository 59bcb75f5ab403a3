"""The form of CHANGELOG.md, and what a release makes of it."""

from datetime import date
from pathlib import Path

import pytest

import changelog

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 27)
SMALL = """\
# Changelog

## [Unreleased]

### Added

- A voice,
  which speaks.

### Fixed

- A fault.

## [0.1.0] - 2026-05-01

### Added

- Everything.
"""


def test_changelog__has_the_form_that_it_names() -> None:
    assert [*changelog.faults((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "before, after, fault",
    [
        ("## [Unreleased]\n", "## [Next]\n", "the first section is not [Unreleased]"),
        ("[0.1.0]", "[0.1]", "[0.1]: '0.1' is no version such as 1.2.3"),
        ("2026-05-01", "1 May", "[0.1.0]: Invalid isoformat string: '1 May'"),
        (" - 2026-05-01", "", "[0.1.0]: Invalid isoformat string: ''"),
        ("## [0.1.0]", "## [0.0.9] - 2026-04-01\n\n## [0.1.0]", "the versions are not newest first"),
        ("- A fault.", "A fault.", "[Unreleased], Fixed: it is not a list"),
        ("- A fault.", "", "[Unreleased], Fixed: it is not a list"),
        (
            "### Fixed",
            "### Bugs",
            f"[Unreleased]: its groups are Added, Bugs, not some of {', '.join(changelog.GROUPS)} in this order",
        ),
    ],
)
def test_faults__name_what_is_wrong(before: str, after: str, fault: str) -> None:
    assert [*changelog.faults(SMALL)] == []
    assert [*changelog.faults(SMALL.replace(before, after))] == [fault]


def test_faults__of_no_changelog__say_that_nothing_is_there() -> None:
    assert [*changelog.faults("")] == ["the first section is not [Unreleased]"]


def test_released__what_is_unreleased__becomes_the_version() -> None:
    released = changelog.released(SMALL, "0.2.0", DAY)

    assert [(each.name, each.day) for each in changelog.sections(released)] == [
        ("Unreleased", ""),
        ("0.2.0", "2026-11-27"),
        ("0.1.0", "2026-05-01"),
    ]
    assert changelog.sections(released)[1].text == changelog.sections(SMALL)[0].text
    assert [*changelog.faults(released)] == []


def test_released__nothing_new_or_an_old_version__is_refused() -> None:
    with pytest.raises(ValueError, match="nothing is unreleased"):
        changelog.released(changelog.released(SMALL, "0.2.0", DAY), "0.3.0", DAY)
    with pytest.raises(ValueError, match=r"0\.1\.0 is not newer than 0\.1\.0"):
        changelog.released(SMALL, "0.1.0", DAY)


def test_notes__are_the_section_as_a_page() -> None:
    assert changelog.notes(SMALL, "0.1.0") == "## Added\n\n- Everything.\n"
    with pytest.raises(ValueError, match=r"nothing of 0\.9\.0"):
        changelog.notes(SMALL, "0.9.0")
