"""What the channels of each layer look for, in colour: pictures computed before, and one that grows."""
