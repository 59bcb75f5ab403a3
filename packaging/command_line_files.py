"""The manual page and the shells' completions, generated from the parser of the commands.

Packagers put them where the system looks for them; `write` does that for Linux.
"""

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from recovery_timer.cli.commands import PROGRAM, command_parser

COMPLETIONS = {
    "bash": f"bash-completion/completions/{PROGRAM}",
    "fish": f"fish/vendor_completions.d/{PROGRAM}.fish",
    "zsh": f"zsh/vendor-completions/_{PROGRAM}",
}
"""Where each shell looks, below the folder ``share``."""

_NAMES = f"{PROGRAM} list 2>/dev/null | sed 's/   *[^ ].*//'"
"""Prints the name of every routine, one per line: in the output of `list`, two or more spaces follow it."""
ROUTINE = {
    "bash": "_recovery_timer_routine",
    "fish": f"({_NAMES}; __fish_complete_path)",
    "zsh": "_recovery_timer_routine",
}
PREAMBLE = {
    "bash": f"""
_recovery_timer_routine() {{
    local IFS=$'\\n'
    compgen -W "$({_NAMES})" -- "$1" | sed 's/[^[:alnum:]._-]/\\\\&/g'
    compgen -f -- "$1"
}}
""",
    "zsh": f"""
_recovery_timer_routine() {{
    local -a names=("${{(@f)$({_NAMES})}}")
    compadd -a names
    _files
}}
""",
}


def manual_page() -> str:
    """Return the page for ``man recovery-timer``."""
    parser, _ = command_parser()
    # Attributes that argparse_manpage looks for, as shtab does for `complete` below.
    parser.man_short_description = "guide a runner through recovery after a run"  # type: ignore[attr-defined]
    return str(Manpage(parser, format="single-commands-section"))


def completion(shell: str) -> str:
    """Return the completion script of the program for ``shell``."""
    parser, _ = command_parser()
    for action in _actions(parser):
        if action.metavar == "ROUTINE":
            action.complete = ROUTINE  # type: ignore[attr-defined]  # see above
        elif action.metavar == "FILE":
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # see above
        elif action.metavar == "DIR":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]  # see above
    return str(shtab.complete(parser, shell, preamble=PREAMBLE.get(shell, "")))


def write(share: Path) -> None:
    """Write all of them below ``share``."""
    texts = {f"man/man1/{PROGRAM}.1": manual_page()} | {place: completion(sh) for sh, place in COMPLETIONS.items()}
    for place, text in texts.items():
        file = share / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no other list of them
        yield action
        if isinstance(action, _SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
