"""Noise becoming a picture, step by step."""
