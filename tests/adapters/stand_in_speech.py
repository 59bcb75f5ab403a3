"""Stands in for the speech process: ``stand_in_speech.py LOG MANNER...``. Each start takes the next MANNER or the last.

It writes "start" and every command it gets to LOG. MANNER is one of: ready, fails (at once), hangs (is never ready),
dies (when it is to say something), dumb (never begins to speak), lacks (an engine).
"""

import json
import sys
import time
from pathlib import Path


def main() -> None:
    log, manners = Path(sys.argv[1]), sys.argv[2:]
    starts = log.read_text().count("start\n") if log.exists() else 0
    manner = manners[min(starts, len(manners) - 1)]
    note(log, "start")
    if manner == "fails":
        sys.exit(3)
    if manner == "hangs":
        time.sleep(60)
    if manner == "lacks":
        send({"type": "problem", "problem": {"fault": "no English voice"}})
        return
    send({"type": "ready", "voices": [{"id": "en_US Anna", "name": "Anna"}]})
    for line in sys.stdin:
        note(log, line.strip())
        if json.loads(line)["type"] == "say":
            if manner == "dies":
                sys.exit(3)
            if manner != "dumb":
                send({"type": "begun"})


def note(log: Path, line: str) -> None:
    with log.open("a") as file:
        file.write(f"{line}\n")


def send(message: dict[str, object]) -> None:
    print(json.dumps(message), flush=True)


if __name__ == "__main__":
    main()
