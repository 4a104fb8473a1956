"""Finds the tokenizer that belongs to a model: its own files, as its folder has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoutview.checkpoints.inert_pickle import read_pickle
from scoutview.checkpoints.json_text import read_json_object
from scoutview.checkpoints.model_tokenizer import CharacterTokenizer, LibraryTokenizer, ModelTokenizer, told_as
from scoutview.checkpoints.stored_file import CheckpointError, StoredFile, is_there
from scoutview.checkpoints.stored_tensor import shown
from scoutview.language import tr

WHOLE, VOCABULARY, MERGES, WORDS = "tokenizer.json", "vocab.json", "merges.txt", "vocab.txt"
CHARACTERS, SENTENCE_PIECE = "meta.pkl", ("tokenizer.model", "spiece.model", "sentencepiece.bpe.model")
SETTINGS, ADDED, SPECIALS = "tokenizer_config.json", "added_tokens.json", "special_tokens_map.json"
MOST_BYTES = 64_000_000
MOST_LETTERS = 200_000
# How text is cut before pairs are joined. Source: transformers, models/qwen2/tokenization_qwen2.py
QWEN_CUT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
LIKE_GPT2 = ("", "GPT2Tokenizer", "CodeGenTokenizer")
IN_A_FRAME = ("RobertaTokenizer", "BartTokenizer", "LongformerTokenizer")  # <s> before, </s> behind
QWEN = "Qwen2Tokenizer"
BERT_SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
END_TOKENS = ("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token")


def open_tokenizer(path: str | Path) -> ModelTokenizer:
    """The tokenizer of a folder, or of the folder that a file is in; else of the one above, as a training has it.

    Raises:
        CheckpointError: there is none, it is damaged, or of a kind that is not read.
    """
    path = Path(path)
    folder = path if path.is_dir() else path.parent
    try:
        for each in (folder, folder.parent):
            found = _tokenizer_in(each)
            if found is not None:
                return found
        raise CheckpointError(_missing(folder))
    except OSError as error:
        raise CheckpointError(
            tr("The tokenizer of {name} cannot be read: {reason}.").format(
                name=folder.name, reason=error.strerror or error
            )
        ) from error


def _tokenizer_in(folder: Path) -> ModelTokenizer | None:
    if is_there(folder / WHOLE):
        return LibraryTokenizer(_text(folder / WHOLE))
    if is_there(folder / VOCABULARY) and is_there(folder / MERGES):
        return _of_pairs(folder)
    if is_there(folder / CHARACTERS):
        return characters_in(folder / CHARACTERS)
    if is_there(folder / WORDS):
        return _of_word_parts(folder)
    return None


def _missing(folder: Path) -> str:
    if any(is_there(folder / name) for name in SENTENCE_PIECE):
        return tr(
            "The tokenizer of {name} is only there as SentencePiece keeps it: save it as {whole}, with "
            "AutoTokenizer.from_pretrained(...).save_pretrained(...)."
        ).format(name=folder.name, whole=WHOLE)
    return tr(
        "There is no tokenizer in {name}: put the model's {whole} there, or {vocabulary} with "
        "{merges}, or nanoGPT's {characters}."
    ).format(name=folder.name, whole=WHOLE, vocabulary=VOCABULARY, merges=MERGES, characters=CHARACTERS)


def characters_in(path: Path) -> CharacterTokenizer:
    """That of nanoGPT's meta.pkl, read without executing it.

    Raises:
        CheckpointError: it is no such file.
    """
    try:
        read = read_pickle(_content(path))
    except ValueError as error:
        raise CheckpointError(
            tr("{name} is damaged: it should be a pickle with nanoGPT's characters.").format(name=path.name)
        ) from error
    letters = read.get("itos") if isinstance(read, dict) else None
    if not isinstance(letters, dict) or not 0 < len(letters) <= MOST_LETTERS or not _are_letters(letters):
        raise CheckpointError(
            tr("{name} holds no characters of nanoGPT: its “itos” gives one for each number.").format(name=path.name)
        )
    return CharacterTokenizer(letters)


def _are_letters(letters: Mapping[Any, Any]) -> bool:
    numbers = all(type(number) is int and 0 <= number < MOST_LETTERS for number in letters)
    return numbers and all(isinstance(letter, str) and len(letter) == 1 for letter in letters.values())


# built by hand


def _of_pairs(folder: Path) -> LibraryTokenizer:
    """vocab.json and merges.txt: byte-level pairs, as the older tokenizers of Hugging Face are saved."""
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import BPE

    settings = _settings(folder)
    kind = _kind(folder, settings, (*LIKE_GPT2, *IN_A_FRAME, QWEN))
    begins = bool(settings.get("add_prefix_space", False))
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=begins, use_regex=kind != QWEN)
    with told_as(
        tr("{vocabulary} and {merges} of {name} do not fit together: save the tokenizer again.").format(
            vocabulary=VOCABULARY, merges=MERGES, name=folder.name
        )
    ):
        library = Tokenizer(BPE(vocab=_vocabulary(folder), merges=_merges(folder)))
        library.pre_tokenizer = byte_level
        library.decoder = decoders.ByteLevel()
        library.post_processor = processors.ByteLevel(trim_offsets=False)
        if kind == QWEN:
            library.normalizer = normalizers.NFC()
            cut = pre_tokenizers.Split(Regex(QWEN_CUT), "isolated")
            library.pre_tokenizer = pre_tokenizers.Sequence([cut, byte_level])
    _add_tokens(library, folder, settings)
    first, last = settings.get("bos_token", "<s>"), settings.get("eos_token", "</s>")
    if kind in IN_A_FRAME:
        _put_around(library, folder, _content_of(first), _content_of(last))
    elif settings.get("add_bos_token"):
        _put_around(library, folder, _content_of(first), "")
    return LibraryTokenizer(library.to_str(), VOCABULARY)


def _of_word_parts(folder: Path) -> LibraryTokenizer:
    """vocab.txt of BERT: words, and parts of words that begin with ##."""
    from tokenizers import Tokenizer, decoders, normalizers, pre_tokenizers
    from tokenizers.models import WordPiece

    settings = _settings(folder)
    _kind(folder, settings, ("", "BertTokenizer", "DistilBertTokenizer", "ElectraTokenizer"))
    words = [line.rstrip("\r") for line in _text(folder / WORDS).removesuffix("\n").split("\n")]
    with told_as(
        tr("{words} of {name} is no vocabulary of BERT: save the tokenizer again.").format(
            words=WORDS, name=folder.name
        )
    ):
        vocabulary = {word: number for number, word in enumerate(words)}
        library = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
        library.normalizer = normalizers.BertNormalizer(lowercase=bool(settings.get("do_lower_case", True)))
        library.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        library.decoder = decoders.WordPiece()
        library.add_special_tokens(
            [each for each in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]") if each in vocabulary]
        )
    _put_around(library, folder, "[CLS]", "[SEP]")
    return LibraryTokenizer(library.to_str(), WORDS)


def _put_around(library: Any, folder: Path, first: str, last: str) -> None:
    """What a template adds before and behind each text."""
    from tokenizers import processors

    ends = [(token, library.token_to_id(token)) for token in (first, last) if token]
    for token, number in ends:
        if number is None:
            raise CheckpointError(
                tr("The tokenizer of {name} has no “{token}”, which should stand at an end.").format(
                    name=folder.name, token=shown(token)
                )
            )
    form = " ".join(part for part in (first, "$A", last) if part)
    library.post_processor = processors.TemplateProcessing(single=form, special_tokens=ends)


def _kind(folder: Path, settings: Mapping[str, Any], known: tuple[str, ...]) -> str:
    kind = str(settings.get("tokenizer_class") or "").removesuffix("Fast")
    if kind not in known:
        raise CheckpointError(
            tr(
                "{name} has a tokenizer of another kind ({kind}) and no {whole}: save it with "
                "AutoTokenizer.from_pretrained(...).save_pretrained(...)."
            ).format(name=folder.name, kind=shown(kind), whole=WHOLE)
        )
    return kind


def _add_tokens(library: Any, folder: Path, settings: Mapping[str, Any]) -> None:
    """Those that were added to the vocabulary, each under its own number."""
    with told_as(tr("The added tokens of {name} cannot be read: save the tokenizer again.").format(name=folder.name)):
        tokens = _added_tokens(folder, settings)
        for number, token in sorted(tokens.items()):
            library.add_tokens([token])
            if library.token_to_id(token.content) != number:
                raise CheckpointError(
                    tr("“{token}” of {name} has another number than it says.").format(
                        token=shown(token.content), name=folder.name
                    )
                )
        added = {token.content for token in tokens.values()}
        ends = _ends(folder, settings) - added
        library.add_special_tokens(sorted(name for name in ends if library.token_to_id(name) is not None))


def _added_tokens(folder: Path, settings: Mapping[str, Any]) -> dict[int, Any]:
    """By number, from the newer and the older place where they stand."""
    from tokenizers import AddedToken

    ends = _ends(folder, settings)
    older = read_json_object(folder / ADDED) if is_there(folder / ADDED) else {}
    tokens = {int(number): AddedToken(name, special=name in ends, normalized=False) for name, number in older.items()}
    for number, said in (settings.get("added_tokens_decoder") or {}).items():
        flags = {name: bool(said.get(name)) for name in ("lstrip", "rstrip", "normalized", "single_word", "special")}
        tokens[int(number)] = AddedToken(said["content"], **flags)
    return tokens


def _ends(folder: Path, settings: Mapping[str, Any]) -> set[str]:
    """The tokens that mark the beginning, the end, a gap and the like."""
    named = {**(read_json_object(folder / SPECIALS) if is_there(folder / SPECIALS) else {}), **settings}
    return {_content_of(named.get(name)) for name in END_TOKENS} - {""}


def _content_of(token: Any) -> str:
    """Of a special token, which files give as a text or as a table."""
    content = token.get("content") if isinstance(token, dict) else token
    return content if isinstance(content, str) else ""


def _settings(folder: Path) -> dict[str, Any]:
    return read_json_object(folder / SETTINGS) if is_there(folder / SETTINGS) else {}


def _vocabulary(folder: Path) -> dict[str, int]:
    return read_json_object(folder / VOCABULARY)


def _merges(folder: Path) -> Any:
    lines = _text(folder / MERGES).split("\n")
    return [tuple(line.rstrip("\r").split(" ")) for line in lines if line.strip() and not line.startswith("#version")]


def _text(path: Path) -> str:
    try:
        return _content(path).decode()
    except UnicodeDecodeError as error:
        raise CheckpointError(tr("{name} is no text: save the tokenizer again.").format(name=path.name)) from error


def _content(path: Path) -> bytes:
    file = StoredFile(path)
    if file.size > MOST_BYTES:
        raise CheckpointError(
            tr("{name} has {size:,.0f} MB: no tokenizer needs more than {most:g}.").format(
                name=path.name, size=file.size / 1e6, most=MOST_BYTES / 1e6
            )
        )
    return file.read(0, file.size)
