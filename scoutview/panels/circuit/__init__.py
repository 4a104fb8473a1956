"""The wiring of a transformer, part by part."""
