"""ScoutView: watch small AI models learn, and ask them anything at any step of their training."""

__version__ = "0.1.0"
