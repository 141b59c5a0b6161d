"""Articles of forms that the corpus holds few of.

Lists with dash bylines, transcripts, questions and answers, quotations under headings, signed
ones, posts, and words behind a sentence that only sets the scene.

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
_PAIRS = (("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"))
_QUESTIONS = (
    *("How did it begin?", "What made you change your mind?", "Were you afraid?", "And today?"),
    *("Did you ever think of giving up?", "Who taught you that?", "What comes next?", "Why now?"),
    *("What do you say to those who call it a waste of money?", "Where were you that night?"),
    *("You grew up in a small town. What did that mean for you?", "Is that still true?"),
    *("Tell us about the first day.", "Some people say it was luck. Was it?", "Do you regret it?"),
    *("How has the job changed since you started?", "What would you do differently?"),
)
# Between the words and the name: blank space, a mark that stands for the cue, blank space; what
# stands behind the name.
_SIGNATURES = (
    *((" ", "—", " ", ""), (" ", "-", " ", ""), (" ", "-", "", ""), (" ", "–", " ", "")),
    *(("\n", "—", " ", ""), ("\n", "-", " ", ""), ("\n\n", "—", " ", "")),
    *((" ", "", "(", ")"), ("\n", "", "", "")),
)
_DATES = ("May 3, 2019", "12 June 2020", "March 8, 2017", "Sept. 30, 2021", "1 February 2018")
_POSTED = (
    *("posted on Facebook", "wrote on Twitter", "tweeted", "posted", "wrote on Instagram"),
    *("said in a statement", "wrote in a letter to members", "shared a message", "wrote"),
)
_SCENES = (
    *("{} was blunt.", "{} did not hold back.", "{} had a warning.", "{} is sure of it."),
    *("{} laughs when he hears that.", "{} shook her head.", "{} paused.", "{} shrugged."),
    *("Not so fast, says {}.", "Asked whether it was worth it, {} smiled.", "{} disagrees."),
    *("{} was less sure.", "{} remembers the night well.", "{} sees it otherwise."),
    *("For {}, the matter is settled.", "{} began talking to the men at the bar."),
    *("That was no surprise to {}.", "{} looked down at her hands.", "{} has heard it all before."),
    *("{} put it in plain words.", "{} leaned back in the chair.", "Then {} stood up."),
    *("Others, like {}, are hopeful.", "{} could not hide his anger.", "{} nodded."),
    *("{} wiped away a tear.", "{} was in no doubt.", "{} took the opposite view."),
)
_GESTURES = ("She looked away.", "He nodded.", "A long silence followed.", "He smiled.")
_HEADS = (
    *("And from {}:", "{}:", "Here is {} on the same:", "{} on the result:", "Enter {}:"),
    *("{} on the winner ", "{} on life at home ", "{} … ", "Then {} on the costs:"),
    *("Here is what {} had to say:", "From {}:", "This from {}:", "{}, on his critics:"),
)
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
    """Make articles in turn of each form; a few that interrupt an article stand between others."""
    whole = (_dash_list, _transcript, _questions, _answers, _dash_list, _transcript, _named_list)
    passing = (_signed, _post, _scene, _scene, _headed, _inverted, _scene)
    for number in range(count):
        page = _Page()
        if number % 2:
            for _ in range(random.randint(1, 3)):
                _add_paragraph(page, paragraphs, random)
                passing[random.randrange(len(passing))](page, wordings, random)
            _add_paragraph(page, paragraphs, random)
        else:
            if random.random() < 0.7:
                _add_paragraph(page, paragraphs, random)
            page.add(random.choice(_LEADS))
            page.end_paragraph()
            whole[number // 2 % len(whole)](page, wordings, random)
            if random.random() < 0.5:
                page.add(random.choice(paragraphs))
        yield Annotated(f"synthetic-{number}", page.text, tuple(page.markings), words_only=True)


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


def _add_paragraph(page: _Page, paragraphs: Sequence[str], random: Random) -> None:
    page.add(random.choice(paragraphs))
    page.end_paragraph()


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


def _answers(page: _Page, wordings: Sequence[str], random: Random) -> None:
    """Questions that are bold or plain, each with an answer that nothing marks."""
    around = random.choice(("", "", "**", "__", "### "))
    for _ in range(random.randint(3, 7)):
        page.add(f"{around}{random.choice(_QUESTIONS)}{around.strip('# ')}")
        page.end_paragraph()
        content = page.add(" ".join(random.sample(wordings, random.randint(1, 3))))
        page.markings.append(Marking(_NO_SPANS, _NO_SPANS, (content,)))
        page.end_paragraph()


def _named_list(page: _Page, wordings: Sequence[str], random: Random) -> None:
    """Names as headings or labels, with a time before or a part of life behind, and their words."""
    opening, closing = random.choice((*_PAIRS, ("", "")))
    timed, described = random.random() < 0.3, random.random() < 0.6
    colon = ":" if timed or random.random() < 0.4 else ""
    gap = " " if timed else random.choice(("\n", "\n\n", " " if colon else "\n"))
    for number in range(random.randint(2, 7)):
        if timed:
            page.add(f"{9 + number}:{random.randint(10, 59)} ")
        source = page.add(_name(random) + (_description(random) if described else ""))
        cue = (page.add(colon),) if colon else _NO_SPANS
        page.add(gap)
        content = page.add(f"{opening}{random.choice(wordings)}{closing}")
        page.markings.append(Marking((source,), cue, (content,)))
        page.end_paragraph("\n" if gap == " " and timed else "\n\n")


def _signed(page: _Page, wordings: Sequence[str], random: Random) -> None:
    """A quotation with the name behind it: a dash, brackets, or the line below."""
    opening, closing = random.choice(_PAIRS)
    content = page.add(f"{opening}{random.choice(wordings)}{closing}")
    before, dash, gap, behind = random.choice(_SIGNATURES)
    page.add(before)
    cue = (page.add(dash),) if dash else _NO_SPANS
    page.add(gap)
    shown = str.upper if before == "\n" and random.random() < 0.3 else str
    source = page.add(shown(_name(random)) + _description(random))
    page.add(behind)
    page.markings.append(Marking((source,), cue, (content,)))
    page.end_paragraph()


def _post(page: _Page, wordings: Sequence[str], random: Random) -> None:
    """A post: its words without marks, with name, handle and date before or behind them."""
    name = _name(random)
    handle = f" (@{name.replace(' ', '').replace('.', '').lower()})"
    words = " ".join(random.sample(wordings, random.randint(1, 2)))
    form = random.random()
    cue: Spans = _NO_SPANS
    if form < 0.4:
        content = page.add(words)
        page.add(random.choice(("\n", "\n\n", " ")))
        cue = (page.add("—"),)
        page.add(" ")
        source = page.add(name)
        page.add(f"{handle} {random.choice(_DATES)}")
    elif form < 0.6:
        source = page.add(name)
        page.add(f"{handle}{random.choice((' ', chr(10), ': '))}")
        content = page.add(words)
    else:
        source = page.add(name)
        page.add(" ")
        cue = (page.add(random.choice(_POSTED)),)
        page.add(random.choice((":\n\n", ":\n")))
        content = page.add(words)
    page.markings.append(Marking((source,), cue, (content,)))
    page.end_paragraph()


def _scene(page: _Page, wordings: Sequence[str], random: Random) -> None:
    """A sentence that names somebody without a verb of saying, and then that one's words."""
    opening, closing = random.choice(_PAIRS)
    before, behind = random.choice(_SCENES).split("{}")
    page.add(before)
    name = _name(random) if random.random() < 0.7 else random.choice(SURNAMES)
    if random.random() < 0.3:
        name = f"{random.choice(_JOBS).capitalize() if not before else random.choice(_JOBS)} {name}"
    source = page.add(name)
    if random.random() < 0.3:
        page.add(f", the {random.choice(_JOBS)},")
    page.add(behind)
    if random.random() < 0.5:
        page.add(" ")
        contents = [page.add(f"{opening}{random.choice(wordings)}{closing}")]
        if random.random() < 0.4:
            page.add(" " + random.choice(_GESTURES))
    else:
        page.end_paragraph()
        several = random.randint(1, 3)
        contents = []
        for number in range(several):
            end = closing if number == several - 1 else ""
            contents.append(page.add(f"{opening}{random.choice(wordings)}{end}"))
            page.end_paragraph()
        contents = [(contents[0][0], contents[-1][1])]
    page.markings.append(Marking((source,), _NO_SPANS, tuple(contents)))
    page.end_paragraph()


def _headed(page: _Page, wordings: Sequence[str], random: Random) -> None:
    """A line with a name and a colon, or what somebody speaks of, before the words."""
    opening, closing = random.choice(_PAIRS)
    before, behind = random.choice(_HEADS).split("{}")
    page.add(before)
    source = page.add(_name(random) + (_description(random) if random.random() < 0.5 else ""))
    words, colon = behind[:-1], behind[-1]
    page.add(words)
    cue = (page.add(colon),) if colon == ":" else _NO_SPANS
    page.add(random.choice((" ", "\n\n", "\n")) if colon == ":" else "\n\n")
    content = page.add(f"{opening}{random.choice(wordings)}{closing}")
    page.markings.append(Marking((source,), cue, (content,)))
    page.end_paragraph()


def _inverted(page: _Page, wordings: Sequence[str], random: Random) -> None:
    """Said A: "…" Added B: "…", one behind the other in one paragraph."""
    opening, closing = random.choice(_PAIRS)
    for _ in range(random.randint(1, 3)):
        cue = page.add(random.choice(("Said", "Added", "Says", "Wrote", "Adds", "Replied")))
        page.add(" ")
        source = page.add(_name(random) + (_description(random) if random.random() < 0.3 else ""))
        page.add(": ")
        content = page.add(f"{opening}{random.choice(wordings)}{closing}")
        page.markings.append(Marking((source,), (cue,), (content,)))
        page.add(" ")
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
