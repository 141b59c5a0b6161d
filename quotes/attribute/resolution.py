"""An answer to "who spoke?", with how sure it is, why, and which rule gave it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from quotes.types import CharSpan, SpeakerStatus


class Rule(StrEnum):
    """The rules of attribution: each answer and each abstention comes from exactly one.

    A value is the id that is stored with an attribution; its first half is the question that the
    rule answers. Ids stay once they are stored: a rule that changes its meaning gets another.
    """

    description: str

    def __new__(cls, value: str, description: str) -> Self:
        """Make a rule of its id and what it reads, with an example."""
        rule = str.__new__(cls, value)
        rule._value_ = value
        rule.description = description
        return rule

    NO_SOURCE = "none/no-source", "no words beside the quotation name a speaker: abstains"

    INTERVIEW_ANSWER = (
        "interview/answer",
        "'A', or what follows a question: the only one whom the text before the questions names",
    )
    INTERVIEW_NOBODY = (
        "interview/nobody",
        "an answer, and the text before the questions names nobody, or several: abstains",
    )

    NAME_FULL = "name/full", "the fullest name that the article gives: 'Ann Hart'"
    NAME_ONLY = "name/only", "a name of one word of which the article gives no fuller: 'Ukraine'"
    NAME_SHORT = "name/short", "a shorter form of a fuller name: 'Hart' for Ann Hart"
    NAME_NAMESAKE = "name/namesake", "of several people of that name, the one in focus"
    NAME_MISSPELT = "name/misspelt", "one letter off the only surname like it"
    NAME_APPOSITIVE = "name/appositive", "the name behind a description: 'a baker, Ann Hart,'"
    NAME_OFFICE = "name/office", "the name behind an office: 'secretary of state Ann Hart'"
    NAME_GROUP = "name/group", "the name of a group: 'Democrats': nobody is named"
    NAME_AMBIGUOUS = "name/ambiguous", "several people, or nobody, may bear the name: abstains"
    NAME_UNREADABLE = "name/unreadable", "has a capital but is no name that can be read: abstains"

    JOINT_ALL = "joint/all", "all of several speakers: 'Hart and the city council'"
    JOINT_FIRST = "joint/first", "the one of two that can be named: 'Hart and her aides'"
    JOINT_THEY = "joint/they", "'they' for those who spoke together just before"

    PRONOUN_PERSONAL = "pronoun/personal", "'he' or 'she' for the likeliest person named before"
    PRONOUN_NOBODY = "pronoun/nobody", "nobody whom the pronoun fits is named before: abstains"
    PRONOUN_SEVERAL = "pronoun/several", "several people fit the pronoun alike: abstains"
    PRONOUN_AMBIGUOUS_NAME = (
        "pronoun/ambiguous-name",
        "an ambiguous name stands between the person and the pronoun: abstains",
    )
    PRONOUN_RELATIVE = "pronoun/relative", "'who' for the name directly before it"
    PRONOUN_RELATIVE_NOBODY = (
        "pronoun/relative-nobody",
        "no name stands directly before 'who': abstains",
    )
    PRONOUN_IT_SPEAKER = "pronoun/it-speaker", "'it' for the organisation that spoke last"
    PRONOUN_IT_OTHER = "pronoun/it-other", "no organisation spoke just before 'it': abstains"
    PRONOUN_OTHER = "pronoun/other", "'they', 'you' or the like: abstains"

    FIRST_PERSON_NESTED = "first-person/nested", "'I' within what somebody else says: that speaker"
    FIRST_PERSON_LETTER = "first-person/letter", "'I' for the name that signs a letter"
    FIRST_PERSON_NOTE = "first-person/note", "'I' for the author, as the note at the end tells"
    FIRST_PERSON_QUOTED = (
        "first-person/quoted",
        "'I' in quotation marks or in questions and answers: abstains",
    )
    FIRST_PERSON_NOBODY = "first-person/nobody", "the page does not name its author: abstains"

    DESCRIPTION_ONLY = "description/only", "the only one in that role: 'the mayor'"
    DESCRIPTION_OWNER = (
        "description/owner",
        "whom the article introduces so: 'Hart's lawyer' for 'a lawyer for Hart, Bo Lee'",
    )
    DESCRIPTION_PLACE = (
        "description/place",
        "the only one in that role, though the article tells no place: 'the Ohio senator'",
    )
    DESCRIPTION_LIKELIEST = "description/likeliest", "the likeliest of several in that role"
    DESCRIPTION_NEAREST = (
        "description/nearest",
        "the likeliest person named before, where the article gives nobody the role",
    )
    DESCRIPTION_HEADLINE = (
        "description/headline",
        "a headline's role without an article: 'Lawmaker says'",
    )
    DESCRIPTION_SEVERAL = "description/several", "several people fit the description: abstains"
    DESCRIPTION_NOBODY = "description/nobody", "the article gives nobody the role: abstains"
    DESCRIPTION_OTHER = "description/other", "'the' and a noun that is no role: abstains"
    DESCRIPTION_PLURAL = "description/plural", "'the' and a plural: nobody is named"
    DESCRIPTION_INDEFINITE = "description/indefinite", "words without a name: 'a spokesman'"

    ORGANISATION_CAMPAIGN = "organisation/campaign", "a body that bears a name: 'the Hart campaign'"
    ORGANISATION_WORDS = "organisation/words", "the only name with these words: 'the city council'"
    ORGANISATION_NEAREST = (
        "organisation/nearest",
        "the only one of such a name in the sentences before: 'the court'",
    )
    ORGANISATION_SPEAKER = "organisation/speaker", "'the company' for the one that spoke last"
    ORGANISATION_SEVERAL = "organisation/several", "several or no organisations fit: abstains"

    DOCUMENT_OWNER = "document/owner", "issuer named before it: 'Hart's letter', 'an FBI memo'"
    DOCUMENT_GIVER = "document/giver", "issuer named behind it: 'a speech Ms. Hart gave'"
    DOCUMENT_BY = "document/by", "issuer named with 'by' or 'from': 'a report by the bank'"
    DOCUMENT_TOGETHER = "document/together", "several issuers in one: 'an ABC/Ipsos poll'"
    DOCUMENT_SPEAKER = (
        "document/speaker",
        "'the statement' in which the quotation before it was issued",
    )
    DOCUMENT_BEFORE = "document/before", "'the report' that the article introduced before"
    DOCUMENT_NOBODY = "document/nobody", "the article does not tell who issued it: abstains"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is taken to have spoken.

    Attributes:
        rule: What gave the answer.
        status: Named, anonymous or unknown.
        evidence: The steps to the answer, in plain words.
        speakers: The names; several for joint speakers.
        confidence: From 0 to 1, that the answer (or abstaining) is right.
        mention: The words that the name was taken from.
    """

    rule: Rule
    status: SpeakerStatus
    evidence: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    confidence: float = 0.0
    mention: CharSpan | None = None


def named(
    rule: Rule, name: str, confidence: float, evidence: str, mention: CharSpan | None = None
) -> Resolution:
    """Return a resolution to a name."""
    lines, speakers = (_tidy(evidence),), (_tidy(name),)
    return Resolution(rule, SpeakerStatus.NAMED, lines, speakers, confidence, mention)


def anonymous(rule: Rule, evidence: str, confidence: float) -> Resolution:
    """Return the resolution that the article names nobody."""
    return Resolution(rule, SpeakerStatus.ANONYMOUS, (_tidy(evidence),), confidence=confidence)


def unknown(rule: Rule, evidence: str) -> Resolution:
    """Return the resolution that it can't safely be told."""
    return Resolution(rule, SpeakerStatus.UNKNOWN, (_tidy(evidence),))


def _tidy(words: str) -> str:
    """Return words on one line, without the blanks that masking leaves."""
    return " ".join(words.split())
