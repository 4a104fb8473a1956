"""Nothing is trained; its pictures take few changes, and a grey square few places."""

SETTINGS = {"steps": "0", "changes": "8", "places": "7"}
OTHER_PROBE = "photo 3"
