"""Hunts in a process of its own, and prints the results: ``python -m tests.fuzz [INPUTS [SEED]]``.

``python -m tests.fuzz feed TARGET FILE`` feeds one saved input again. The same seed makes the same inputs.
"""

import sys
import tempfile
from pathlib import Path

from tests.fuzz.hunt import HEADING, LONGEST_S, MOST_MB, hunt, peak_mb
from tests.fuzz.targets import targets


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        every = targets(Path(folder))
        if arguments[:1] == ["feed"]:
            _, name, file = arguments
            (one,) = [target for target in every if target.name == name]
            print(one.feed(Path(file).read_bytes()))
            return
        inputs, seed = int(arguments[0]) if arguments else 2_000, arguments[1] if arguments[1:] else "1"
        whole = sum(target.share for target in every)
        print(HEADING)
        for target in every:
            # Rounded up.
            print(hunt(target, -(-inputs * target.share // whole), seed, longest_s=LONGEST_S), flush=True)
        if peak_mb() > MOST_MB:
            sys.exit(f"It took {peak_mb():.0f} MB of memory; {MOST_MB} are the most.")


if __name__ == "__main__":
    main(sys.argv[1:])
