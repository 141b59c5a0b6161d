"""Articles of forms that the corpus holds few of: lists with dash bylines, transcripts, Q&As.

The words are those of direct quotations in the train split, whose speakers don't matter here;
names are made up.
"""

from collections.abc import Iterator, Sequence
from random import Random

from quotes.types import Gender
from training.reader.edits import Annotated, Marking, Spans
from training.reader.names import SURNAMES, first_names

_LEADS = (
    "We asked readers what they made of it. Here is what they wrote.",
    "Partial transcript as follows:",
    "Below are some of the answers, edited for length.",
    "Here is what they had to say:",
    "A transcript of the interview follows.",
    "Some of the reactions:",
)
_PLACES = ("Ohio", "Leeds", "Tulsa", "Cork", "Reno", "Perth", "Iowa City", "Boise", "Durban")
_JOBS = ("teacher", "nurse", "retired welder", "student", "shop owner", "farmer", "lawyer")
_NO_SPANS: Spans = ()


def quoted_wordings(articles: Sequence[Annotated]) -> list[str]:
    """Collect the wordings of direct quotations of one piece, without their marks."""
    wordings = []
    for article in articles:
        for found in article.markings:
            if len(found.content) == 1:
                start, end = found.content[0]
                words = article.text[start:end]
                if words[0] in '“"' and words[-1] in '”"' and 30 < len(words) < 500:
                    inner = words[1:-1].rstrip(",")
                    if not set(inner) & set('“”"\n'):
                        wordings.append(inner if inner[-1] in ".!?" else f"{inner}.")
    return wordings


def plain_paragraphs(articles: Sequence[Annotated]) -> list[str]:
    """Collect paragraphs in which nobody is quoted."""
    paragraphs = []
    for article in articles:
        taken = [span for found in article.markings for span in found.content + found.source]
        start = 0
        for paragraph in article.text.split("\n\n"):
            end = start + len(paragraph)
            if 60 < len(paragraph) < 500 and not any(s < end and start < e for s, e in taken):
                paragraphs.append(paragraph)
            start = end + 2
    return paragraphs


def make_articles(
    count: int, wordings: Sequence[str], paragraphs: Sequence[str], random: Random
) -> Iterator[Annotated]:
    """Make articles in turn of each form."""
    forms = (_dash_list, _transcript, _questions, _dash_list, _transcript)
    for number in range(count):
        page = _Page()
        if random.random() < 0.7:
            page.add(random.choice(paragraphs))
            page.end_paragraph()
        page.add(random.choice(_LEADS))
        page.end_paragraph()
        forms[number % len(forms)](page, wordings, random)
        if random.random() < 0.5:
            page.add(random.choice(paragraphs))
        yield Annotated(f"synthetic-{number}", page.text, tuple(page.markings))


class _Page:
    """A text that grows, with what is marked in it."""

    def __init__(self) -> None:
        self.text = ""
        self.markings: list[Marking] = []

    def add(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def end_paragraph(self, gap: str = "\n\n") -> None:
        self.text += gap


def _dash_list(page: _Page, wordings: Sequence[str], random: Random) -> None:
    opening, closing = random.choice((("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"), ("", "")))
    dash = random.choice(("— ", "—", "―\u00a0", "– ", "- ", "-", "~ "))
    gap = random.choice(("\n\n", "\n", "\u00a0\n", " \n\n"))
    before = random.choice((" ", " ", "\n", "\u00a0"))
    described = random.random() < 0.5
    for _ in range(random.randint(4, 12)):
        content = page.add(f"{opening}{random.choice(wordings)}{closing}")
        page.add(before)
        cue = page.add(dash.strip())
        page.add(dash[len(dash.strip()) :])
        source = page.add(_name(random) + (_description(random) if described else ""))
        page.markings.append(Marking((source,), (cue,), (content,)))
        page.end_paragraph(gap)


def _transcript(page: _Page, wordings: Sequence[str], random: Random) -> None:
    shown = random.choice((str.upper, str.upper, str))
    speakers = [shown(_transcript_name(random)) for _ in range(random.randint(2, 3))]
    colon = random.choice((": ", ": ", ":\n", " : "))
    quoted = random.random() < 0.25
    for turn in range(random.randint(4, 14)):
        if quoted:
            page.add("“")
        source = page.add(speakers[turn % len(speakers)])
        cue = page.add(colon.rstrip())
        page.add(colon[len(colon.rstrip()) :])
        contents = [page.add(" ".join(random.sample(wordings, random.randint(1, 2))))]
        while random.random() < 0.25:
            page.end_paragraph()
            if quoted:
                page.add("“")
            contents = [(contents[0][0], page.add(random.choice(wordings))[1])]
        page.markings.append(Marking((source,), (cue,), tuple(contents)))
        page.end_paragraph()
        if random.random() < 0.1:
            page.add(random.choice(("(CROSSTALK)", "(LAUGHTER)", "[applause]", "(inaudible)")))
            page.end_paragraph()


def _questions(page: _Page, wordings: Sequence[str], random: Random) -> None:
    asks, answers = random.choice((("Q", "A"), ("Question", "Answer"), ("Q.", "A.")))
    colon = "" if asks.endswith(".") else ":"
    for _ in range(random.randint(3, 6)):
        for who in (asks, answers):
            source = page.add(who)
            cue = (page.add(colon),) if colon else _NO_SPANS
            page.add(" ")
            content = page.add(random.choice(wordings))
            if cue:
                page.markings.append(Marking((source,), cue, (content,)))
            else:
                page.markings.append(Marking(_NO_SPANS, (source,), (content,)))
            page.end_paragraph()


def _name(random: Random) -> str:
    first = random.choice(first_names(Gender.UNKNOWN))
    middle = f" {random.choice('ABCDEFGJKLMR')}." if random.random() < 0.1 else ""
    return f"{first}{middle} {random.choice(SURNAMES)}"


def _transcript_name(random: Random) -> str:
    form = random.random()
    if form < 0.5:
        return random.choice(SURNAMES)
    if form < 0.8:
        return _name(random)
    return random.choice(("Mr. ", "Ms. ", "Sen. ", "Gov. ", "Host ")) + random.choice(SURNAMES)


def _description(random: Random) -> str:
    parts = []
    if random.random() < 0.5:
        parts.append(str(random.randint(18, 80)))
    if random.random() < 0.5:
        parts.append(random.choice(_JOBS))
    if random.random() < 0.5:
        parts.append(random.choice(_PLACES))
    return "".join(f", {part}" for part in parts)
