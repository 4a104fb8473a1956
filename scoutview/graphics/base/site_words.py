"""The name of a site as people read it; the code's own name is for those who look for the weight in the file."""

from functools import lru_cache

from scoutview.language import tr

PARTS = {"mlp": "MLP", "equals": "“=”", "write": tr("last layer: writes the picture")}


@lru_cache(maxsize=1024)
def site_words(site: str) -> str:
    """ "attention, query, block 0" for `block.0.attention.query`, "layer 4" for `4`, "convolution 1" for its `_1`.

    Blocks are counted as everywhere on screen: from 0, as the literature does.
    """
    words, block, pieces = list[str](), "", site.split(".")
    while pieces:
        piece = pieces.pop(0)
        if piece == "block" and pieces and pieces[0].isdigit():
            block = tr("block {number}").format(number=pieces.pop(0))
        elif piece.isdigit() and not words:
            words.append(tr("layer {number}").format(number=piece))
        else:
            words.append(PARTS.get(piece, piece.replace("_", " ")))
    return ", ".join([*words, block] if block else words)


def block_number(site: str) -> str:
    """ "3" of a site in `block.3`; nothing elsewhere."""
    first, _, rest = site.partition(".")
    number = rest.partition(".")[0]
    return number if first == "block" and number.isdigit() else ""


def brief_site_words(site: str) -> str:
    """The same without what the part belongs to, where that leaves a name: "query, block 0"."""
    return ", ".join(site_words(site).split(", ")[-2:])
