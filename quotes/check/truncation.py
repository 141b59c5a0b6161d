"""What stood right before a claim and limits it: a negation, a hedge, a mere condition."""

from collections.abc import Iterator, Sequence

from quotes.check.wording import Wording
from quotes.detect.reporting import reporting_forms
from quotes.text.nuance_lexicon import load_lexicon
from quotes.text.sentences import ends_within, find_breaks
from quotes.types import DiffOp, Flag, OpKind

# What makes the words after it a mere condition.
_SUPPOSING = (("if",), ("unless",), ("until",), ("provided",), ("as", "long", "as"))
# What hands a negation or hedge on to the words after it: "I don't think anybody can say that ...".
_HANDS_ON = frozenset(
    ("that", "whether", "how", "because", "to", "of", "think", "believe", "say", "know", "mean")
)
# Where what was said before ends, whatever stands in it.
_STOPS = frozenset(("and", "but", "so", "or"))
# Who does what a clause tells.
_SUBJECTS = frozenset(("i", "we", "he", "she", "it", "they", "you", "there"))
# Behind these, "that" opens a clause, too.
_TELLING = frozenset(
    ("believe", "false", "know", "think", "true", "untrue", "believes", "thinks", "knows")
)
# Words before a claim that are looked at, and words that may stand between it and what limits it.
_REACH, _BESIDE = 12, 2


def flag_cut_opening(ops: Sequence[DiffOp], record: Wording) -> Iterator[Flag]:
    """Flag what an opening cut takes away, in the same sentence, from all that follows.

    Args:
        ops: From the record to the claim.
        record: The record's words; where its article interrupts them, a sentence may end.
    """
    tokens = _words_before(ops, record)
    norms = [norm for norm, _ in tokens]
    if not norms:
        return
    text, end = record.text, ops[0].a[1]
    lexicon = load_lexicon()
    for at in range(len(norms)):
        if any(tuple(norms[at : at + len(phrase)]) == phrase for phrase in _SUPPOSING):
            yield Flag("condition", text[tokens[at][1] : end], "")
            return
    handed_on = norms[-1] in _HANDS_ON
    denied = handed_on and any((norm,) in lexicon.denials for norm in norms)
    if not denied and _is_somebody_elses(norms):
        yield Flag("hedge", text[tokens[0][1] : end], "")
        return
    negations = {**lexicon.kinds["negation"], **lexicon.denials}
    for kind, phrases in (("negation", negations), ("hedge", lexicon.kinds["hedge"])):
        for at in range(len(norms)):
            sizes = [n for n in range(1, 6) if tuple(norms[at : at + n]) in phrases]
            if sizes and (handed_on or at + max(sizes) + _BESIDE >= len(norms)):
                yield Flag(kind, text[tokens[at][1] : end], "")
                return


def opens_clause(ops: Sequence[DiffOp], record: Wording, claim: Wording) -> bool:
    """Return True if what a cut leaves, however short, states something: "he stole it".

    It begins with who did it, or stands behind "say that" and the like.
    """
    words = claim.words.comparison
    if words and load_lexicon().expand(words[0].norm)[0] in _SUBJECTS and len(words) > 1:
        return True
    norms = [norm for norm, _ in _words_before(ops, record)]
    return norms[-1:] == ["that"] and bool(_TELLING.union(reporting_forms()) & set(norms[-2:-1]))


def _words_before(ops: Sequence[DiffOp], record: Wording) -> list[tuple[str, int]]:
    """Return what was cut before the kept words in their own part of the sentence, with offsets."""
    if len(ops) < 2 or ops[0].op is not OpKind.DELETE:
        return []
    text = record.text
    start, end = ops[0].a
    kept = ops[1].a[0]
    if ends_within(text, end, kept, any_case=True) or record.is_broken(end, kept - 1):
        return []
    borders = [found.start for found in find_breaks(text, start, end, any_case=True)]
    start = borders[-1] if borders else start
    words = record.words.comparison_within(start, end)
    expand = load_lexicon().expand
    tokens = [(norm, word.start) for word in words[-_REACH:] for norm in expand(word.norm)]
    stops = [at for at, (norm, _) in enumerate(tokens) if norm in _STOPS]
    return tokens[stops[-1] + 1 if stops else 0 :]


def _is_somebody_elses(norms: Sequence[str]) -> bool:
    """Return True if words end in what others say ("some people claim that"), not the speaker."""
    told = norms[:-1] if norms[-1:] == ["that"] else norms
    own = {"i", "we"}.intersection(told[-3:])
    return bool(told) and told[-1] in reporting_forms() and not own
