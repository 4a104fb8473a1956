"""The losses of a run over its steps."""
