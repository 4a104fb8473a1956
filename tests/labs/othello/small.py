"""The lab at a size that trains in a second, and a game that is not its default one."""

SETTINGS = {"width": "24", "layers": "2", "heads": "2", "games": "200", "batch": "8", "seed": "1"}
OTHER_PROBE = "c2 b2 b3"
