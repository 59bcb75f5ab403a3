"""What the kernel accounts to a process."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.perf.procfs import children, cpu_s, memory

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux has these files")


def test_cpu_s__is_the_time_that_the_process_itself_knows() -> None:
    before = time.process_time()
    seen = cpu_s(os.getpid())

    assert before <= seen <= time.process_time()


def test_cpu_s__no_such_process__raises() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass

    with pytest.raises(ProcessLookupError):
        cpu_s(ended.pid)


def test_memory__what_is_shared_counts_in_part() -> None:
    now = memory(os.getpid())

    assert now.rss >= now.pss > 0
    assert now.rss >= now.anonymous > 0


def test_children__has_those_that_run() -> None:
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE) as child:
        assert child.pid in children(os.getpid())
