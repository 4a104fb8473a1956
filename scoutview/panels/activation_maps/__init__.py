"""A picture on its way through a network, and the sum behind each number on the way."""
