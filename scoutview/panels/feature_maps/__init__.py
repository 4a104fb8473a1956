"""Where on a photo the channels of a layer answer."""
