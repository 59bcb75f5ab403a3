"""Runs the program as ``python -m recovery_timer``."""

import sys

from recovery_timer.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
