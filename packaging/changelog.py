"""CHANGELOG.md: its sections, faults in its format, and its update for a release.

The format is that of https://keepachangelog.com/en/1.1.0/: an [Unreleased] section, then the versions, newest first,
each with its day and its groups.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

UNRELEASED = "Unreleased"
GROUPS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")

_HEADING = re.compile(r"^## \[([^\]]*)\](?: - (.*))?$")
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")

Version = tuple[int, int, int]


@dataclass(frozen=True)
class ChangelogSection:
    """The changes of a version, or since the last one; then ``name`` is `UNRELEASED`, and ``day`` is empty."""

    name: str
    day: str
    text: str


def version(text: str) -> Version:
    """Parse ``text`` as a version x.y.z; raise ValueError if it is not one."""
    numbers = _VERSION.fullmatch(text)
    if numbers is None:
        raise ValueError(f"{text!r} is no version such as 1.2.3")
    major, minor, patch = map(int, numbers.groups())
    return major, minor, patch


def sections(changelog: str) -> Sequence[ChangelogSection]:
    """Return the sections of ``changelog``, in order."""
    found: list[ChangelogSection] = []
    for part in re.split(r"^(?=## )", changelog, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        named = _HEADING.match(heading)
        name, day = named.groups() if named else (heading, None)
        found.append(ChangelogSection(name, day or "", text.strip()))
    return found


def faults(changelog: str) -> Iterator[str]:
    """Yield the faults in the format of ``changelog``, a sentence each."""
    unreleased, *released = sections(changelog) or [ChangelogSection("", "", "")]
    if unreleased.name != UNRELEASED:
        yield f"the first section is not [{UNRELEASED}]"
    for section in released:
        yield from _faults_of_heading(section)
    versions = [section.name for section in released if _VERSION.fullmatch(section.name)]
    if versions != sorted(versions, key=version, reverse=True):
        yield "the versions are not newest first"
    for section in (unreleased, *released):
        yield from _faults_of_text(section)


def _faults_of_heading(section: ChangelogSection) -> Iterator[str]:
    try:
        version(section.name)
        date.fromisoformat(section.day)
    except ValueError as error:
        yield f"[{section.name}]: {error}"


def _faults_of_text(section: ChangelogSection) -> Iterator[str]:
    groups = re.findall(r"^### (.*)$", section.text, re.MULTILINE)
    if groups != [group for group in GROUPS if group in groups]:
        yield f"[{section.name}]: its groups are {', '.join(groups)}, not some of {', '.join(GROUPS)} in this order"
    for group, entries in zip(groups, re.split(r"^### .*$", section.text, flags=re.MULTILINE)[1:], strict=True):
        lines = entries.strip().splitlines()
        if not lines or not all(line.startswith(("- ", "  ")) for line in lines if line):
            yield f"[{section.name}], {group}: it is not a list"


def released(changelog: str, name: str, day: date) -> str:
    """Return ``changelog`` with the unreleased changes as version ``name`` of ``day``, below an empty [Unreleased].

    Raises ValueError if nothing is unreleased, or if the version exists or is not the newest.
    """
    unreleased, *others = sections(changelog)
    if not unreleased.text:
        raise ValueError("nothing is unreleased")
    if others and version(name) <= version(others[0].name):
        raise ValueError(f"{name} is not newer than {others[0].name}")
    return changelog.replace(f"## [{UNRELEASED}]\n", f"## [{UNRELEASED}]\n\n## [{name}] - {day}\n", 1)


def notes(changelog: str, name: str) -> str:
    """Return the changes of version ``name`` as a separate page; raise ValueError if it has no section."""
    for section in sections(changelog):
        if section.name == name and section.text:
            return re.sub(r"^###", "##", section.text, flags=re.MULTILINE) + "\n"
    raise ValueError(f"CHANGELOG.md says nothing of {name}")
