"""What the Linux kernel accounts to a process: processor time, memory, children."""

import ctypes
import os
import time
from pathlib import Path
from typing import NamedTuple


class Memory(NamedTuple):
    """The memory of a process, in MiB.

    RSS is everything that it uses, including shared memory; PSS includes only its share of that. Anonymous memory is
    not mapped from files.
    """

    rss: float
    pss: float
    anonymous: float


def memory(process_id: int) -> Memory:
    """Return the memory that a process uses now."""
    lines = (line.split() for line in Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()[1:])
    kib = {words[0]: int(words[1]) for words in lines}
    return Memory(*(round(kib[name] / 1024, 1) for name in ("Rss:", "Pss:", "Anonymous:")))


def cpu_s(process_id: int) -> float:
    """Return the processor time (user and system) that all threads of a process have used."""
    # Exact to the nanosecond; the fields of /proc are in hundredths of a second.
    clock = ctypes.c_int()
    failed = ctypes.CDLL(None).clock_getcpuclockid(process_id, ctypes.byref(clock))
    if failed:
        raise ProcessLookupError(failed, os.strerror(failed))
    return time.clock_gettime(clock.value)


def ended_children_cpu_s(process_id: int) -> float:
    """Return the processor time of the children of a process that have ended, as synthesizers do."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def children(process_id: int) -> list[int]:
    """Return the processes that a process has started."""
    tasks = Path(f"/proc/{process_id}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def sound_process(window: int) -> int:
    """Return the sound process of the program whose window's process is ``window``."""
    # A synthesizer may be running, too, and end at any moment.
    (sound,) = (child for child in children(window) if _command(child).endswith(b"--child\0sound\0"))
    return sound


def _command(process_id: int) -> bytes:
    try:
        return Path(f"/proc/{process_id}/cmdline").read_bytes()
    except OSError:
        return b""
