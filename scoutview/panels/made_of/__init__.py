"""Made of: a channel, and the channels of the layer before that it is made of."""
