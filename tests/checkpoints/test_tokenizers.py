"""Tokenizers as the models' own programs make tokens, against those programs; and how tokens are shown."""

import json
import pickle
from pathlib import Path

import pytest
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from scoutview.checkpoints.byte_pieces import byte_of_letter, shown_bytes
from scoutview.checkpoints.model_tokenizer import LibraryTokenizer, tokenizer_from_bytes, told_as
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.checkpoints.tokenizers import open_tokenizer
from scoutview.errors import UserError
from tests.checkpoints.saved import MADE, Noticed

END = "<|endoftext|>"
SAID = "the  fox “€ \n 😀<|endoftext|> naïve x "


def byte_level(**processor: bool) -> Tokenizer:
    """A small vocabulary of GPT-2's kind."""
    library = Tokenizer(models.BPE())
    library.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    library.decoder = decoders.ByteLevel()
    library.post_processor = processors.ByteLevel(**{"trim_offsets": True, **processor})
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=300, special_tokens=[END], initial_alphabet=alphabet, show_progress=False)
    library.train_from_iterator(["the quick  brown fox “hi” é naïve " * 30], trainer)
    return library


def saved(folder: Path, library: Tokenizer) -> Path:
    library.save(str(folder / "tokenizer.json"))
    return folder


def test_padding_and_cutting_are_left_out(tmp_path: Path) -> None:
    library = byte_level()
    library.enable_padding(length=128)
    library.enable_truncation(2)
    tokenizer = open_tokenizer(saved(tmp_path, library))
    assert len(Tokenizer.from_file(str(tmp_path / "tokenizer.json")).encode("the fox the fox").ids) == 128
    library.no_padding()
    library.no_truncation()
    assert tokenizer.ids("the fox the fox") == library.encode("the fox the fox").ids


@pytest.mark.parametrize("trim", [True, False])
def test_each_token_has_its_part_of_the_text(tmp_path: Path, trim: bool) -> None:
    library = byte_level(trim_offsets=trim)
    pieces = open_tokenizer(saved(tmp_path, library)).pieces(SAID)
    assert [piece.id for piece in pieces] == library.encode(SAID).ids
    alone = [piece for piece in pieces if piece.shown == " "]
    assert len(alone) >= 4
    assert all(SAID[piece.begin : piece.end] == " " for piece in alone)
    whole = [piece for piece in pieces if "<" not in piece.shown]
    assert all(SAID[piece.begin : piece.end] == piece.shown for piece in whole)
    broken = [piece for piece in pieces if "<" in piece.shown and not piece.special]
    assert {SAID[piece.begin : piece.end] for piece in broken} == {"€", "😀"}
    assert [piece.shown for piece in broken[-4:]] == ["<F0>", "<9F>", "<98>", "<80>"]
    if trim:  # the library gives a lone space the empty place behind it
        assert (13, 13) not in [(piece.begin, piece.end) for piece in pieces]
        assert any(begin == end for begin, end in library.encode(SAID).offsets)


def test_a_typed_special_token_is_one_and_is_shown(tmp_path: Path) -> None:
    tokenizer = open_tokenizer(saved(tmp_path, byte_level()))
    special = [piece for piece in tokenizer.pieces(SAID) if piece.special]
    assert [piece.shown for piece in special] == [END]
    assert SAID[special[0].begin : special[0].end] == END
    assert tokenizer.is_special(special[0].id)
    assert tokenizer.text(tokenizer.ids(SAID)) == SAID.replace(END, "")


def test_what_a_template_adds_has_no_part_of_the_text(tmp_path: Path) -> None:
    words = ["[UNK]", "[CLS]", "[SEP]", "hello", "##s"]
    library = Tokenizer(models.WordPiece({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    library.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    library.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    library.add_special_tokens(["[CLS]", "[SEP]"])
    pieces = open_tokenizer(saved(tmp_path, library)).pieces("hellos")
    assert [(piece.shown, piece.begin, piece.end, piece.special) for piece in pieces] == [
        ("[CLS]", 0, 0, True),
        ("hello", 0, 5, False),
        ("##s", 5, 6, False),
        ("[SEP]", 0, 0, True),
    ]


def test_a_vocabulary_with_spelled_bytes_and_long_spaces_is_shown_as_text(tmp_path: Path) -> None:
    vocabulary = {
        "<unk>": 0,
        "<0xE2>": 1,
        "<0x82>": 2,
        "<0xAC>": 3,
        "▁the": 4,
        "▁": 5,
        "t": 6,
        "h": 7,
        "e": 8,
        "▁t": 9,
        "▁th": 10,
    }
    pairs = [("▁", "t"), ("▁t", "h"), ("▁th", "e")]
    library = Tokenizer(models.BPE(vocabulary, pairs, unk_token="<unk>", byte_fallback=True))
    library.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    library.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    pieces = open_tokenizer(saved(tmp_path, library)).pieces("the € the")
    assert [piece.shown for piece in pieces] == [" the", " ", "<E2>", "<82>", "<AC>", " the"]
    assert "the € the"[pieces[-1].begin : pieces[-1].end].strip() == "the"


def test_vocabulary_and_merges_are_as_the_whole_tokenizer(tmp_path: Path) -> None:
    library = byte_level()
    library.model.save(str(tmp_path))
    assert not (tmp_path / "tokenizer.json").exists()
    (tmp_path / "special_tokens_map.json").write_text(json.dumps({"eos_token": {"content": END}}))
    tokenizer = open_tokenizer(tmp_path)
    assert tokenizer.ids(SAID) == library.encode(SAID).ids
    assert [piece.shown for piece in tokenizer.pieces("a" + END)][-1] == END
    assert tokenizer.pieces("a" + END)[-1].special


def test_added_tokens_keep_their_numbers_or_are_refused(tmp_path: Path) -> None:
    library = byte_level()
    library.model.save(str(tmp_path))
    settings = {"added_tokens_decoder": {str(len(library.get_vocab())): {"content": "<|user|>", "special": True}}}
    (tmp_path / "tokenizer_config.json").write_text(json.dumps(settings))
    tokenizer = open_tokenizer(tmp_path)
    assert tokenizer.ids("a<|user|>")[-1] == len(library.get_vocab())
    (tmp_path / "tokenizer_config.json").write_text(
        json.dumps({"added_tokens_decoder": {"400": {"content": "<|user|>"}}})
    )
    with pytest.raises(CheckpointError, match="has another number than it says"):
        open_tokenizer(tmp_path)


def test_qwens_older_files_cut_as_its_tokenizer(tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers")
    library = byte_level()
    library.model.save(str(tmp_path))
    vocabulary = json.loads((tmp_path / "vocab.json").read_text())
    pairs = [tuple(line.split(" ")) for line in (tmp_path / "merges.txt").read_text().splitlines()[1:]]
    theirs = transformers.Qwen2Tokenizer(vocab=vocabulary, merges=pairs)
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "Qwen2Tokenizer"}))
    text = "the fox's 1234  é\r\n\n x e\u0301"
    assert open_tokenizer(tmp_path).ids(text) == theirs.encode(text)


def test_berts_older_files_are_as_its_tokenizer(tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "fox", "##es", "cafe", ",", "!"]
    (tmp_path / "vocab.txt").write_text("\n".join(words) + "\n")
    theirs = transformers.BertTokenizer(vocab={word: number for number, word in enumerate(words)})
    text = "The Foxes, café! [MASK] zebra"
    tokenizer = open_tokenizer(tmp_path)
    assert tokenizer.ids(text) == theirs.encode(text)
    assert [piece.shown for piece in tokenizer.pieces(text)][:4] == ["[CLS]", "the", "fox", "##es"]


def test_an_unknown_kind_without_its_whole_file_is_refused(tmp_path: Path) -> None:
    byte_level().model.save(str(tmp_path))
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "CLIPTokenizer"}))
    with pytest.raises(CheckpointError, match=r"another kind \(CLIPTokenizer\)"):
        open_tokenizer(tmp_path)


def test_a_sentence_piece_model_alone_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.model").write_bytes(b"\x0a\x0e")
    with pytest.raises(CheckpointError, match=r"only there as SentencePiece keeps it: save it as tokenizer\.json"):
        open_tokenizer(tmp_path)


def test_nanogpts_characters_are_read_and_nothing_is_executed(tmp_path: Path) -> None:
    MADE.clear()
    letters = dict(enumerate("\n abc"))
    meta = {"vocab_size": 5, "itos": letters, "stoi": {letter: n for n, letter in letters.items()}, "more": Noticed()}
    (tmp_path / "meta.pkl").write_bytes(pickle.dumps(meta))
    tokenizer = open_tokenizer(tmp_path)
    assert tokenizer.ids("a cab") == [2, 1, 4, 2, 3]
    assert tokenizer.text([2, 1, 4]) == "a c"
    assert (tokenizer.shown(4), tokenizer.shown(77), len(tokenizer)) == ("c", "", 5)
    assert MADE == []
    with pytest.raises(UserError, match="knows 5 characters, and not these: é"):
        tokenizer.ids("é")


def test_a_tokenizer_goes_into_a_recording_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "meta.pkl").write_bytes(pickle.dumps({"itos": dict(enumerate("ab"))}))
    characters = open_tokenizer(tmp_path)
    assert tokenizer_from_bytes(characters.to_bytes()).pieces("ba") == characters.pieces("ba")
    whole = LibraryTokenizer(byte_level().to_str())
    assert tokenizer_from_bytes(whole.to_bytes()).pieces(SAID) == whole.pieces(SAID)


def test_a_training_keeps_its_tokenizer_above_its_checkpoints(tmp_path: Path) -> None:
    saved(tmp_path, byte_level())
    (tmp_path / "checkpoint-5").mkdir()
    assert open_tokenizer(tmp_path / "checkpoint-5").ids("the")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[" * 10_000, "{}", '{"model": {"type": "BPE"}}', '{"version": "1.0", "model": {"vocab": {"a": 1e9}}}'],
)
def test_a_damaged_tokenizer_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "tokenizer.json").write_text(content)
    with pytest.raises(CheckpointError, match=r"tokenizer\.json is damaged or of an unknown kind"):
        open_tokenizer(tmp_path)


def test_what_the_library_raises_that_is_no_exception_is_one_sentence() -> None:
    """As its panics are: classes of its own, right below BaseException."""
    with pytest.raises(CheckpointError, match="fails at this text"), told_as("It fails at this text."):
        raise GeneratorExit


def test_bytes_that_are_no_character_are_spelled() -> None:
    assert shown_bytes(b" \xe2\x80") == " <E2 80>"
    assert shown_bytes(b"\x80abc\xff\xfe") == "<80>abc<FF FE>"
    assert shown_bytes("é“😀".encode()) == "é“😀"
    assert shown_bytes(b"") == ""
    assert shown_bytes(b"a\x1cb\x7f\n\t") == "a<1C>b<7F>\n\t"
    assert shown_bytes(b"\xc2\x85") == "<C2 85>"
    assert sorted(byte_of_letter().values()) == list(range(256))
    assert set(byte_of_letter()) == set(pre_tokenizers.ByteLevel.alphabet())


def test_an_added_token_that_takes_spaces_along_still_has_a_place(tmp_path: Path) -> None:
    library = byte_level()
    library.add_tokens([AddedToken("<mask>", lstrip=True, special=True)])
    pieces = open_tokenizer(saved(tmp_path, library)).pieces("the  <mask> fox")
    mask = next(piece for piece in pieces if piece.shown == "<mask>")
    assert "the  <mask> fox"[mask.begin : mask.end].strip() == "<mask>"
