"""The network against the package that it was published with."""

import warnings

import pytest
import torch
from torch.nn import functional as F

from scoutview.labs.photos.lab import Photos
from scoutview.labs.photos.published import published_weights
from scoutview.labs.photos.settings import PhotosSettings
from scoutview.models.efficientnet_lite import EfficientNetLite, folded_weights, scaled


@pytest.fixture(scope="module")
def ours() -> EfficientNetLite:
    return Photos(PhotosSettings()).first_model().eval()


@pytest.fixture(scope="module")
def theirs() -> torch.nn.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = pytest.importorskip("efficientnet_lite_pytorch")
    before = torch.get_rng_state()
    model = package.EfficientNet.from_name("efficientnet-lite0")
    torch.set_rng_state(before)
    model.load_state_dict(published_weights())
    return model.eval()


def photos(count: int = 3, side: int = 224) -> torch.Tensor:
    rng = torch.Generator().manual_seed(0)
    coarse = torch.rand(count, 3, 14, 14, generator=rng)
    return scaled(255 * F.interpolate(coarse, (side, side), mode="bicubic").clamp(0, 1))


@torch.no_grad()
def test_the_forward_pass_is_the_packages_to_rounding(ours, theirs):
    expected = theirs(photos())
    assert expected.abs().max() > 3
    torch.testing.assert_close(ours(photos()), expected, atol=1e-4, rtol=0)


@torch.no_grad()
def test_each_layer_is_what_the_packages_layer_lets_through(ours, theirs):
    caught = {}
    names = {"stem": "_bn0", "head": "_bn1", **{f"block.{n}.depthwise": f"_blocks.{n}._bn1" for n in range(16)}}
    hooks = [
        theirs.get_submodule(there).register_forward_hook(lambda _m, _i, out, name=name: caught.update({name: out}))
        for name, there in names.items()
    ]
    theirs(photos(1))
    for hook in hooks:
        hook.remove()
    answers = ours.answers(photos(1))
    assert list(answers) == list(ours.layers)
    for name, before in caught.items():
        torch.testing.assert_close(answers[name], F.relu6(before), atol=2e-4, rtol=0)
        torch.testing.assert_close(ours.response(photos(1), name)[0], before, atol=1e-3, rtol=0)
        assert ours.width_of(name) == before.shape[1]
    torch.testing.assert_close(answers["classifier"], ours(photos(1)))
    torch.testing.assert_close(ours.response(photos(1), "classifier")[0], ours(photos(1)))


@torch.no_grad()
def test_what_a_channel_was_given_is_its_expansion(ours, theirs):
    caught = []
    theirs._blocks[7]._bn0.register_forward_hook(lambda _m, _i, out: caught.append(out))
    theirs(photos(1))
    given = ours.response(photos(1), "block.7.depthwise")[1]
    torch.testing.assert_close(given, caught[0], atol=1e-3, rtol=0)
    assert all(ours.response(photos(1), layer)[1] is None for layer in ("stem", "block.0.depthwise", "head"))


@torch.no_grad()
@pytest.mark.parametrize("layer", [0, 1, 2, 3])
def test_how_far_a_channel_sees_is_what_a_number_depends_on(ours, layer):
    name = ours.layers[layer]
    side = ours.sights()[layer]
    photo = torch.zeros(1, 3, 64, 64)
    middle = ours.response(photo, name)[0].shape[-1] // 2
    column = torch.stack([photo[0]] * 64)
    column[torch.arange(64), :, :, torch.arange(64)] = torch.nan
    seen = torch.cat([ours.response(part, name)[0][:, 0, middle, middle] for part in column.split(28)]).isnan()
    assert int(seen.sum()) == side


def test_other_weights_are_refused():
    with pytest.raises(KeyError):
        folded_weights({"_conv_stem.weight": torch.zeros(1)})
