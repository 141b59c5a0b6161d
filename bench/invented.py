"""Prose around quotations, quotations that nobody spoke, and people whom nobody knows."""

from random import Random

_BEFORE = (
    "The hearing went on for most of the afternoon, and few of those who came stayed to the end.",
    "Questions about the plan had been building up for weeks.",
    "The announcement came late on a Thursday, after the offices had closed.",
    "Supporters and opponents filled the room long before the doors were shut.",
    "It was the third such statement this month.",
    "The numbers had been published a day before.",
    "Reporters waited outside for more than an hour.",
    "Nobody in the building expected a quick decision.",
)
_SENTENCE = (
    "“{words},” said {speaker}.",
    "“{words},” {speaker} said on Tuesday.",
    "“{words},” {speaker} told reporters.",
    "{speaker} told reporters: “{words}.”",
    "{speaker} said, “{words}.”",
    "“{words},” said {speaker}, who took no further questions.",
)
_FRAGMENT = (
    "{speaker} said that “{words}.”",
    "{speaker} said “{words}” and left it at that.",
)
# What a later text of an article has in place of a quotation.
CORRECTED = (
    "Nothing more will be said about it before the inquiry has ended",
    "That was put down wrongly and I stand by what is on the tape",
    "My words were meant for another occasion altogether",
)
# Two kinds of talk: of what no news are about, and in the words that all news share.
_TALK = (
    (
        ("We", "The teachers of this county", "Our neighbours", "My committee", "The farmers here"),
        ("will rebuild", "have never sold", "paid for", "are going to repaint", "once borrowed"),
        (
            "every lighthouse between the two harbours",
            "the old granary on the hill",
            "forty-one of the drainage pumps",
            "that ledger of unpaid ferry tolls",
            "the orchard behind the customs house",
            "each of the copper weathervanes",
            "a dozen brass telescopes",
        ),
        (
            "and the auditors may look at the receipts themselves",
            "because the winter took the roof off twice",
            "although the glaziers had warned us against it",
            "so the choir can rehearse there before the thaw",
            "which is more than the last council managed",
            "and I would sign the same papers tomorrow",
            "while the almanac still promised us dry weather",
        ),
    ),
    (
        (
            "The president",
            "Democrats in the Senate",
            "Republicans",
            "The American people",
            "Our allies in Europe",
            "Too many members of Congress",
            "The attorney general",
        ),
        (
            "will never accept",
            "have voted twice to pay for",
            "should apologise for",
            "are still afraid of",
            "have been lied to about",
            "cannot go on ignoring",
            "did not want to hear about",
        ),
        (
            "the border wall",
            "another government shutdown",
            "tax cuts for the middle class",
            "the report of the special counsel",
            "the opioid crisis in our small towns",
            "a trade war with China",
            "the truth about this nominee",
        ),
        (
            "and the voters will remember that in November",
            "because that is what they were sent to Washington to do",
            "and I told him so in the Oval Office",
            "and I have said so from the first day of this investigation",
            "no matter what you read in the newspapers",
            "and we are not going to let it happen again",
            "which is why I will vote against it",
        ),
    ),
)
_GIVEN = ("Ottilie", "Barnaby", "Thandeka", "Ruairi", "Imelda", "Casimir", "Perpetua", "Evander")
_SURNAMES = (
    "Vantongeren", "Brockelbank", "Okonjo-Pryce", "Szczepanek", "Underhay", "Fotherby",
)  # fmt: skip


def frame(words: str, speaker: str, rng: Random) -> str:
    """Set a quotation into a paragraph that names its speaker in full."""
    form = rng.choice(_SENTENCE if words[:1].isupper() else _FRAGMENT)
    if words.endswith((".", "!", "?")):
        form = form.replace("{words},”", "{words}”").replace("{words}.”", "{words}”")
    return f"{rng.choice(_BEFORE)} {form.format(words=words, speaker=speaker)}"


def invent_quotation(rng: Random) -> str:
    """Return a sentence that nobody spoke."""
    return " ".join(map(rng.choice, rng.choice(_TALK)))


def invent_speaker(rng: Random) -> str:
    """Return a full name that no news have."""
    return f"{rng.choice(_GIVEN)} {rng.choice(_SURNAMES)}"
