"""What is said of numbers that go round a circle."""

from scoutview.graphics.base.numbers import count


def times(turns: int) -> str:
    """ "once", "15 times" """
    return "once" if turns == 1 else f"{count(turns)} times"
