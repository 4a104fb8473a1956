"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"layers": "2", "heads": "2", "width": "32", "context": "32", "batch": "8"}
VARIANTS = {"lstm": {"architecture": "lstm"}, "mingru": {"architecture": "mingru"}}
OTHER_PROBE = "a dog"
