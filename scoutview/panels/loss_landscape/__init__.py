"""Loss landscape: a slice of the loss through the frame on screen, and the path that the run took over it."""
