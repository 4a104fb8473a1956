"""The run on screen. `Session` is what a window, a presentation or an export holds; the rest are its parts."""

from scoutview.session.session import Session
from scoutview.session.trainings import Training, Trains

__all__ = ["Session", "Training", "Trains"]
