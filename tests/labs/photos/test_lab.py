"""The lab of photos: nothing is trained, and what it says of photos and channels is so."""

import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from scoutview.errors import UserError
from scoutview.labs.lab import Lab
from scoutview.labs.photos import published
from scoutview.labs.photos.lab import Photos
from scoutview.labs.photos.settings import PhotosSettings
from scoutview.labs.shared_channels import ABOUT_LEARNING
from scoutview.models.efficientnet_lite import scaled
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.training.trainer import Trainer
from scoutview.training.worker import TrainingRun
from tests.every_lab import asker_at


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_at("photos", -1)[1]


def asked(asker: Asker, name: str, probe: str = "photo 1", *interventions: str, **choices: int | str):
    question = Question.of(name, **choices)
    return asker.answer(asker.lab.parse_probe(probe).with_interventions(interventions), [question])[question]


def likeliest(answer, count: int = 5) -> list[str]:
    order = np.argsort(-answer["outcome_probabilities"])[:count]
    return answer["outcomes"][order].tolist()


def test_photos_are_named_as_people_would(asker):
    assert likeliest(asked(asker, "prediction", "photo 1"), 1) == ["espresso"]
    assert {"Egyptian cat", "tiger cat", "tabby"} == set(likeliest(asked(asker, "prediction", "photo 2"), 3))
    assert "missile" in likeliest(asked(asker, "prediction", "photo 3"))
    assert "daisy" in likeliest(asked(asker, "prediction", "photo 5"), 1)
    assert asked(asker, "prediction")["outcome_probabilities"].sum() == pytest.approx(1, abs=1e-5)


def test_the_recording_has_one_frame_and_nothing_to_train_on_with(tmp_path):
    path = tmp_path / "photos.scout"
    run = TrainingRun(Photos(PhotosSettings(stored_weights="float14")), path, device="cpu")
    run.start()
    assert run.join(100)
    assert run.status().error == ""
    with Recording.open(path) as recording:
        assert (recording.steps.tolist(), recording.planned_steps, recording.state) == ([0], 0, "finished")
        assert recording.training_state() is None
        assert {question.name for _, _, question, _ in recording.kept_answers()} == set(
            Photos(PhotosSettings()).kept_questions()
        )
    assert path.stat().st_size < 8_000_000
    again = TrainingRun(Photos(PhotosSettings()), path, device="cpu", steps=5, continue_run=True)
    again.start()
    assert again.join(100)
    assert again.status().error == Photos.trained_elsewhere


def test_whoever_wants_to_train_it_is_told_why_not():
    lab = Photos(PhotosSettings())
    for deed in (lambda: lab.draw_batch(torch.Generator()), lambda: lab.loss(torch.nn.Identity(), ())):
        with pytest.raises(UserError, match="Nothing is trained here"):
            deed()
    assert list(lab.build_optimizers(torch.nn.Identity())) == []
    assert set(lab.lacking()) == {"telling_weights", "one_weight", "landscape", "sample_loss", *lab.lacking()}
    assert not set(lab.lacking()) & set(lab.questions())
    with pytest.raises(UserError, match="should be 0, not 3"):
        PhotosSettings(steps=3)


@pytest.mark.parametrize("name", sorted(ABOUT_LEARNING))
def test_what_is_asked_about_training_is_refused_with_its_own_sentence(asker, name):
    assert asker.lab.lacking()[name] == Photos.trained_elsewhere
    probe, question = asker.lab.default_probe(), Question(name)
    unfolds = name in Photos.trajectories
    with pytest.raises(UserError) as refused:
        _ = next(asker.unfold(probe, question)) if unfolds else asker.answer(probe, [question])
    assert str(refused.value) == Photos.trained_elsewhere


def test_no_operations_are_declared_of_a_step_that_is_not_trained(asker):
    assert np.isnan(asker.lab.flops_per_step(1000))
    assert np.isnan(asker.lab.tokens_per_step())


def test_without_the_extra_one_sentence_says_how_to_get_it_and_recordings_open(monkeypatch):
    monkeypatch.setattr(published, "find_spec", lambda name: None)
    lab = Photos(PhotosSettings())
    with pytest.raises(UserError, match=r"“pip install scoutview\[photos\]” brings them"):
        Trainer(lab)
    with Recording.open(resource("recordings", "photos.scout")) as recording:
        asker = Asker(lab)
        asker.load(recording.frame_at(0))
    assert likeliest(asked(asker, "prediction"), 1) == ["espresso"]


def test_a_file_that_is_not_the_published_one_is_refused(monkeypatch, tmp_path):
    package = tmp_path / published.PACKAGE
    (package / published.FILE).parent.mkdir(parents=True)
    (package / published.FILE).write_bytes(b"other weights")
    (package / "__init__.py").write_text("raise SystemExit('executed')")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(UserError, match="is not the file that was published"):
        published.published_weights()
    assert published.PACKAGE not in sys.modules


def test_the_shipped_weights_are_the_published_ones_to_nine_bits(asker):
    with Recording.open(resource("recordings", "photos.scout")) as recording:
        shipped = recording.frame_at(0).weights
    exact = Photos(PhotosSettings()).first_model().state_dict()
    assert shipped.keys() == exact.keys()
    for name, array in shipped.items():
        bound = 2.0**-9 * np.abs(exact[name].numpy()) * 1.3 + 1e-6  # rounded to 16 bits first
        assert (np.abs(array - exact[name].numpy()) <= bound).all(), name


def test_of_maps_that_reach_the_most_there_can_be_those_come_first_that_do_so_on_the_largest_part(asker):
    answer = asked(asker, "photo_maps", layer="block.1.depthwise")
    full = answer["photo_map_strongest"] >= 6
    assert 2 < full.sum() < len(full)
    parts = (answer["photo_maps"][full] >= 6).mean((1, 2))
    assert (np.diff(parts) <= 0).all()
    assert len(set(parts.tolist())) > 1


def test_maps_are_those_of_the_layer_and_a_wanted_channel_comes_first(asker):
    model = Photos(PhotosSettings()).first_model()
    photo = torch.from_numpy(asked(asker, "photo")["photo"].copy()).permute(2, 0, 1)[None].float()
    with torch.no_grad():
        expected = model.answers(scaled(photo))["block.5.depthwise"][0].numpy()
    answer = asked(asker, "photo_maps", layer="block.5.depthwise", channel=7)
    assert answer["photo_map_channels"][0] == 7
    np.testing.assert_allclose(answer["photo_maps"], expected[answer["photo_map_channels"]], atol=1e-4)
    np.testing.assert_allclose(answer["photo_map_strongest"], answer["photo_maps"].max((1, 2)))
    assert (answer["photo_map_strongest"][1:-1] >= answer["photo_map_strongest"][2:] - 1e-6).all()
    for choices in ({"layer": "block.99.depthwise"}, {"layer": "stem", "channel": 32}, {"layer": "classifier"}):
        with pytest.raises(UserError, match=r"no layer|no channel"):
            asked(asker, "photo_maps", **choices)


def test_a_channel_that_is_switched_off_changes_what_is_behind_it(asker):
    strongest = asked(asker, "photo_maps", layer="block.12.depthwise")["photo_map_channels"][0]
    layer = {"layer": "block.13.depthwise"}
    before = asked(asker, "photo_maps", "photo 1", **layer)["photo_maps"]
    after = asked(asker, "photo_maps", "photo 1", f"neuron 12.{strongest} off", **layer)["photo_maps"]
    same = asked(asker, "photo_maps", "photo 1", f"neuron 14.{strongest} off", **layer)["photo_maps"]
    assert not np.array_equal(before, after)
    np.testing.assert_array_equal(before, same)


def test_layers_say_what_there_is(asker):
    answer = asked(asker, "layers")
    assert answer["layer_names"].tolist() == [
        "stem",
        *(f"block.{n}.depthwise" for n in range(16)),
        "head",
        "classifier",
    ]
    assert answer["layer_channels"].tolist()[-3:] == [1152, 1280, 1000]
    assert answer["layer_sides"].tolist()[:3] == [112, 112, 56]


def test_depthwise_layers_count_among_the_operations(asker):
    answer = asked(asker, "operations")
    counts = dict(zip(answer["operation_names"].tolist(), answer["multiplications"].tolist(), strict=True))
    assert counts["block.0.depthwise"] == 9 * 32 * 112 * 112
    assert 370e6 < sum(counts.values()) < 420e6  # 407 million are published (github.com/tensorflow/tpu)


def test_the_own_photo_is_asked_and_needs_no_file(asker, tmp_path: Path):
    path = tmp_path / "cup.jpg"
    path.write_bytes(resource("photos", "coffee.jpg").read_bytes())
    lab: Lab = asker.lab
    probe = lab.photo_probe(path.read_bytes(), "pasted photo")
    assert probe.source == "pasted photo, its middle square"
    assert likeliest(asked(asker, "prediction", str(path)), 1) == ["espresso"]
    np.testing.assert_array_equal(asked(asker, "photo", str(path))["photo"], asked(asker, "photo")["photo"])
