import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.stances import stance_of
from quotes.types import CharSpan, Stance

SAID = """
{Ada Brown} [said] <the pier is shut>.
“<The pier is shut,>” [said] {Ada Brown}, who did not give a reason.
“<The pier is shut,>” {she} [would later say].
{She} would go on to [tell] the court <that the pier was shut>.
{He} would often [say], “<Mind the gap.>”
{The mayor} did not hesitate to [say] <that the pier was “a wreck”>.
{The mayor} has never been shy of [saying] <that the pier is a wreck>.
{The mayor} never tired of [saying] <that the pier was a wreck>.
{She} never tires of [telling] visitors <that the pier is hers>.
{Brown} didn't just [say] <the pier was shut>; she locked it.
{She} not only [said] <the pier was shut> but locked it.
Not only did {Brown} [say] <the pier was shut>, she locked it.
{He} couldn't help [saying] <that it had been easy>.
{He} could not help but [point out] <that he had won>.
{Rees} was asked about the fire and [said] <it had been “put out in an hour”>.
Asked whether he would resign, {Rees} [said] <he had “no such plans”>.
{Rees} would not comment on the sale, [saying] only <that “talks go on”>.
{The clerk} refused to apologise, [saying]: “<I did my job.>”
{The woman}, who declined to be named, [said] <the lift had been broken for weeks>.
Not wishing to be named, {a porter} [said] <the lift was broken>.
“{I} would [say] <that the plan is sound>,” the engineer added.
“I'd [argue] <that it is the best we have>,” she added.
“{I} must [say] <that it looks well>,” he added.
{The minister} would [say] only <that “three bids” had come>.
{The minister} could only [say] <that bids had come>.
{A man} could be heard [shouting]: “<Leave it alone!>”
{One fan} was heard to [say] <that the match was fixed>.
It was not until Monday that {the bank} [admitted] <it had lost the money>.
Not until Monday did {the bank} [admit] <it had lost the money>.
Only then did {the bank} [admit] <it had lost the money>.
{Lund} denied the charge and [told] reporters: “<I was at home all night.>”
{Lund}, who denies wrongdoing, [said] <the files were “a gift”>.
{The director} could not have been clearer: “<The vase is a copy,>” {she} [said].
{He} misled the council by falsely [saying] <that the pier was safe>.
{The senator} falsely [claimed] <that the pier was safe>.
{The leaflet} wrongly [states] <that the vote is on Friday>.
{She} has made no secret of the fact that she is leaving, [saying]: “<I am tired.>”
{The board} left no doubt on Friday, [saying] <that the sale was off>.
{Hale} wasted no time in [saying] <that the deal was dead>.
{Hale} had no hesitation in [calling] the deal <“a swindle”>.
{Hale} made no bones about it: “<It is a swindle,>” {he} [said].
{He} went so far as to [say] <the tide was to blame>.
{She} was forced to [admit] <that the keys were lost>.
{She} had to [admit] <that the keys were lost>.
{She} managed to [say] “<Thank you>” before she wept.
{They} began by [saying] <that they had been lied to>.
{Mr. Orr} was quoted by the Ledger as [saying] <the strike was “over”>.
{Orr} was accused of lying after [saying] <the strike was over>.
{Orr} regretted [saying] <that the strike was over>.
{Orr} apologised for [calling] the strikers <“children”>.
{Orr} admitted [telling] the strikers <to go home>.
{Orr} stood by the report. It was not true, he added, that he had run. “<I walked,>” {he} [said].
{Ida Voss} [asked]: “<Who will pay for the bridge?>”
{Ida Voss} [asked] <whether the bridge could be saved>.
{Ida Voss}, a Labour councillor, [asked] <why the bridge was shut>.
“<Who will pay?>” [asked] {Ida Voss}.
{The guards} [asked] visitors <to leave by the north gate>.
Visitors were [asked] <to leave by the north gate>.
The board [was asked] by {the union} <to put off the vote>.
{The union} [urged] the board <to put off the vote>.
[According to] {the police}, <no one was hurt>.
{Police} [said] <no one was hurt>.
{Police} [said] <that it was not a crime>.
{The club} [dismissed] the offer as “<derisory>”.
{The club} [rejected] claims of a split as “<pure gossip>”.
“<That is a lie,>” {Lund} [denied].
{No 10} [said] <the talks would go on>.
{No Limits}, a charity, [said] <that the roof leaked>.
None other than {the king} [said] <the tower was ugly>.
It goes without [saying] <that the roof leaked>.
If, as {Brown} [said], <the roof leaked>, the town must pay.
If the roof leaks, {Brown} [said], <the town must pay>.
{Brown} [said] <that if the roof leaks the town would pay>.
In the documentary, {the pilot} [says] <that he saw smoke>.
The film is a documentary. In the film, {the pilot} [says] <that he saw smoke>.
In a series of posts, {the pilot} [says] <he saw smoke>.
At the scene, {a fireman} [said] <the roof had fallen in>.
In the second half of the play-off, {the coach} [said], <“we woke up”>.
Had he known, {he} [said], <he would have stayed>.
{She} was not there but [said] <she had been told of it>.
{Who} [said] <the sea was blue>?
“<He was fair,>” {Orr} [recalled], not without a smile.
{Orr} [said] <he never called anyone a child>.
In Lund's [claim] <that the port was sold>, the figures were wrong.
On {Lund's} [promise] <to reopen the port>, nobody had news.
“<It is not over.>”
As {my father} would [say], “<look twice>”.
{He} was not alone in [saying] <that the roof leaked>.
{He} was not the first to [say] <that the roof leaked>.
{He} did not wait to be asked and [said] <that the roof leaked>.
{He} does not miss a chance to [say] <that the roof leaked>.
{She} was not afraid to [tell] the king <that he was wrong>.
“It is not wrong to [say] <that we failed>,” {Orr} added.
{Orr} did not regret [saying] <that the roof leaked>.
{Orr} would be remembered for [saying] <that ships are for the sea>.
{Orr} was told that the roof leaked and [replied]: “<Not for the first time.>”
{Orr} said he would call the police. He did not. {Orr} [said] <the phone was dead>.
{The mayor} [said] <he would resign>. He did not.
{The mayor} [said] <he had met the king>. There is no record of it.
{The mayor} [said] <the letter was hers>. It was a fake.
{The mayor} [called] the video <a fake>.
{The mayor} [said] <the video was “doctored”>.
The sketch upset viewers and {the mayor} [said] <it was cruel>.
She played in the final for United, {who} [said] <she would be missed>.
The tune was played by the band, [said] {Brown}, <and all wept>.
{Ms. Song} [said] <the roof leaked>.
{People of good character} [said] <the roof leaked>.
{The group} pressed on with the march to [say] <that the roof leaked>.
If {Romney} had not [said] “<I like it>”, he would have won.
{The report} [says] <the bridge may not last>.
The bridge may not last, {the report} [says], <unless it is mended>.
{The union} [claims] <that nobody asked the crew>.
{He} couldn't but [agree] <that the roof leaked>.
{The coach} [said] <he would not be asked to stay>.
"""

DENIED = """
{Tom Lund} [denied saying] “<the port can drown>”.
{Tom Lund} denied [saying] “<the port can drown>”.
{Tom Lund}, the governor, has denied ever [calling] the port <“a drain”>.
{Tom Lund} has repeatedly denied having [said] “<the port can drown>”.
{Tom Lund} strongly denies that he [said] “<the port can drown>”.
Lund denied that {he} had [said] “<the port can drown>”.
Lund denied claims that {he} had [told] the crew “<to drown the port>”.
Lund rejected reports that {he} had ever [said] “<the port can drown>”.
Lund's denial that {he} [said] “<the port can drown>” was brief.
{Lund} [denied] <that the port was for sale>.
{Lund} [denies] <selling the port>.
{Lund} [denied] <the port was for sale>, a spokesman said.
{Lund} [has vehemently denied] <any part in the sale>.
{Lund} [denies] <any wrongdoing>.
{The firm} [disputes] <that it was warned>.
{The firm} [disputed] <the account>.
{The firm} [rubbished] <reports of a sale>.
{The firm} [refuted] <claims that it had been warned>.
{The firm} [rejected claims] <that it had been warned>.
{The firm} [rejected] <claims that it had been warned>.
{The firm} [dismissed] as untrue suggestions <that it was warned>.
{The firm} [dismissed] suggestions <that it was warned>.
{The firm} [dismissed as untrue] <suggestions that it was warned>.
{The firm} [brushed aside] <claims that it was bust>.
{The firm} [poured cold water on] <rumours of a sale>.
{Her} [denial] <that the firm was bust> came late.
{Lund} insisted that he had not [said] “<the port can drown>”.
Lund insists {he} never [said] “<the port can drown>”.
Lund maintained {he} had never [told] anyone <that the port could drown>.
Lund was adamant that {he} did not [call] the port <“a drain”>.
<The port was sold>, something {Lund} has always [denied].
“I ran,” said Orr, but {Lund} [denied] <it>.
{Lund} denies ever having [used] the words “<drown it>”.
{Lund} [flatly denied] <that the port was for sale>.
{Lund} [took issue with] <claims that he was bust>.
{Lund} is alleged to have [said] “<drown it>”. He denies it.
{Lund} was accused of [calling] the crew <“rats”>. Lund denies saying so. He denies it.
{Lund} is said to have [told] them “<drown it>”, which he denies.
Lund protested that {he} had never [said] “<drown it>”.
"""

NOT_SAID = """
Claim: {Ada Brown, the mayor}, [said] “<the pier is shut>”. Verdict: false.
{Mira Holt} did not [say] <that the tax would fall>.
{Mira Holt} [did not say] <that the tax would fall>.
{She} has never [said] <that the tax would fall>.
{Mira Holt}, the minister, never [said] “<let them swim>”.
{Holt} didn’t [say] <that>.
{Holt} hasn't [said] <whether she will run>.
{Holt} won't [say] <who paid>.
{Holt} wouldn't [say] <who paid>.
{Holt} would not be drawn on the sum or [say] <who paid>.
{Holt} cannot [say] <who paid>.
{Holt} has yet to [say] <who paid>.
{Holt} is yet to [confirm] <who paid>.
{Holt} [has yet to say] <who paid>.
{Holt} refused to [say] “<I was wrong>”.
{Holt} [declined to say] <who paid>.
{Holt} repeatedly declined to [say] <whether she had met him>.
{Holt} pointedly refused to stand up and [say] <who paid>.
{Holt} failed to [mention] <that she had been paid>.
{Holt} stopped short of [saying] <that he had lied>.
{Holt} stopped just short of [calling] him <“a liar”>.
{Holt} [fell short of saying] <that he had lied>.
{Holt} left without [saying] <who had paid>.
{Holt} shied away from [calling] him <a liar>.
{Holt} refrained from [calling] him <a liar>.
{Holt} avoided [saying] <who paid>.
{Holt} was unable to [say] <who paid>.
{Holt} was reluctant to [say] <who paid>.
{Holt} came close to [saying] <that he had lied>.
{Holt} did not go so far as to [say] <that he lied>.
{Holt} would not go as far as [saying] <that he lied>.
{Holt} did not want to [say] <who paid>.
{Holt} is not expected to [say] <who paid>.
{Holt} no longer [says] <that the tax will fall>.
{Holt} neither [said] <that he lied> nor hinted at it.
Nor did {Holt} [say] <who paid>.
Never did {Holt} [say] “<let them swim>”.
At no point did {Holt} [say] “<let them swim>”.
Nowhere in the memo does {Holt} [write] “<guilty>”.
Nowhere in the book does {Holt} ever [claim] <to have been there>.
{Nobody} [said] <that the bridge was safe>.
{No one} has [said] <that the bridge was safe>.
{None of the engineers} [said] <that the bridge was safe>.
{Neither engineer} would [say] <that the bridge was safe>.
{Holt} did not, in fact, [say] “<let them swim>”.
{Holt} did not, as some have claimed, [say] “<let them swim>”.
{Holt} did not in fact [say] “<let them swim>”.
Contrary to a post on Facebook, {Holt} never [said] “<let them swim>”.
{Holt} was wrongly quoted as [saying] “<let them swim>”.
{Holt} was misquoted as [saying] “<let them swim>”.
The Ledger misquoted {Holt} as [saying] “<let them swim>”.
The Ledger incorrectly reported that {Holt} had [said] “<let them swim>”.
A post falsely claims that {Holt} [said] “<let them swim>”.
A post that falsely quotes {Holt} as [saying] “<let them swim>” has been shared widely.
“<Let them swim>” was falsely [attributed] to {Holt}.
“<Let them swim>” is often wrongly [credited] to {Holt}.
“<Let them swim,>” a line [misattributed] to {Holt}, is from a song.
A fake letter in which {Holt} [says] “<let them swim>” was posted.
A doctored video shows {Holt} [saying] “<let them swim>”.
The clip is a deepfake of {Holt} [saying] “<let them swim>”.
A fabricated quote has {Holt} [saying] “<let them swim>”.
A made-up tweet purporting to show {Holt} [saying] “<let them swim>” went round.
There is no record of {Holt} [saying] “<let them swim>”.
There is no evidence that {Holt} ever [said] “<let them swim>”.
We found no record of {Holt} ever having [said] “<let them swim>”.
It is not true that {Holt} [said] “<let them swim>”.
It is a myth that {Holt} [said] “<let them swim>”.
An earlier version of this article quoted {Holt} as [saying] “<let them swim>”.
An earlier version of this story said that {Holt} had [said] “<let them swim>”.
Correction: an earlier headline said {Holt} had [told] them “<to swim>”.
Claim: {Holt} [said] “<let them swim>”. Verdict: False.
Claim: {Mira Holt}, the minister, [said] “<let them swim>”. Our ruling: this is fabricated.
{Holt} [said] “<let them swim>”, a post says. The quote is fake.
“<Let them swim,>” {Holt} [said] in a meme. The quotation was made up.
{Holt} [said] “<let them swim>”, rivals claim. She never said that.
{Holt} [said] “<let them swim>”, rivals claim. In fact, she said no such thing.
{Holt} [said] “<let them swim>”, rivals claim. Nothing of the kind was said.
Claims that {Holt} [said] “<let them swim>” are false.
The minister denied that {Otto Brill} had [said] “<let them swim>”.
The minister rejected claims that {Brill} had [said] “<let them swim>”.
{Brill} [did not deny] <that he was there>.
{Brill} neither confirmed nor [denied] <that he was there>.
{Brill} would not [confirm] or deny <that he was there>.
{Brill} declined to confirm or [deny] <that he was there>.
{The log} does not [say] <who rang>.
{The minister} made [no mention] of <the sale>.
{The minister} [gave no hint] on <who would pay>.
{He} could not recall [saying] <that it was safe>.
{He} had no memory of [telling] her <to wait>.
{He} does not remember ever [saying] <that it was safe>.
{The guard} decided against [telling] her <that he was dead>.
{She} kept silent rather than [say] <that he was dead>.
Instead of [saying] “<sorry>”, {he} laughed.
{He} was too proud to [say] “<sorry>”.
{He} can't stand up and [say] “<sorry>”.
{He} did not rise and [say] “<sorry>”.
{Holt} never actually [said] “<let them swim>”.
{Holt} did not explicitly [say] <that he lied>.
{Holt} neither said nor [implied] <that he lied>.
{Holt} was careful not to [say] <that he lied>.
{Holt} chose not to [tell] them <that he lied>.
It wasn't {Holt} who [said] “<let them swim>”.
It was not {Mira Holt} who [said] “<let them swim>”.
You will not hear {Holt} [saying] “<sorry>”.
“<Let them swim>” were words that {Holt} never [said].
The words “<let them swim>” were never [spoken] by {Holt}.
No, {Holt} did not [say] “<let them swim>”.
Fact check: No, {Holt} didn’t [say] “<let them swim>”.
FALSE: {Holt} [said] “<let them swim>”.
Myth: {Holt} [said] “<let them swim>”.
The claim that {Holt} [said] “<let them swim>” is false.
The rumour that {Holt} [said] “<let them swim>” has been debunked.
Users claim that {Holt} [said] “<let them swim>”. This is false.
A meme shows the words {Holt} [said]: “<Let them swim>”. It is fake.
The Ledger has retracted a story in which {Holt} was quoted as [saying] “<let them swim>”.
The Ledger apologised for quoting {Holt} as [saying] “<let them swim>”.
In an earlier version of this article, {Holt} was quoted as [saying] “<let them swim>”.
This article was amended because it wrongly quoted {Holt} as [saying] “<let them swim>”.
{Holt} was quoted as [saying] “<let them swim>”, but there is no record of such a speech.
The quote “<let them swim>”, [attributed] to {Holt}, is fake.
AI-generated audio of {Holt} [saying] “<let them swim>” was shared.
A hoax video in which {Holt} [says] “<let them swim>” was shared.
{Holt} was [coy] about <whether she would run>.
{Holt} [sidestepped] the question of <whether she would run>.
{Holt} [said nothing] about <who would pay>.
{Holt} would neither [confirm] <that the talks had failed> nor deny it.
{No minister} [said] <that the roof was safe>.
No one at the firm [said] <that the roof was safe>.
{Holt} had not once [told] them <that the roof was safe>.
{Holt} isn't going to [say] <who paid>.
It is not possible for {Holt} to [say] <who paid>.
{Holt} was not asked to [say] <who paid>.
"""

HYPOTHETICAL = """
Imagine {Ada Brown, the mayor}, [saying]: “<The pier is shut.>”
It is over if {the captain} comes out and [says] <that he is tired>.
{Nina Farr} would [say] <that the law is clear>.
{Nina Farr} would have [said] “<burn it>”.
{Nina Farr}, the banker, could have [said]: “<Burn it.>”
{Nina Farr} should [say] “<sorry>”.
What {Farr} should have [said] is, “<I was wrong.>”
{Farr} might [argue] <that the law is clear>.
{Farr} may [say] <that she was ill>.
{Farr} may well have [said] “<burn it>”.
{Critics} might [say] <that it is too late>.
“<It is too late,>” {a critic} might [say].
{She}'d [say] <that it was too late>, if anyone asked.
If {Farr} had [said] “<burn it>”, she would be out.
If {Farr} ever [said] “<burn it>”, nobody would mind.
If {Nina Farr}, the banker, had [said] “<burn it>”, she would be out.
If {Farr} were to [say] “<burn it>”, nobody would mind.
If {she} did [say] “<burn it>”, nobody would believe it.
Even if {Farr} [says] <she is sorry>, it will not help.
What if {he} [says] <he is sorry>?
Unless {Farr} [says] <she is sorry>, the bank will sue.
Had {Farr} [said] “<burn it>”, she would be out.
Were {Farr} to [say] “<burn it>”, she would be out.
Should {Farr} [say] “<burn it>”, she would be out.
Imagine {Farr} [saying] “<burn it>”.
Imagine {Nina Farr}, the banker, [saying]: “<Burn it.>”
Just imagine if {Farr} had [said] “<burn it>”.
Suppose {Farr} [said] “<burn it>”.
She shrugged, as if to [say] “<why me?>”
It was as though {she} had [said] “<why me?>”
{Farr} will [say] <that the bank is safe>.
{Farr} will [tell] MPs on Monday <that the bank is safe>.
{Farr} is expected to [say] <that the bank is safe>.
{Farr} [is expected to say] <that the bank is safe>.
{Farr} was due to [tell] MPs <that the bank is safe>.
{Farr} plans to [tell] MPs <that the bank is safe>.
{Farr} is set to [announce] <that the bank will close>.
{Farr} is about to [announce] <that the bank will close>.
{Farr} is going to [tell] them <that the bank is safe>.
{Farr} is likely to [argue] <that the bank was safe>.
{Farr} is to [tell] MPs <that the bank is safe>.
{Farr} wanted to [say] “<burn it>”.
{Farr} was tempted to [say] “<burn it>”.
{Farr} threatened to [tell] the papers <that he had lied>.
{Farr} would have to [admit] <that the bank had failed>.
{Farr} would stand up and [say] <that the bank was safe>.
It is time for {Farr} to [say] <that she is sorry>.
Would {Farr} [say] “<burn it>” today?
Whether {Farr} [said] “<burn it>” is a matter for the court.
The board expects {Farr} to [say] <that the bank is safe>.
{Farr} could've [said] “<burn it>”.
{Farr} might as well have [said] “<burn it>”.
{Farr} would no doubt [say] <that it was burnt>.
{Farr} ought to have [said] “<sorry>”.
I wish {Farr} had [said] “<sorry>”.
If only {Farr} had [said] “<sorry>”.
I can just hear {Farr} [saying] “<burn it>”.
{Farr} was to have [told] the court <that it was burnt>.
Whether or not {Farr} [said] “<burn it>”, the barn is gone.
In a speech on Friday {Farr} will reportedly [say] <that the bank is safe>.
“<The bank is safe,>” {Farr} will [tell] the hall tonight.
Aides say {she} will [argue] <that the bank is safe>.
{Anybody} would [say] <that it was burnt>.
If asked, {Farr} would [say] <that it was burnt>.
"""

ASKED = """
Did {Ada Brown, the mayor}, [say] “<the pier is shut>”? Nobody knows.
The host pressed for {Rees} to [say] <that he would go>.
{Emil Bauer} [was asked] <whether his players had sold the match>.
{Bauer} was [asked] <if he would stay>.
{Bauer} was repeatedly [asked] <why he had left>.
{Bauer} was [pressed] on <whether he would stay>.
{Bauer} was [questioned] about <whether he had been paid>.
{Bauer} laughed when [asked] <if he would stay>.
[Asked] <whether he would stay>, Bauer said nothing.
[Asked] on Monday <whether he would stay>, Bauer nodded.
[Asked by] {a reporter} <whether he would stay>, Bauer nodded.
Bauer, [asked] <if he would stay>, nodded.
Bauer agreed when [asked by] {Ida Lorne} <whether the match was “a farce”>.
Reporters urged {Emil Bauer}, the coach, to [say] “<my own men sold the match>”.
Reporters urged {him} to [say] “<my own men sold the match>”.
The judge told {Bauer} to [say] “<guilty>” or “not guilty”.
The board asked {Bauer} to [say] <that he was sorry>.
The board pressed {Bauer} to [admit] <that he had been paid>.
{Bauer} was told to [say] <that he had been ill>.
{Bauer} was urged to [admit] <that he had been paid>.
{Bauer} has been ordered to [tell] the court <who paid>.
Fans called on {Bauer} to [say] “<sorry>”.
Did {Emil Bauer}, the coach, [say] “<we sold it>”? Nobody knows.
Did {Bauer} really [say] “<we sold it>”?
Has {Bauer} ever [said] “<we sold it>”?
So, did {Bauer} [say] “<we sold it>”?
Reporters asked whether {Bauer} had [said] “<we sold it>”.
He was asked if {he} had ever [said] “<we sold it>”.
Asked whether {he} had [said] “<we sold it>”, Bauer laughed.
The question of whether {Bauer} [said] “<we sold it>” is open.
Asked if {Bauer} had ever [said] “<we sold it>”, the club was silent.
Is {Bauer} [saying] <that the match was sold>?
The crowd begged the coach to [say] <that he would stay>.
{Bauer} was asked to [confirm] <that he would stay>.
Once [asked] <whether he would stay>, Bauer winked.
"""

FICTION = """
In the play, {Nils Aho} [says] “<to be>” forty times.
In the film, {the hero} [says]: “<I was born in a storm.>”
In one scene, {she} [tells] her mother <that the sea is rising>.
In the opening episode, {the queen} [asks] <who has eaten the cake>.
In the novel, {a miller} [tells] the king <that his mill is haunted>.
In a sketch about the vote, {the mayor} [says]: “<I lost the keys.>”
In the series, {Lena Roos} [says]: “<Trust no one.>”
{Her character} [says]: “<Trust no one.>”
“<Trust no one,>” [says] {the puppet}.
{The narrator} [tells] us <that the house is cursed>.
{The protagonist} [claims] <to have seen a whale>.
{Roos} [sings] “<the river took my name>”.
“<The river took my name,>” {she} [sang].
Roos plays a mayor {who} [says] <that the sea is hers>.
The sketch has {the minister} [saying] “<I sold the sea>”.
In a satirical piece, {the minister} [announces] <that he has sold the sea>.
The parody shows {the minister} [saying] “<I sold the sea>”.
The mayor, played by Lena Roos, [says] “<the sea is mine>”.
{The satirical website} [reported] <that the sea had been sold>.
In the play, the miller [says] “<to be>” forty times.
In a scene from the film, {Roos} [says]: “<Trust no one.>”
{The Onion} [reported] <that the sea had been sold>.
{The song} [says] “<the river took my name>”.
In a parody of the news, {the minister} [said] <he had sold the sea>.
"""

TABLE = {
    Stance.SAID: SAID,
    Stance.DENIED: DENIED,
    Stance.NOT_SAID: NOT_SAID,
    Stance.HYPOTHETICAL: HYPOTHETICAL,
    Stance.ASKED: ASKED,
    Stance.FICTION: FICTION,
}
CASES = [
    pytest.param(line, stance, id=f"{stance}-{line}")
    for stance, lines in TABLE.items()
    for line in lines.strip().splitlines()
]


def stance(marked: str) -> Stance:
    """Return the stance where [the cue], {the source} and <the content> are marked so."""
    text = ""
    spans: dict[str, list[CharSpan]] = {"[": [], "{": [], "<": []}
    for piece in re.split(r"(\[.*?\]|\{.*?\}|<.*?>)", marked):
        words = piece.strip("[]{}<>")
        if piece != words:
            spans[piece[0]].append(CharSpan(len(text), len(text) + len(words)))
        text += words
    return stance_of(text, spans["["], spans["{"], spans["<"])


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_how_words_are_put_forward(marked: str, expected: Stance) -> None:
    assert stance(marked) is expected


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("She never came. {Ada} [said] <the pier was shut>.", id="sentence-before"),
        pytest.param("{Ada} [said] <the pier was shut>. It was never so.", id="sentence-behind"),
        pytest.param(f"Never, {'and again ' * 60}{{Ada}} [said] <so>.", id="far-before"),
        pytest.param(
            f"{{Ada}} [said] <it>. {'So it was. ' * 40}The quote is fake.", id="far-behind"
        ),
        pytest.param("{Ada} [said] <that nobody would say so>.", id="in-the-content"),
        pytest.param("Mr. Never went and {Ada} [said] <so>.", id="name"),
    ],
)
def test_what_stands_elsewhere_tells_nothing(marked: str) -> None:
    assert stance(marked) is Stance.SAID


def test_a_stop_behind_a_title_ends_no_sentence() -> None:
    assert stance("Nor did Mr. {Lund} [say] <who paid>.") is Stance.NOT_SAID


@given(st.text(), st.data())
def test_any_words_have_a_stance(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = [CharSpan(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    cue, source, content = pairs[:1], pairs[1:2], pairs[2:]

    assert stance_of(text, cue, source, content) in Stance
    assert stance_of(text, content, cue, source) in Stance
    assert stance_of(text, source, content, cue) in Stance
