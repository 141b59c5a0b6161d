"""What the model's numbers stand for; training and reading agree on it here."""

# Tags of a word.
TAGS = ("outside", "source", "cue begin", "cue inside", "content")
OUTSIDE, SOURCE, CUE_BEGIN, CUE_INSIDE, CONTENT = range(5)

# Tags of a word within the content of another quotation, or of who passes words on.
INNER_TAGS = ("outside", "source", "cue", "content", "carrier")
INNER_OUTSIDE, INNER_SOURCE, INNER_CUE, INNER_CONTENT, INNER_CARRIER = range(5)

# A new layout of inputs or outputs makes older weights unreadable.
FORMAT = 2
