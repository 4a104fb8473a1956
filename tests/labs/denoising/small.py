"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"batch": "32"}
OTHER_PROBE = "label=5,seed=8,guidance=2,steps=20"
