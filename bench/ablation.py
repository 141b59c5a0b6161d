"""What each rule of attribution earns: ``python -m bench.ablation [--each]``.

Takes what the trained reader finds in PolNeAR dev and in the articles in many styles (readings are
kept, see bench.readings), and attributes it with all rules, then with the answers of one rule, or
of one family of rules, taken for unknown. Prints a row for each:

    answers   how many quotations it answered, whether they are judged or not
    right     of the judged: the right name, or rightly no name
    wrong     of the judged: another name; for a rule that abstains, a name that it withheld
    gain      how much right less wrong falls without it; in sum, and on each corpus

An answer also tells whom later pronouns stand for, so a rule's gain is not its right less wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from bench.calibration import load_scorer
from bench.measure import SPEAKERS
from bench.readings import load_kept_reader
from bench.shared import EVAL, MISSING, POLNEAR, Json, is_there, read_lines
from quotes.attribute import attribute_quotations, attribution
from quotes.attribute.resolution import Resolution, Rule
from quotes.text.annotated import annotate
from quotes.text.spans import spans_of
from quotes.types import Attribution, Mode, Quotation, SpeakerStatus

STYLES = EVAL / "styles"
# From this share of joint words on a quotation is the one that was judged, as in the scorers.
_SAME = 0.5
Names = tuple[str, ...]


class Case(NamedTuple):
    """A judged quotation that the reader found.

    Attributes:
        article: Which article of its corpus.
        quotation: Which quotation of the article.
        accepted: The right names, as the scorers compare them.
        nobody: Whether it is right to name nobody.
        first_only: Whether of several speakers only the first counts.
    """

    article: int
    quotation: int
    accepted: frozenset[str]
    nobody: bool
    first_only: bool

    def judge(self, names: Names) -> str:
        """Return "right", "wrong", or "withheld" where a name was to be given and none is."""
        if not names:
            return "right" if self.nobody else "withheld"
        norm = load_scorer("score_speakers").norm
        given = {norm(name) for name in (names[:1] if self.first_only else names)}
        return "right" if given & self.accepted else "wrong"


class ArticleRead(NamedTuple):
    """An article with the quotations that the reader found."""

    id: str
    text: str
    quotations: Sequence[Quotation]


class Corpus(NamedTuple):
    """Articles that are read, and what people say of who spoke."""

    name: str
    articles: Sequence[ArticleRead]
    cases: Sequence[Case]


def load_corpora() -> list[Corpus]:
    """Read what is judged; PolNeAR dev and the styles come with speakers."""
    dev = _read(POLNEAR / "dev.jsonl.gz")
    corpora = [Corpus("PolNeAR dev", dev, list(_cases_of_dev(dev)))]
    for part in ("train", "dev"):
        articles = _read(STYLES / f"{part}_articles.jsonl.gz")
        rows = read_lines(STYLES / f"{part}_annotated.jsonl")
        corpora.append(Corpus(f"styles {part}", articles, list(_cases_of_styles(articles, rows))))
    return corpora


def _read(path: Path) -> list[ArticleRead]:
    """Read articles with the trained reader; what was read before is kept."""
    reader = load_kept_reader()
    texts = ((row["id"], annotate(row["text"])) for row in read_lines(path))
    return [ArticleRead(id_, text.text, reader.read(text, None)) for id_, text in texts]


def _cases_of_dev(articles: Sequence[ArticleRead]) -> Iterator[Case]:
    """Pair as score_speakers.py does: each judged content with the quotation nearest to it."""
    scorer, speakers = load_scorer("score"), load_scorer("score_speakers")
    numbers = {one.id: at for at, one in enumerate(articles)}
    contents = [_word_sets(scorer, one) for one in articles]
    for gold in read_lines(SPEAKERS):
        at = numbers[gold["article"]]
        words, read = contents[at]
        wanted = scorer.words_in(gold["content"], words)
        shares = [len(one & wanted) / len(one | wanted) if one & wanted else 0.0 for one in read]
        best = max(shares, default=0.0)
        if best >= _SAME:
            nobody = gold["speaker"] is None or None in (gold.get("also_ok") or [])
            accepted = frozenset(speakers.accepted(gold))
            yield Case(at, shares.index(best), accepted, nobody, first_only=True)


def _cases_of_styles(articles: Sequence[ArticleRead], rows: Sequence[Json]) -> Iterator[Case]:
    """Pair as score_styles.py does: one to one, the best first, thoughts left out."""
    scorer, styles = load_scorer("score"), load_scorer("score_styles")
    norm = load_scorer("score_speakers").norm
    numbers = {one.id: at for at, one in enumerate(articles)}
    for row in rows:
        at = numbers[row["id"]]
        words, read = _word_sets(scorer, articles[at])
        quotations = articles[at].quotations
        shown = [n for n, one in enumerate(quotations) if one.mode is not Mode.THOUGHT]
        golds = row["attributions"]
        wanted = [scorer.words_in(gold["content"], words) for gold in golds]
        for number, found in styles.pair(wanted, [read[n] for n in shown]).items():
            gold = golds[number]
            names = [gold["speaker"], *(gold.get("accept") or [])]
            accepted = frozenset(norm(name) for name in names if name)
            nobody = gold["speaker"] is None or None in names
            yield Case(at, shown[found], accepted, nobody, first_only=False)


def _word_sets(scorer: Any, article: ArticleRead) -> tuple[list[Any], list[frozenset[int]]]:
    words = [match.span() for match in scorer.WORD.finditer(article.text)]
    return words, [scorer.words_in(spans_of(one.content), words) for one in article.quotations]


class Answers(NamedTuple):
    """What a corpus gets: each article's attributions."""

    corpus: Corpus
    found: Sequence[Sequence[Attribution]]

    def worth(self) -> int:
        """Return how many judged are right, less how many are wrong."""
        verdicts = Counter(verdict for _, verdict in self.verdicts())
        return verdicts["right"] - verdicts["wrong"]

    def verdicts(self) -> Iterator[tuple[Attribution, str]]:
        """Yield each judged attribution with what it is worth."""
        for case in self.corpus.cases:
            one = self.found[case.article][case.quotation]
            yield one, case.judge(one.speakers)


def answer(corpus: Corpus, off: Callable[[str], bool] = lambda _: False) -> Answers:
    """Attribute a corpus, taking the answers of some rules for unknown.

    Args:
        corpus: What is read.
        off: Tells of a rule's id whether it is off.
    """
    resolve = attribution.resolve_quotation

    def resolve_without(*args: Any) -> Resolution:
        found: Resolution = resolve(*args)
        if found.status is SpeakerStatus.NAMED and off(found.rule):
            return Resolution(found.rule, SpeakerStatus.UNKNOWN, found.evidence)
        return found

    with patch.object(attribution, "resolve_quotation", resolve_without):
        return Answers(
            corpus, [attribute_quotations(one.text, one.quotations) for one in corpus.articles]
        )


def tabulate(corpora: Sequence[Corpus], *, each: bool) -> Iterator[str]:
    """Yield the lines of the table, in Markdown.

    Args:
        corpora: What is read and judged.
        each: Whether to show each rule, not only each family of rules.
    """
    base = [answer(corpus) for corpus in corpora]
    names = " | ".join(one.name for one in corpora)
    yield f"| rule | answers | right | wrong | gain | {names} |"
    yield "|---" * (5 + len(corpora)) + "|"
    families = list(dict.fromkeys(rule.split("/")[0] for rule in Rule))
    for family in families:
        rules = [rule for rule in Rule if rule.startswith(f"{family}/")]
        yield _row(f"**{family}**", rules, base)
        if each:
            yield from (_row(rule, [rule], base) for rule in rules)


def _row(title: str, rules: Sequence[str], base: Sequence[Answers]) -> str:
    found = [one for answers in base for some in answers.found for one in some]
    answered = [one for one in found if one.rule in rules]
    judged = [
        (one, verdict)
        for answers in base
        for one, verdict in answers.verdicts()
        if one.rule in rules
    ]
    right = sum(verdict == "right" for _, verdict in judged)
    cells = [title, len(answered), right, len(judged) - right]
    if not any(one.speakers for one in answered):
        return _line([*cells, "", *("" for _ in base)])
    gains = [one.worth() - answer(one.corpus, rules.__contains__).worth() for one in base]
    return _line([*cells, f"{sum(gains):+}", *(f"{gain:+}" for gain in gains)])


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print the table, or one line where the data is missing."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--each", action="store_true", help="Show each rule, not only families.")
    each = options.parse_args().each
    if not is_there():
        sys.stdout.write(f"{MISSING}\n")
        return
    for line in tabulate(load_corpora(), each=each):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
