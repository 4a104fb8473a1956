import io
import zlib

import numpy as np
import pytest
import safetensors.numpy

from scoutview.recording.blob import learned_in, packed, squeezed, unsqueezed

KINDS = ["?", "b", "B", "h", "H", "i", "I", "q", "Q", "e", "f", "d", "F"]


def joined(arrays) -> bytes:
    return b"".join(bytes(part) for part in packed(arrays).parts)


def same(ours, theirs) -> bool:
    return ours.dtype == theirs.dtype and ours.shape == theirs.shape and ours.tobytes() == theirs.tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_safetensors_reads_every_bit_of_any_kind_of_number(kind):
    array = np.random.default_rng(0).integers(0, 2, (3, 5)).astype(kind)
    arrays = {"odd": np.ones(3, np.uint8), "a": array, "é.0": array[:0], "scalar": array[0, 0].reshape(())}
    read = safetensors.numpy.load(joined(arrays))
    assert read.keys() == arrays.keys()
    assert all(same(read[name], array) for name, array in arrays.items())


def test_arrays_with_gaps_and_of_other_byte_orders_are_read_back():
    base = np.arange(24, dtype=np.float32).reshape(4, 6)
    arrays = {"turned": base.T, "every_second": base[:, ::2], "big": base.astype(">f4")}
    read = safetensors.numpy.load(joined(arrays))
    for name, array in arrays.items():
        np.testing.assert_array_equal(read[name], array)


def test_no_arrays_are_a_blob_too():
    assert safetensors.numpy.load(joined({})) == {}


def test_an_array_without_gaps_is_not_copied():
    array = np.zeros((4, 4), np.float32)
    assert np.shares_memory(np.asarray(packed({"a": array}).parts[1]), array)


def test_size_and_checksum_are_those_of_the_parts_together():
    arrays = {"a": np.arange(7, dtype=np.int16), "b": np.ones((2, 2))}
    whole = joined(arrays)
    assert packed(arrays).size == len(whole)
    assert packed(arrays).checksum() == zlib.crc32(whole)


def test_what_safetensors_has_no_name_for_is_refused():
    with pytest.raises(ValueError, match="<U3"):
        packed({"a": np.array(["abc"])})


def squeezed_bytes(arrays):
    return b"".join(bytes(part) for part in squeezed(packed(arrays)).parts)


@pytest.mark.parametrize("kind", KINDS)
def test_a_squeezed_blob_is_the_same_blob_again(kind):
    array = np.random.default_rng(0).integers(0, 2, (3, 5)).astype(kind)
    arrays = {"odd": np.ones(3, np.uint8), "a": array, "é.0": array[:0], "scalar": array[0, 0].reshape(())}
    assert unsqueezed(squeezed_bytes(arrays), 10**6) == joined(arrays) == unsqueezed(joined(arrays), 10**6)
    assert unsqueezed(squeezed_bytes({}), 10**6) == joined({})


def test_a_squeezed_blob_says_how_many_numbers_are_learned():
    content = io.BytesIO(squeezed_bytes({"a": np.zeros((3, 5), np.float16), "n": np.arange(4)}))
    assert learned_in(content.read(8), content.read) == 15


def test_what_is_alike_in_weights_takes_less_room():
    weights = np.random.default_rng(0).standard_normal(20_000).astype(np.float16)
    assert len(squeezed_bytes({"w": weights})) < 0.9 * weights.nbytes


@pytest.mark.parametrize("harm", [lambda c: c[:-3], lambda c: c[:60], lambda c: c[:-20] + bytes(20), lambda c: c[:8]])
def test_a_squeezed_blob_that_is_damaged_or_huge_is_refused(harm):
    content = squeezed_bytes({"w": np.random.default_rng(0).standard_normal(500)})
    with pytest.raises((ValueError, zlib.error)):
        unsqueezed(harm(content), 10**6)
    with pytest.raises(ValueError, match="more than it may"):
        unsqueezed(content, 3999)
