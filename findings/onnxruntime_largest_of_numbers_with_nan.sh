#!/bin/sh
# onnxruntime 1.32.0: ReduceMax of numbers with a NaN among them is neither NaN nor the largest of the others.
#
# Expected: the maximum of [1, NaN, 3, 4] is NaN, as numpy, torch and ONNX's own reference evaluator have it, or else 4,
# if NaN counts for nothing; and ArgMax of the same tensor points at the same number.
# Seen: it is 3, and ArgMax in the same model points at the 4. Where the NaN stands decides: first gives NaN, second 3,
# third 4, fourth 3. It looks as if numbers are compared in packets, 1 with 3 and NaN with 4, and the first of two is kept if
# one is NaN: the 4 is lost, then 3 stays against the NaN. (Another processor's instructions may lose another one; that one
# is lost is asserted.) The operator Max keeps NaN. So a diverged network may look healthy behind ReduceMax.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6
"$folder/venv/bin/python" - <<'END'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

nodes = [
    helper.make_node("ReduceMax", ["x"], ["largest"], keepdims=0),
    helper.make_node("ArgMax", ["x"], ["place"], axis=0, keepdims=0),
    helper.make_node("Max", ["x", "x"], ["each"]),
]
outputs = [
    helper.make_tensor_value_info("largest", TensorProto.FLOAT, []),
    helper.make_tensor_value_info("place", TensorProto.INT64, []),
    helper.make_tensor_value_info("each", TensorProto.FLOAT, [4]),
]
graph = helper.make_graph(nodes, "graph", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [4])], outputs)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
onnx.checker.check_model(model, full_check=True)
session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
reference = ReferenceEvaluator(model)
print(f"onnxruntime {onnxruntime.__version__}, onnx {onnx.__version__}")
swallowed = 0
for place_of_nan in range(4):
    x = np.arange(1, 5, dtype=np.float32)
    x[place_of_nan] = np.nan
    largest, place, each = session.run(None, {"x": x})
    by_reference, place_by_reference, _ = reference.run(None, {"x": x})
    print(f"{x}: ReduceMax {largest}, ArgMax at {x[place]}; the reference has {by_reference} at {x[place_by_reference]}")
    assert np.isnan(by_reference) and np.isnan(x[place_by_reference])
    assert np.isnan(each[place_of_nan]), "Max keeps it"
    swallowed += largest < np.nanmax(x) and x[place] != largest
assert swallowed, "each is NaN or the largest of the others now"
END
