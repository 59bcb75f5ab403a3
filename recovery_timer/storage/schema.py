"""The schema number in the program's JSON: the version of its format."""

import msgspec
from msgspec import Struct


class NewerSchemaError(ValueError):
    """The JSON is in a version of its format that only a newer version of the program knows."""

    def __init__(self, schema: int) -> None:
        super().__init__(f"schema {schema}")
        self.schema = schema


class _Head(Struct):
    """The part that all versions of all formats have in common."""

    schema: int


def require_known_schema(data: bytes | memoryview, known: int) -> int:
    """Return the schema number of ``data``.

    It is read before anything else, so that newer JSON is refused as such, not for a field that this version lacks.

    Raises:
        NewerSchemaError: if it is above ``known``.
        ValueError: if ``data`` is not JSON, or has no schema number.
        RecursionError: if ``data`` is nested too deeply.
    """
    schema = msgspec.json.decode(data, type=_Head).schema
    if schema > known:
        raise NewerSchemaError(schema)
    return schema
