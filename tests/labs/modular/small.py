"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"width": "8", "examples": "40", "swap_every": "3"}
VARIANTS = {"digits": {"task": "digits"}, "addition": {"task": "addition", "modulus": "7"}}
OTHER_PROBE = "x1=-0.4,x2=0.7,x3=0.9,x4=-0.2"
OTHER_PROBES = {"digits": "picture=3", "addition": "a=2,b=5"}
PROBE_FIELDS = {f"x{number}": r"-?0\.[0-9]|0|-1" for number in range(1, 5)}
