"""A talk on the screen of a lecture hall.

`presentation` is the window, with a `revolving_stage` that turns from one `stage` to the next; on a stage a
`live_scene` is fed by a session of its own. Around it are `words` and `foot`, `overlays` lie above it, the speaker
has a `presenter_view`, `screens` says who sees which screen, and `plan` where everything stands. A `hint` tells how to
go on.

For another key: a line in `presentation_keys`, and what it does in `presentation`.
"""
