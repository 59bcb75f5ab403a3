"""Archives as bytes, for tests that damage them."""

from collections.abc import Iterable
from io import BytesIO

from recovery_timer.storage.backup.archive import Content, Head, write


def pack(head: Head, members: Iterable[tuple[str, Content]]) -> bytes:
    """Return the bytes of an archive."""
    packed = BytesIO()
    write(packed, head, members)
    return packed.getvalue()
