"""Which token looks at which, in every head."""
