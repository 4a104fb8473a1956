"""The picture that excites a channel most."""
