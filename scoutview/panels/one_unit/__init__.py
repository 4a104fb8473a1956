"""One unit of a recurrent network: what it keeps letter by letter, and how well it alone tells two kinds of texts."""
