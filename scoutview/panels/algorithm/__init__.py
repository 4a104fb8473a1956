"""The formula that a network found, fitted and written out."""
