"""The operators that a graph may hold. Each gives new tensors or views of those it is given, and does nothing else.

None draws, none writes into what it is given, none decides its sizes by the numbers in a tensor, none knows a file.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from scoutview.checkpoints.graphs.graph import GraphError
from scoutview.language import tr

# on sizes, which are whole numbers, and on results that are several
PLAIN: Mapping[str, Callable[..., Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "neg": operator.neg,
    "getitem": operator.getitem,
    "max": max,
    "min": min,
}
PLAIN_NAMES = {function: name for name, function in PLAIN.items()}

_SHAPES = """
    alias.default broadcast_tensors.default broadcast_to.default cat.default chunk.default
    clone.default contiguous.default detach.default diagonal.default expand.default expand_as.default flatten.using_ints
    flip.default lift_fresh_copy.default meshgrid.default meshgrid.indexing movedim.int movedim.intlist
    numpy_T.default permute.default pixel_shuffle.default pixel_unshuffle.default repeat.default
    repeat_interleave.self_int reshape.default roll.default select.int slice.Tensor split.Tensor split.sizes
    split_with_sizes.default squeeze.default squeeze.dim squeeze.dims stack.default swapaxes.default sym_numel.default
    sym_size.int t.default tile.default transpose.int unbind.int unflatten.int unfold.default unsqueeze.default
    view.default view_as.default reshape_as.default channel_shuffle.default mT.default adjoint.default
    constant_pad_nd.default pad.default reflection_pad1d.default reflection_pad2d.default replication_pad1d.default
    replication_pad2d.default
"""
_MADE = """
    arange.default arange.start arange.start_step eye.default eye.m full.default full_like.default
    linspace.default new_full.default new_ones.default new_zeros.default ones.default ones_like.default
    scalar_tensor.default tril.default triu.default zeros.default zeros_like.default one_hot.default
    _to_copy.default to.dtype to.dtype_layout to.device to.other type_as.default
"""
_NUMBERS = """
    abs.default add.Scalar add.Tensor addcdiv.default addcmul.default all.default all.dim amax.default amin.default
    any.default any.dim argmax.default argmin.default argsort.default atan.default atan2.default bitwise_and.Scalar
    bitwise_and.Tensor bitwise_not.default bitwise_or.Scalar bitwise_or.Tensor bitwise_xor.Tensor ceil.default
    clamp.Tensor clamp.default clamp_max.default clamp_min.default cos.default cumprod.default cumsum.default
    div.Scalar div.Tensor div.Tensor_mode div.Scalar_mode divide.Tensor eq.Scalar eq.Tensor erf.default exp.default
    expm1.default floor.default floor_divide.default floor_divide.Scalar fmod.Scalar fmod.Tensor frac.default
    gather.default
    ge.Scalar ge.Tensor gt.Scalar gt.Tensor index.Tensor index_select.default isfinite.default isinf.default
    isnan.default le.Scalar le.Tensor lerp.Scalar lerp.Tensor log.default log10.default log1p.default log2.default
    logical_and.default logical_not.default logical_or.default logical_xor.default logsumexp.default lt.Scalar
    lt.Tensor masked_fill.Scalar masked_fill.Tensor max.default max.dim max.other maximum.default mean.default mean.dim
    min.default min.dim min.other minimum.default mul.Scalar mul.Tensor multiply.Tensor nan_to_num.default ne.Scalar
    ne.Tensor neg.default norm.ScalarOpt_dim linalg_vector_norm.default pow.Scalar pow.Tensor_Scalar
    pow.Tensor_Tensor prod.default prod.dim_int reciprocal.default remainder.Scalar remainder.Tensor round.default
    rsqrt.default rsub.Scalar rsub.Tensor scatter.src scatter.value scatter_add.default select_scatter.default
    sign.default sin.default slice_scatter.default sort.default sqrt.default square.default std.correction std.default
    std.dim sub.Scalar sub.Tensor subtract.Tensor sum.default sum.dim_IntList tan.default tanh.default topk.default
    true_divide.Tensor trunc.default var.correction var.default var.dim var_mean.correction where.ScalarOther
    where.ScalarSelf where.self where.Scalar copy.default fill.Scalar index_put.default
"""
_LAYERS = """
    adaptive_avg_pool1d.default adaptive_avg_pool2d.default adaptive_max_pool1d.default adaptive_max_pool2d.default
    _adaptive_avg_pool2d.default avg_pool1d.default avg_pool2d.default avg_pool3d.default max_pool1d.default
    max_pool2d.default max_pool3d.default max_pool2d_with_indices.default
    addbmm.default addmm.default addmv.default baddbmm.default batch_norm.default bilinear.default bmm.default
    _native_batch_norm_legit_no_training.default native_layer_norm.default native_group_norm.default
    celu.default conv1d.default conv1d.padding conv2d.default conv2d.padding conv3d.default conv3d.padding
    conv_transpose1d.default
    conv_transpose2d.input convolution.default cosine_similarity.default dot.default dropout.default
    feature_dropout.default alpha_dropout.default einsum.default elu.default embedding.default
    embedding_bag.padding_idx _embedding_bag.default gelu.default glu.default group_norm.default gru.input
    gru_cell.default hardsigmoid.default hardswish.default hardtanh.default instance_norm.default layer_norm.default
    leaky_relu.default linear.default log_sigmoid.default log_softmax.int _log_softmax.default lstm.input
    lstm_cell.default matmul.default mish.default mm.default mv.default outer.default pairwise_distance.default
    prelu.default relu.default relu6.default rms_norm.default rnn_relu.input rnn_tanh.input rnn_relu_cell.default
    rnn_tanh_cell.default scaled_dot_product_attention.default selu.default sigmoid.default silu.default softmax.int
    _softmax.default softplus.default softshrink.default
    threshold.default upsample_bilinear2d.vec upsample_nearest1d.vec upsample_nearest2d.vec im2col.default
    upsample_bilinear2d.default upsample_nearest2d.default linalg_norm.default
    _weight_norm.default vdot.default linalg_matrix_exp.default matrix_exp.default linalg_householder_product.default
    logaddexp.default
"""
TORCH = frozenset(f"{_SHAPES} {_MADE} {_NUMBERS} {_LAYERS}".split())  # names in torch.ops.aten
# Those that do one thing after the other, or give a result in so many pieces: how long an axis may be there.
IN_PIECES = frozenset(
    name
    for name in TORCH
    if name.partition(".")[0] in {"chunk", "split", "split_with_sizes", "unbind", "lstm", "gru", "rnn_relu", "rnn_tanh"}
)
MOST_PIECES = 16_384


def operator_named(name: str) -> Callable[..., Any]:
    """What computes it.

    Raises:
        GraphError: it is none that a graph may hold, or this version of torch has none of this name.
    """
    if name in PLAIN:
        return PLAIN[name]
    if name not in TORCH:
        raise GraphError(tr("the operator “{name}” is none that a graph may hold").format(name=name))
    import torch

    packet, _, overload = name.partition(".")
    try:
        return getattr(getattr(torch.ops.aten, packet), overload)
    except AttributeError as error:
        said = tr("torch {version} has no operator “{name}”")
        raise GraphError(said.format(version=torch.__version__, name=name)) from error
