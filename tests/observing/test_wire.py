"""What goes over the wire comes out as it went in."""

import os
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from scoutview.errors import InterventionError, UsageError, UserError
from scoutview.labs.registry import LABS
from scoutview.observation import Question
from scoutview.observing.wire import (
    Message,
    UnexpectedError,
    Wire,
    error_of_values,
    pipe_ends,
    probe_of_values,
    question_of_values,
    values_of_error,
    values_of_probe,
    values_of_question,
)
from scoutview.probe import PictureProbe, Probe
from scoutview.recording.format import RecordingError

DTYPES = st.sampled_from(["<f2", "<f4", "<f8", "|b1", "|u1", "<i4", "<i8", "<U1", "<U7"])
ARRAYS = DTYPES.flatmap(
    lambda dtype: st_numpy.arrays(dtype, st_numpy.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))
)
GROUPS = st.lists(st.dictionaries(st.text(max_size=5), ARRAYS, max_size=4), max_size=3)


@pytest.fixture
def ends() -> Iterator[tuple[Wire, Wire]]:
    here, there = pipe_ends()
    wires = Wire(*here), Wire(*there)
    yield wires
    for wire in wires:
        wire.close()


def sent(message: Message) -> Message:
    here, there = pipe_ends()
    from_here, to_there = Wire(*here), Wire(*there)
    try:
        from_here.send(message)
        return to_there.receive()
    finally:
        from_here.close()
        to_there.close()


@settings(deadline=None)
@given(GROUPS)
def test_arrays_of_all_kinds_and_shapes(groups: list[dict[str, np.ndarray]]) -> None:
    came = sent(Message({"step": 3}, groups))
    assert came.values == {"step": 3}
    assert [list(group) for group in came.arrays] == [list(group) for group in groups]
    for group, other in zip(groups, came.arrays, strict=True):
        for name, array in group.items():
            assert (other[name].dtype, other[name].shape) == (array.dtype, array.shape)
            assert other[name].tobytes() == array.tobytes()
            assert not other[name].flags.writeable


def test_arrays_that_lie_otherwise_in_memory_have_the_same_numbers() -> None:
    array = np.arange(24.0).reshape(2, 3, 4)
    came = sent(Message({}, [{"turned": array.T, "every other": array[:, ::2]}])).arrays[0]
    np.testing.assert_array_equal(came["turned"], array.T)
    np.testing.assert_array_equal(came["every other"], array[:, ::2])
    assert all(each.flags.aligned for each in came.values())


def test_more_than_a_pipe_holds(ends: tuple[Wire, Wire]) -> None:
    import threading

    array = np.random.default_rng(0).standard_normal(1_000_000)
    sender = threading.Thread(target=ends[0].send, args=(Message({}, [{"large": array}]),))
    sender.start()
    np.testing.assert_array_equal(ends[1].receive().arrays[0]["large"], array)
    sender.join()


def test_objects_are_refused_before_anything_is_sent(ends: tuple[Wire, Wire]) -> None:
    with pytest.raises(TypeError, match="object"):
        ends[0].send(Message({}, [{"things": np.array([object()])}]))
    with pytest.raises(TypeError, match="set"):
        ends[0].send(Message({"things": {1}}))
    ends[0].send(Message({"number": np.int64(3)}))
    assert ends[1].receive().values == {"number": 3}


def test_an_end_that_is_closed_is_noticed(ends: tuple[Wire, Wire]) -> None:
    ends[0].close()
    with pytest.raises(EOFError):
        ends[1].receive()
    with pytest.raises(OSError, match="pipe"):
        ends[1].send(Message({}))


def test_a_message_that_breaks_off_is_the_end() -> None:
    reads, writes = os.pipe()
    os.write(writes, b"12345")
    os.close(writes)
    wire = Wire(reads, os.open(os.devnull, os.O_WRONLY))
    with pytest.raises(EOFError):
        wire.receive()
    wire.close()


@pytest.mark.parametrize("lab", [lab for lab in LABS if not lab.begins_with_file], ids=lambda lab: lab.name)
def test_the_probes_of_every_lab(lab: type) -> None:
    probe: Probe = lab(lab.Settings()).default_probe()
    for each in (probe, probe.with_interventions(("weight a +0.1", "head 1.3 off"))):
        came = sent(Message({"probe": values_of_probe(each)})).values["probe"]
        assert probe_of_values(type(probe), came) == each


def test_a_picture_of_the_users_own() -> None:
    probe = PictureProbe(pixels=bytes(range(256)), height=16, width=16, source="a “photo”")
    came = sent(Message({"probe": values_of_probe(probe)})).values["probe"]
    assert probe_of_values(PictureProbe, came) == probe


def test_questions() -> None:
    for question in (Question("logits"), Question.of("neurons", layer=2, share=0.1, kind="“a” \ud800")):
        came = sent(Message({"question": values_of_question(question)})).values["question"]
        assert question_of_values(came) == question


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (UserError("One."), UserError),
        (UsageError("Two."), UsageError),
        (RecordingError("Three."), UserError),
        (InterventionError("Four.", "head 1.3 off"), InterventionError),
    ],
)
def test_errors_for_the_user_stay_what_they_are(error: UserError, kind: type[UserError]) -> None:
    came = error_of_values(sent(Message(values_of_error(error))).values)
    assert (type(came), str(came)) == (kind, str(error))
    assert vars(came) == (vars(error) if kind is type(error) else {})


def test_other_errors_bring_their_traceback() -> None:
    try:
        raise KeyError("seven")
    except KeyError as error:
        came = error_of_values(values_of_error(error))
    assert isinstance(came, UnexpectedError)
    assert "Traceback" in str(came)
    assert "KeyError: 'seven'" in str(came)
