"""Words of the language that several steps ask for, and what a word of running text looks like."""

import re

# Words with letters, as they stand: "Hart's" and "co-founder" are one.
WORD = re.compile(r"[^\W\d_][\w’'-]*")

ARTICLES = frozenset({"a", "an", "the"})
POSSESSIVES = frozenset({"her", "his", "its", "my", "our", "their", "your"})
DETERMINERS = ARTICLES | POSSESSIVES | {"that", "these", "this", "those"}
