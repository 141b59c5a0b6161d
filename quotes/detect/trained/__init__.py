"""The trained reader: encode, cut into windows, score, decode; each step from values to values."""
