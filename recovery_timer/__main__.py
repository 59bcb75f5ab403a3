"""Runs the program as ``python -m recovery_timer``, and as its own child processes.

``--child NAME`` is internal: the program starts itself with it, even when frozen into a single executable.
"""

import sys


def main() -> int:
    """Run the program, or the child named in the arguments, and return the exit status."""
    # Imported late: a child needs no code of the program, nor the program any of its children.
    match sys.argv[1:]:
        case ["--child", "sound"]:
            from recovery_timer.adapters.sound.process import main as play

            play()
        case ["--child", "m4a", path]:
            from recovery_timer.adapters.sound.m4a import main as encode

            encode(path)
        case _:
            from recovery_timer.cli.commands import main as run

            return run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
