"""Leaner imports: without what libraries load for features that the program does not use."""

import builtins
import linecache
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any


def import_without_features() -> None:
    """Remove PySide's hook from `import`, once PySide is loaded.

    The hook reads the source of every module that is imported, to learn whether it uses PySide's optional naming
    (`__feature__`), and keeps that source: 2 MB. No module here uses it.
    """
    # What it has read up to now: its own sources, and Python's enum.
    linecache.clearcache()
    # Undocumented: without it, everything works too, but starts later.
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


@contextmanager
def without_openssl() -> Iterator[None]:
    """Import asyncio, and what else has a use for OpenSSL, as in a Python that was built without it.

    It takes 5 MB, and nothing here speaks TLS. Some builds of Python have no other implementation of hashes; there,
    they keep OpenSSL's. Elsewhere hashes stay without it, however late the first of them is needed.
    """
    modules: dict[str, Any] = sys.modules
    if find_spec("_md5") and find_spec("_sha1"):
        modules.setdefault("_hashlib", None)
    if "ssl" in modules:
        yield
        return
    modules["ssl"] = None
    try:
        yield
    finally:
        modules.pop("ssl", None)
