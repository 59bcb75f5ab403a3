from recovery_timer.ports.problems import AccessError, AccessFault, AccessRefused, detail_of
from recovery_timer.routine.message import Message


def test_detail_of__says_what_is_known__in_one_line() -> None:
    refused = AccessRefused(AccessFault.LINK)
    message = Message("its {part} is missing", part="end")
    assert detail_of(AccessError(40, refused, "/data")) == refused
    assert detail_of(OSError(28, "No space left on device", "/data")) == "No space left on device"
    assert detail_of(ValueError(message)) is message
    assert detail_of(ValueError("unknown field `a\n\nb`\tat `$`")) == "unknown field `a b` at `$`"
