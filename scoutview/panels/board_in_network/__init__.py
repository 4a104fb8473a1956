"""The true board beside the board that is read out of the network, and when it formed there."""
