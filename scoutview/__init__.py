"""ScoutView: watch small AI models learn, and ask them anything at any step of their training."""

import os

# The products here are small: numpy's own threads would only spin beside a training. Before numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
