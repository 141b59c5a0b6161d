"""What an editor would do next about a finding."""

from quotes.check.candidates import Candidate
from quotes.check.findings import Verdict

_NEXT = {
    Verdict.DENIED: "do not print it as said; {place} has it with another stance",
    Verdict.SPLICED: "quote the passages separately, each in its own quotation marks",
    Verdict.REWORDED: "use the wording of {place}, or paraphrase without quotation marks",
    Verdict.CUT_BEFORE_CONDITION: "include the condition, as {place} has it",
    Verdict.CUT_OPENING: "include the words before, as {place} has them",
    Verdict.ELLIPSIS_HIDES: "check what the ellipsis leaves out in {place}",
    Verdict.REPORTED_ONLY: "remove the quotation marks, or get the speaker's own words",
    Verdict.REVISED: "ask why {place} changed it before printing the earlier wording",
}


def advise(verdict: Verdict, candidate: Candidate | None, *, known: int | None = None) -> str:
    """Say what to do next; nothing where a quotation stands.

    Args:
        verdict: On the quotation.
        candidate: What decided it, or what is nearest to one that was not found.
        known: How many quotations its speaker has on record; None if nobody is named.
    """
    place = candidate.printed_in if candidate else ""
    if verdict is Verdict.WRONG_SPEAKER and candidate:
        said = " and ".join(candidate.speakers)
        return f"check who spoke: {place} names {said}"
    if verdict is Verdict.NOT_FOUND:
        if candidate:
            return f"ask the reporter for notes or a recording; {place} has the nearest words"
        if known:
            return "ask the reporter for notes or a recording: nothing near enough is on record"
        return "ask the reporter for notes or a recording, or add what the speaker said elsewhere"
    return _NEXT.get(verdict, "").format(place=place)
