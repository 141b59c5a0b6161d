"""How two wordings relate: which changes are cuts at the ends, and which lie within."""

from collections.abc import Sequence
from typing import NamedTuple

from quotes.diff.align import Step
from quotes.text.sentences import ends_within
from quotes.text.tokens import ComparisonWord
from quotes.types import OpKind, Relation


class Side(NamedTuple):
    """One of the two wordings: its text and the words in it."""

    text: str
    words: Sequence[ComparisonWord]

    def slice(self, start: int, end: int) -> str:
        """The text from one word's position up to another's; empty for no words."""
        if start >= end:
            return ""
        return self.text[self.words[start].start : self.words[end - 1].end]

    def opens_sentence(self, position: int) -> bool:
        """Return True if a sentence ends before a word, so far as its marks tell."""
        if position == 0:
            return False
        before, after = self.words[position - 1], self.words[position]
        return ends_within(self.text, before.start, after.start, any_case=True)

    def sentence_start(self, position: int) -> int:
        """The position of the first word of the sentence that the word before one is in."""
        at = position - 1
        while at > 0 and not self.opens_sentence(at):
            at -= 1
        return max(at, 0)

    def sentence_end(self, position: int, limit: int) -> int:
        """The position after the last word of the sentence that a word is in, up to a limit."""
        at = position + 1
        while at < limit and not self.opens_sentence(at):
            at += 1
        return at


class Changes(NamedTuple):
    """The steps that are no equal runs.

    Attributes:
        opening: The cut before the first shared word, if there is one.
        inner: What changed within.
        ending: The cut after the last shared word, if there is one.
    """

    opening: Step | None
    inner: tuple[Step, ...]
    ending: Step | None


def sort_changes(steps: Sequence[Step], a: Side, b: Side) -> Changes:
    """Tell the cuts at either end from the changes within.

    What an editor put in brackets is no cut. Where both wordings run on, each in its own
    way, they were cut differently only if the shared part ends a sentence in both.
    """
    changes = [step for step in steps if step.op is not OpKind.EQUAL]
    if len(changes) == len(steps):
        return Changes(None, tuple(changes), None)
    opening = ending = None
    if changes and changes[0] is steps[0] and _is_cut(changes[0], a, b, at_opening=True):
        opening = changes.pop(0)
    if changes and changes[-1] is steps[-1] and _is_cut(changes[-1], a, b, at_opening=False):
        ending = changes.pop()
    return Changes(opening, tuple(changes), ending)


def _is_cut(step: Step, a: Side, b: Side, *, at_opening: bool) -> bool:
    if step.op is not OpKind.REPLACE:
        return not is_bracketed(step, a, b)
    end = 1 if at_opening else 0
    # Outlets that go on differently after a sentence have cut differently; they haven't reworded.
    return all(side.opens_sentence(position[end]) for side, position in ((a, step.a), (b, step.b)))


def is_bracketed(step: Step, a: Side, b: Side) -> bool:
    """Return True if all words that the step deletes or inserts stand in square brackets."""
    words = [*a.words[slice(*step.a)], *b.words[slice(*step.b)]]
    return all(word.bracketed for word in words)


def relate(changes: Changes, a: Side, b: Side) -> Relation:
    """Name the relation of two wordings; where several fit, the one that says most.

    Reworded: something is substituted, moved or inserted in brackets, or words are missing
    in both. Ellipsis: words within are missing in one. Trimmed: only the ends differ.
    """
    if a.text == b.text:
        return Relation.IDENTICAL
    kinds = {step.op for step in changes.inner}
    if kinds & {OpKind.REPLACE} or len(kinds) > 1:
        return Relation.REWORDED
    if any(is_bracketed(step, a, b) for step in changes.inner):
        return Relation.REWORDED
    if not a.words and not b.words:
        return Relation.TYPOGRAPHY
    if kinds:
        return Relation.ELLIPSIS
    return Relation.TRIMMED if changes.opening or changes.ending else Relation.TYPOGRAPHY
