import pytest

from recovery_timer.storage.schema import NewerSchemaError, require_known_schema


@pytest.mark.parametrize("schema", [-1, 0, 1, 2])
def test_schema__known__is_returned(schema: int) -> None:
    assert require_known_schema(b'{"schema": %d, "new": []}' % schema, 2) == schema


def test_schema__above_the_known__is_newer__whatever_else_there_is() -> None:
    with pytest.raises(NewerSchemaError) as caught:
        require_known_schema(b'{"schema": 3, "routine": "new"}', 2)
    assert caught.value.schema == 3


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"schema": "1"}', b'{"schema": null}'])
def test_schema__missing__is_not_newer(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        require_known_schema(data, 2)
    assert not isinstance(caught.value, NewerSchemaError)
