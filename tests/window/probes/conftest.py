"""Asking in the window is tried as the window does it: the models answer in a program of their own."""

import pytest

from scoutview.observing.remote import RemoteAskers


@pytest.fixture
def askers(answering: RemoteAskers) -> RemoteAskers:
    return answering
