"""What leaves the window as a file.

`exports` is what the rest of the window has of it. `dialog` asks, with the fields of `form` and a `preview`; what is
wanted is a `wish`, taken from what is `on_screen`. `making` writes it at once if all is there; else a `job` in the
`queue`, which runs the command line beside the window, and `bar` tells how far it is.

For another kind of file: a line in `format`, and in `scoutview.export` what writes it.
"""
