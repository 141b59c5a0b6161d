"""Drafts whose truth is known, through ``quotes check``: ``python -m bench.checked``.

A part of the corpus goes into a store: the articles that print most for their length, those that
the fifty drafts quote, and later texts of some. Prints the table and what went wrong.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.drafts import Case, Revision, fabricate, make_cases, make_changed, revise, weigh
from bench.judged import Draft, Judged, bundle, judge, share_held, share_right
from bench.printed import Printed, choose_articles, read_printed
from bench.readings import run_quotes
from bench.shared import (
    CORPUS,
    SEED_ARTICLES,
    Json,
    read_lines,
    strip_gold,
    write_lines,
)
from bench.written import FIFTY, MIXED, printing_articles, read_written

SEED = 2018
# Of each verdict, and of quotations that must never stand.
EACH, NEVER = 100, 1000
# Articles in the store: those that print most quotations, and those that report most.
QUOTING, REPORTING = 265, 45
# A draft quotes so many people.
TOGETHER = 4


class Made(NamedTuple):
    """A store, and drafts to check against it.

    Attributes:
        database: Where the store lies.
        drafts: By group: "made" of each verdict; "invented", what nobody said; "changed", with
            another number, name or negation; "fifty", which people wrote.
    """

    database: Path
    drafts: Mapping[str, list[Draft]]


def measure_check(folder: Path) -> dict[str, float]:
    """Measure made and hand-written drafts against a store of some 460 articles.

    Returns:
        The share of right verdicts overall and for each; of the fifty drafts; the share of
        invented quotations and of those with a changed word that are not let pass.
    """
    judged = judge_made(folder)
    return {
        **{f"check {name}": share for name, share in share_right(judged["made"]).items()},
        "check fifty": share_right(judged["fifty"])["overall"],
        "check invented held back": share_held(judged["invented"]),
        "check changed held back": share_held(judged["changed"]),
    }


def measure_mixed(folder: Path) -> dict[str, float]:
    """Measure the draft that mixes two real articles: the share of right verdicts."""
    return {"check mixed": share_right(judge_mixed(folder))["overall"]}


def judge_drafts(folder: Path) -> dict[str, list[Judged]]:
    """Fill stores, write drafts and check them; return what became of each group."""
    return judge_made(folder) | {"mixed": judge_mixed(folder)}


def judge_made(folder: Path) -> dict[str, list[Judged]]:
    """Check the drafts that are made from a part of the corpus, and the fifty about it."""
    made = make(folder)
    return {
        name: judge(drafts, made.database, folder / name) for name, drafts in made.drafts.items()
    }


def judge_mixed(folder: Path) -> list[Judged]:
    """Check the draft that mixes the wordings of two real articles against these."""
    database = folder / "mixed.db"
    articles = strip_gold(SEED_ARTICLES, folder / "mixed.jsonl")
    run_quotes("add", articles, "--db", database)
    texts = {row["id"]: row["text"] for row in read_lines(articles)}
    return judge(read_written(MIXED, texts), database, folder / "mixed")


def make(folder: Path) -> Made:
    """Fill a store with articles and later texts of some, and make the drafts."""
    # Three texts of the corpus stand under the address of another one: the first has it.
    rows = list({row["url"]: row for row in reversed(read_lines(CORPUS))}.values())[::-1]
    lengths = {row["id"]: len(row["text"].split()) for row in rows}
    quoted, reported = read_printed(rows)
    chosen = choose_articles({one: weigh(one) for one in quoted}, lengths, QUOTING)
    chosen |= choose_articles(dict.fromkeys(reported, 1), lengths, REPORTING)
    cited = printing_articles(FIFTY)
    chosen |= cited
    kept = [row for row in rows if row["id"] in chosen]
    quoted = [one for one in quoted if one.article in chosen]
    rng = Random(SEED)
    reported = [one for one in reported if one.article in chosen]
    needed = cited | {one.article for one in reported}
    revised, revisions = _revise_some(
        [one for one in quoted if one.article not in needed], {row["id"]: row for row in kept}, rng
    )
    later = {one.article: one.text for one in revisions}
    second = [{**row, "text": later[row["id"]]} for row in kept if row["id"] in later]
    database = folder / "checked.db"
    for name, some in (("first", kept), ("later", second)):
        run_quotes("add", write_lines(folder / f"{name}.jsonl", some), "--db", database)
    still = [one for one in quoted if one.article not in later]
    cases = [*make_cases(still, reported, EACH, rng), *revised]
    groups = {
        "made": rng.sample(cases, len(cases)),
        "invented": list(islice(fabricate(quoted, rng), NEVER)),
        "changed": make_changed(still, NEVER, rng),
    }
    drafts = {name: bundle(name, some, TOGETHER) for name, some in groups.items()}
    texts = {row["id"]: row["text"] for row in kept}
    return Made(database, drafts | {"fifty": read_written(FIFTY, texts)})


def _revise_some(
    quoted: Sequence[Printed], rows: dict[str, Json], rng: Random
) -> tuple[list[Case], list[Revision]]:
    """Revise articles, one quotation each: those that print least, the others are needed."""
    worth = Counter(one.article for one in quoted for _ in range(weigh(one)))
    alone = {one.article: one for one in quoted if one.alone}
    fewest = sorted(alone, key=lambda article: (worth[article], article))[:EACH]
    pairs = [revise(alone[article], rows[article]["text"], rng) for article in fewest]
    return [case for case, _ in pairs], [revision for _, revision in pairs]


def tabulate(judged: Mapping[str, Sequence[Judged]]) -> str:
    """Return the figures as lines."""
    lines = []
    for group in ("made", "fifty", "mixed"):
        counts = Counter(one.truth.verdict.value for one in judged[group])
        lines += [
            f"{group:6}{verdict:24}{counts.get(verdict, len(judged[group])):6}{share:8.3f}"
            for verdict, share in share_right(judged[group]).items()
        ]
    for group in ("invented", "changed"):
        stand = sum(one.stands for one in judged[group])
        lines.append(f"{group:30}{len(judged[group]):6}{stand:8} let pass")
    return "\n".join(lines)


def main() -> None:
    """Print the table, then each quotation that went wrong."""
    with tempfile.TemporaryDirectory() as name:
        judged = judge_drafts(Path(name))
    sys.stdout.write(f"{tabulate(judged)}\n")
    wrong = [one for group in ("made", "fifty", "mixed") for one in judged[group] if not one.right]
    wrong += [one for group in ("invented", "changed") for one in judged[group] if one.stands]
    for one in wrong:
        sys.stdout.write(f"\n{one.describe()}\n")


if __name__ == "__main__":
    main()
