import subprocess
import sys


def run(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_import_without_features__reads_no_sources() -> None:
    program = """
import linecache
import PySide6.QtCore
from recovery_timer.adapters.lean_imports import import_without_features
import_without_features()
import recovery_timer.routine.model
print(linecache.cache)
"""
    assert run(program) == "{}"


def test_without_openssl__loads_none__and_hashes_as_before() -> None:
    program = """
import sys
from recovery_timer.adapters.lean_imports import without_openssl
with without_openssl():
    import asyncio
import hashlib
assert not {"ssl", "_ssl"} & {*sys.modules}
print(asyncio.run(asyncio.sleep(0, "slept")), hashlib.sha256(b"a").hexdigest()[:8])
import ssl
"""
    assert run(program) == "slept ca978112"
