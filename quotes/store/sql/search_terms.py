"""What people type to find quotations: words, and phrases between quotation marks."""

import re

_PHRASE = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


def read_phrases(words: str) -> list[str]:
    """Split a search into phrases that hold neither a mark nor a character no text has.

    Nothing of what is typed is an operator of a search engine: ``AND``, ``*`` and ``-`` are
    words or nothing.

    >>> read_phrases('"crimes of war" hide*')
    ['crimes of war', 'hide*']
    >>> read_phrases('— ?')
    ['']
    """
    clean = words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    phrases = [marked or bare for marked, bare in _PHRASE.findall(clean)]
    kept = [phrase.strip() for phrase in phrases if any(map(str.isalnum, phrase))]
    return kept or [""]
