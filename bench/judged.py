"""Drafts with the truth of their quotations, and what ``quotes check`` makes of them."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.drafts import Case
from bench.readings import run_quotes
from bench.shared import Json
from quotes.check import Verdict

MISSED = "no claim"


class Truth(NamedTuple):
    """What is true of the words at some offsets of a draft."""

    verdict: Verdict
    start: int
    end: int


class Draft(NamedTuple):
    """A draft, and the truth of its quotations."""

    name: str
    text: str
    truths: tuple[Truth, ...]


class Judged(NamedTuple):
    """A quotation of a draft, and what the tool made of it.

    Attributes:
        draft: Where it stands.
        truth: What is true of it.
        verdict: The worst that the tool says of its words, or that it read no claim there.
        finding: What it said; None for no claim.
    """

    draft: Draft
    truth: Truth
    verdict: str
    finding: Json | None

    @property
    def right(self) -> bool:
        """Whether the tool has it right."""
        return self.verdict == self.truth.verdict.value

    @property
    def stands(self) -> bool:
        """Whether the tool would let it be printed so."""
        return self.verdict != MISSED and Verdict(self.verdict).stands

    def describe(self) -> str:
        """Tell truth and verdict, with the sentence around and the nearest words on record."""
        text = self.draft.text
        around = text[max(0, self.truth.start - 60) : self.truth.end + 60]
        lines = [f"{self.draft.name}: {self.truth.verdict} -> {self.verdict}: {around}"]
        if self.finding:
            lines += [f"  note: {note}" for note in self.finding["notes"]]
            lines += [f"  {match['text']}" for match in self.finding["matches"][:1]]
        return "\n".join(lines)


def bundle(name: str, cases: Sequence[Case], together: int) -> list[Draft]:
    """Put cases into drafts of a few, each in the paragraph that it came with."""
    drafts = []
    for at in range(0, len(cases), together):
        text = ""
        truths = []
        for case in cases[at : at + together]:
            start = len(text) + case.paragraph.index(f"“{case.words}") + 1
            truths.append(Truth(case.verdict, start, start + len(case.words)))
            text += case.paragraph + "\n\n"
        drafts.append(Draft(f"{name}{at:05}", text, tuple(truths)))
    return drafts


def judge(drafts: Sequence[Draft], database: Path, folder: Path) -> list[Judged]:
    """Check drafts against a store; return what became of each quotation, in their order.

    Raises:
        RuntimeError: The tool could not read one of them.
    """
    folder.mkdir()
    for draft in drafts:
        (folder / f"{draft.name}.txt").write_text(draft.text, encoding="utf-8")
    printed = run_quotes("check", folder, "--db", database, "--json", statuses=(0, 1))
    found: dict[str, list[Json]] = {}
    for finding in json.loads(printed):
        found.setdefault(Path(finding["draft"]).stem, []).append(finding)
    return [
        _judge(draft, truth, found.get(draft.name, ()))
        for draft in drafts
        for truth in draft.truths
    ]


def _judge(draft: Draft, truth: Truth, findings: Iterable[Json]) -> Judged:
    """Take the worst of the findings that are about the words: half of either lies in the other."""
    theirs = [
        one
        for one in findings
        if min(truth.end, one["end"]) - max(truth.start, one["start"])
        > min(truth.end - truth.start, one["end"] - one["start"]) / 2
    ]
    if not theirs:
        return Judged(draft, truth, MISSED, None)
    worst = min(theirs, key=lambda one: Verdict(one["verdict"]).rank)
    return Judged(draft, truth, worst["verdict"], worst)


def share_right(judged: Sequence[Judged]) -> Mapping[str, float]:
    """Return the share of right verdicts by truth, and of all as "overall"."""
    total = Counter(one.truth.verdict.value for one in judged)
    right = Counter(one.truth.verdict.value for one in judged if one.right)
    shares = {verdict: right[verdict] / count for verdict, count in total.items()}
    return {"overall": sum(right.values()) / len(judged), **shares}


def share_held(judged: Sequence[Judged]) -> float:
    """Return the share of quotations that must not stand and don't."""
    return sum(not one.stands for one in judged) / len(judged)
