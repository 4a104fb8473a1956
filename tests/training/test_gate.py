"""What a training passes before each step."""

import threading
from collections.abc import Callable

from scoutview.training.gate import Gate


def passed(gate: Gate, times: int, act: Callable[[], object]) -> bool:
    """Whether somebody who waits so often comes through once `act` is done."""
    thread = threading.Thread(target=lambda: [gate.wait() for _ in range(times)], daemon=True)
    thread.start()
    act()
    thread.join(0.2)
    is_through = not thread.is_alive()
    gate.open()
    thread.join()
    return is_through


def test_an_open_gate_holds_up_nobody() -> None:
    gate = Gate()
    gate.allow_one()  # means nothing where it is open
    assert gate.is_open
    assert passed(gate, 3, lambda: None)
    gate.close()
    assert not passed(gate, 1, lambda: None)


def test_a_closed_one_lets_through_as_many_as_are_allowed() -> None:
    gate = Gate()
    gate.close()
    assert passed(gate, 1, gate.allow_one)
    gate.close()
    gate.allow_one()
    gate.allow_one()
    assert passed(gate, 2, lambda: None)
    gate.close()
    assert not passed(gate, 2, gate.allow_one)


def test_closing_takes_back_what_was_allowed() -> None:
    gate = Gate()
    gate.close()
    gate.allow_one()
    gate.close()
    assert not passed(gate, 1, lambda: None)
