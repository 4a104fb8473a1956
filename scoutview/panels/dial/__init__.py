"""A unit as a dial: held at a value while the network writes, and what a judge says of what it wrote."""
