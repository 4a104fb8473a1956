"""Other people's checkpoints: which files they are, what is in them, and their tokenizers.

Nothing in a file is ever executed and nothing is fetched. A format more: a function from a `StoredFile` to named
`StoredTensor`s, told from the others by its first bytes in `opening.py`. What is wrong with a file is a
`CheckpointError` of one sentence; nothing is guessed.
"""
