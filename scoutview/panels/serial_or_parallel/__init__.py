"""Serial or parallel: in which order an LSTM, a minGRU and a transformer can compute the tokens of a text."""
