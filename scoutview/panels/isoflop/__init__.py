"""isoFLOP curves: which size of a model is best for so much computing, read off a sweep of sizes."""
