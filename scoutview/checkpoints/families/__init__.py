"""Families of other people's language models: how each writes down what it is, and where its weights are.

A family more: a module that gives a `Mapped` from a configuration and named tensors, and a line in `registry.py`. What
is absent, left over or of another shape is refused by name; nothing is guessed.
"""
