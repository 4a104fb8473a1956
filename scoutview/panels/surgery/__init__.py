"""Discs turned over inside a network, in many unseen positions: do its moves follow, and do they by chance?"""
