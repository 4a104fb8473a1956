"""The graph of any model, taken by torch.export and kept as plain checked data: it can be asked without its code.

For one more operator: its name in `operators.py`, where it must neither draw, write, nor read beyond its tensors.
"""

from scoutview.checkpoints.graphs.graph import GraphError, ModelGraph
from scoutview.checkpoints.graphs.written import graph_from_json

__all__ = ["GraphError", "ModelGraph", "graph_from_json"]
