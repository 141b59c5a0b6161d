"""Pairs of names and whether they are one person's: one table for all who compare names."""

from typing import NamedTuple

from quotes.names.answers import Answer

SAME, COMPATIBLE, DOUBTFUL, DIFFERENT = Answer


class Case(NamedTuple):
    """Two names, the answer, and a part of a reason.

    ``everywhere`` marks those that are given to every caller as well: two full names.
    """

    kind: str
    a: str
    b: str
    answer: Answer
    reason: str = ""
    everywhere: bool = False

    @property
    def id(self) -> str:
        return f"{self.kind}: {self.a} / {self.b}"


def _all(kind: str, answer: Answer, *rows: tuple[str, str] | tuple[str, str, str]) -> list[Case]:
    """Make cases of one answer; the first row of each is asked of all callers."""
    return [Case(kind, row[0], row[1], answer, *row[2:]) for row in rows]


def _everywhere(kind: str, answer: Answer, *rows: tuple[str, str]) -> list[Case]:
    return [Case(kind, a, b, answer, everywhere=True) for a, b in rows]


CASES = [
    # Spelling alone.
    *_everywhere("case", SAME, ("Ann Hart", "ANN HART")),
    *_everywhere(
        "accents", SAME, ("José Núñez", "Jose Nunez"), ("Zoe\u0308 Ha\u0308rle", "Zoë Härle")
    ),
    *_all(
        "accents",
        SAME,
        ("Ó Briain", "O Briain", "same name"),
        ("Şükrü Yağmur", "Sukru Yagmur"),
        ("Åse Lund", "A\u030ase Lund"),
    ),
    *_everywhere("hyphens", SAME, ("Kim Tae-sun", "Kim Tae Sun")),
    *_all(
        "hyphens",
        SAME,
        ("Kim Taesun", "Kim Tae-sun", "together or apart"),
        ("Kim J. Taesun", "Kim Tae-sun", "together or apart"),
        ("Jean-Luc Marsh", "Jean Luc Marsh"),
        ("Xu Mei Ling", "Xu Meiling", "together or apart"),
        ("XuMeiling", "Xu Meiling"),
    ),
    *_all(
        "hyphens",
        DIFFERENT,
        ("Kim Tae-sun", "Kim Tae-ho"),
        ("Ann Alee", "Anna Lee"),
        ("Kim J. Taesun", "Kim H. Tae-sun"),
    ),
    # Nicknames.
    *_everywhere(
        "nickname",
        COMPATIBLE,
        ("Bill Hart", "William Hart"),
        ("Liz Marsh", "Elizabeth Marsh"),
        ("Peggy Ash", "Margaret Ash"),
    ),
    *_all(
        "nickname",
        COMPATIBLE,
        ("Bill Hart", "William Hart", "Bill is short for William"),
        ("Bob Hart", "Robert Hart", "Bob is short for Robert"),
        ("Kate Hart", "Katherine Hart"),
        ("Kate Hart", "Catherine Hart", "Kate is short for Catherine"),
        ("Kate Hart", "Kathryn Hart"),
        ("Mike Lund", "Michael Lund"),
        ("Tony Marsh", "Anthony Marsh"),
        ("Ted Marsh", "Edward Marsh"),
        ("Ted Marsh", "Theodore Marsh"),
        ("Jack Marsh", "John Marsh"),
        ("Steve Marsh", "Steven Marsh"),
        ("Steve Marsh", "Stephen Marsh"),
        ("Hank Roe", "Henry Roe"),
        ("Dick Roe", "Richard Roe"),
        ("Bill J. Hart", "William Hart"),
        ("Jerry Marsh", "Jerrold Marsh"),
        ("Sam Roe", "Samuel Roe"),
        ("Pat Roe", "Patrick Roe"),
        ("Pat Roe", "Patricia Roe"),
    ),
    *_everywhere("nickname", DIFFERENT, ("Bill Hart", "Robert Hart"), ("Fred Roe", "William Roe")),
    *_all(
        "nickname",
        DIFFERENT,
        ("Bill Hart", "Robert Hart", "Bill and Robert are two first names"),
        ("Billy Hart", "Robert Hart"),
        ("Fred Hart", "Bill Hart"),
        ("Peter Hart", "Patrick Hart"),
        ("Jamie Hart", "Benjamin Hart"),
        ("Nathan Roe", "Jonathan Roe"),
        ("Bill Hart", "William Ash"),
    ),
    *_all(
        "rare nickname",
        DOUBTFUL,
        ("Liz Marsh", "Beth Marsh", "may be short for one"),
        ("Will Hart", "Bill Hart"),
        ("Mitzi Roe", "Mary Roe"),
        ("Chris Marsh", "Christine Marsh", "Chris is short for Christine, but seldom"),
        ("Sam Roe", "Samantha Roe"),
    ),
    # Initials.
    *_everywhere("initials", SAME, ("Ann B. Hart", "Ann Hart"), ("Ann Marie Hart", "Ann M. Hart")),
    *_all(
        "initials",
        SAME,
        ("J. K. Holt", "J.K. Holt"),
        ("J. K. Holt", "JK Holt"),
        ("J. K. Holt", "j k holt"),
        ("J. Holt", "J. K. Holt"),
        ("Dorian Hugo Walter Ostrow", "Dorian H. W. Ostrow"),
        ("Dorian H.W. Ostrow", "Dorian H. W. Ostrow"),
        ("Ann M Hart", "ann m. hart"),
    ),
    *_all(
        "initials",
        COMPATIBLE,
        ("J. K. Holt", "Joanne Holt", "J. may be the initial of Joanne"),
        ("J. K. Holt", "Joanne Kathleen Holt"),
        ("A. Hart", "Ann Hart"),
        ("Bo H. Lee", "Bo H. W. Lee", "further initial"),
        ("Dorian Hugo W. Ostrow", "Dorian H. Ostrow", "further name"),
    ),
    *_everywhere(
        "initials",
        DIFFERENT,
        ("Dorian H. W. Ostrow", "Dorian W. Ostrow"),
        ("Bo A. Lee", "Bo C. Lee"),
    ),
    *_all(
        "initials",
        DIFFERENT,
        ("Dorian H. W. Ostrow", "Dorian W. Ostrow", "the initials H. W. and W. differ"),
        ("J. K. Holt", "J. R. Holt"),
        ("J. K. Holt", "Joanne Rose Holt"),
        ("J. Holt", "Ann Holt"),
        ("J. Holt", "K. Holt"),
        ("Ann B. Hart", "Ann Marie Hart"),
        ("Dorian Hugo W. Ostrow", "Dorian B. Ostrow"),
        ("Jo Lee", "K. Lee"),
    ),
    # Middle names.
    *_everywhere("middle name", COMPATIBLE, ("Ann Marie Hart", "Ann Hart")),
    *_all(
        "middle name",
        COMPATIBLE,
        ("Ann Marie Hart", "Ann Hart", "one has a further name, Marie"),
        ("Vladimir Petrovich Marsh", "Vladimir Marsh"),
        ("Ann Marie Rose Hart", "Ann Rose Hart"),
    ),
    *_all("middle name", SAME, ("Ann Sofiia Hart", "Ann Sofiya Hart")),
    *_all(
        "middle name",
        COMPATIBLE,
        ("Edgar Marsh", "J. Edgar Marsh", "one is the end of the other"),
        ("Marie Hart", "Ann Marie Hart"),
        ("San Wei", "Daw Thar San Wei"),
    ),
    *_everywhere("middle name", DIFFERENT, ("Ann Mary Hart", "Ann Rose Hart")),
    *_all(
        "middle name", DIFFERENT, ("Ann Mary Hart", "Ann Rose Hart", "middle names Mary and Rose")
    ),
    # Suffixes.
    *_everywhere(
        "suffix",
        DIFFERENT,
        ("Bo Lee Jr.", "Bo Lee Sr."),
        ("Bo Lee Jr.", "Bo Lee"),
        ("Bo Lee III", "Bo Lee II"),
    ),
    *_all(
        "suffix",
        DIFFERENT,
        ("Bo Lee Jr.", "Bo Lee Sr.", "one has Jr and the other Sr"),
        ("Bo Lee", "Bo Lee Jr.", "one has no suffix and the other Jr"),
        ("Bo Lee", "Bo Lee the Younger"),
        ("Lee Jr.", "Bo Lee"),
        ("Bo Jr.", "Bo Lund"),
        ("Bo Lee the Elder", "Bo Lee the Younger"),
        ("Bo Lee the Elder", "Bo Lee Jr."),
        ("Lee Jr.", "Bo Lee Sr."),
    ),
    *_everywhere("suffix", SAME, ("Bo Lee, Jr.", "Bo Lee Jr")),
    *_all(
        "suffix",
        SAME,
        ("Bo Lee Junior", "Bo Lee Jr."),
        ("Bo Lee the Younger", "Bo Lee Jr."),
        ("Bo Lee the Elder", "Bo Lee Sr"),
        ("Bo Lee iii", "BO LEE III"),
    ),
    *_everywhere("suffix", COMPATIBLE, ("Bo Lee III", "Bo Lee")),
    *_all(
        "suffix",
        COMPATIBLE,
        ("Bo Lee", "Bo Lee IV", "one leaves out the suffix"),
        ("Lee", "Bo Lee Jr."),
        ("Bill Lee Jr.", "William Lee Jr."),
    ),
    *_all(
        "suffix",
        DOUBTFUL,
        ("Bo Lee", "Bo Lee Sr.", "only one is called the elder"),
        ("Lee", "Lee Jr.", "only one has a suffix"),
    ),
    # Particles.
    *_everywhere("particle", SAME, ("Omar al-Khatib", "Omar el-Khatib")),
    *_all(
        "particle",
        SAME,
        ("Omar al-Khatib", "Omar Al Khatib"),
        ("Omar Alkhatib", "Omar al-Khatib", "together or apart"),
        ("Omar Saleh Alkhatib", "Omar Saleh al-Khatib"),
        ("Omar S. Alkhatib", "Omar Saleh al-Khatib", "one name, together or apart"),
        ("Omar M. Elkhatib", "Omar M. al-Khatib", "one name, together or apart"),
        ("Ali ibn Saleh", "Ali bin Saleh"),
        ("Ali Ben Saleh", "Ali bin Saleh"),
        ("Jan de Wit", "Jan De Wit"),
        ("Jan DeWit", "Jan de Wit"),
        ("Luc d'Arcy", "Luc D’Arcy"),
        ("Luc D Arcy", "Luc d'Arcy"),
        ("Pat O'Hara", "Pat O Hara"),
        ("Pat O'Hara", "Pat OHara"),
        ("Sean MacLehan", "Sean Mac Lehan"),
        ("Sean McLehan", "Sean MacLehan"),
        ("Sean Mc Lehan", "Sean MacLehan"),
        ("Ina van den Berg", "Ina Van Den Berg"),
        ("Jose Ortega y Vega", "José Ortega Y Vega"),
    ),
    *_all(
        "particle",
        COMPATIBLE,
        ("Omar al-Khatib", "Omar Khatib", "differ in a particle"),
        ("Ina van den Berg", "Ina Berg"),
        ("Khatib", "Omar al-Khatib"),
        ("al-Khatib", "Omar al-Khatib"),
        ("van den Berg", "Ina van den Berg"),
        ("bin Saleh", "Ali bin Saleh"),
        ("Hamad bin Rashid al-Farsi", "Hamad al-Farsi", "a further name, Rashid"),
    ),
    *_everywhere("particle", DIFFERENT, ("Omar al-Khatib", "Leila al-Khatib")),
    *_all(
        "particle",
        DIFFERENT,
        ("Hamad bin Rashid al-Farsi", "Rashid al-Farsi"),
        ("Jan de Wit", "Cornelis de Wit"),
        ("Al Marsh", "Tina Marsh"),
        ("Ben Marsh", "Van Marsh"),
        ("Del Marsh", "Kate Marsh"),
    ),
    *_all("particle", DOUBTFUL, ("Jan de Wit", "Jan van Wit", "de Wit and van Wit differ")),
    # Order.
    *_everywhere("order", COMPATIBLE, ("Ali Hasan", "Hasan Ali")),
    *_all(
        "order",
        COMPATIBLE,
        ("Xu Meiling", "Meiling Xu", "same words in another order"),
        ("Kim Tae-sun", "Tae-sun Kim"),
        ("Hart Ann Marie", "Ann Marie Hart"),
        ("Boychenko Vadim", "Vadym Boichenko"),
    ),
    *_all(
        "order",
        SAME,
        ("Hart, Ann", "Ann Hart"),
        ("Hart, Ann B.", "Ann B. Hart"),
        ("Hart, Ann, MD", "Ann Hart"),
        ("Lee, Jr., Bo", "Bo Lee Jr."),
        ("Lee, Bo, Jr.", "Bo Lee Jr."),
    ),
    *_all("order", DIFFERENT, ("Xu Meiling", "Meiling Wu"), ("Ali Hasan Omar", "Hasan Ali Omar")),
    # Transliterations.
    *_everywhere(
        "transliteration",
        SAME,
        ("Vadim Boichenko", "Vadym Boychenko"),
        ("Olha Zelensky", "Olha Zelenskyy"),
    ),
    *_all(
        "transliteration",
        SAME,
        ("Zelensky", "Zelenskyy"),
        ("Olha Zelenskiy", "Olha Zelenskyi", "ways of writing one sound"),
        ("Taras Klitschko", "Taras Klychko"),
        ("Denys Shmyhal", "Denys Shmygal", "ways of writing one sound"),
        ("Iryna Sybiha", "Irina Sybiga"),
        ("Oleh Marsh", "Oleg Marsh"),
        ("Mohammed Saleh", "Muhammad Saleh", "spellings of one name"),
        ("Mohamed Salih Omar", "Mohammad Salih Omar"),
        ("Volodymyr Marsh", "Vladimir Marsh"),
        ("Yusuf Lund", "Youssef Lund"),
        ("Stephen Marsh", "Steven Marsh"),
        ("Ali Gaddafi", "Ali Qaddafi"),
        ("Yuliia Marsh", "Julia Marsh"),
    ),
    *_all(
        "transliteration",
        COMPATIBLE,
        ("Zelensky", "Olha Zelenskyy", "surname alone, Zelensky and Zelenskyy"),
    ),
    *_everywhere("transliteration", DIFFERENT, ("Wladimir Klitschko", "Vitali Klitschko")),
    *_all(
        "transliteration",
        DIFFERENT,
        ("Ann Hill", "Ann Gill"),
        ("Kai Roe", "Kay Lund"),
        ("Li Wen", "Lee Wen"),
    ),
    # Other scripts.
    *_everywhere("script", SAME, ("Вадим Бойченко", "Vadym Boichenko")),
    *_all(
        "script",
        SAME,
        ("Олена Шмигаль", "Olena Shmyhal"),
        ("Ольга Кличко", "Olha Klitschko"),
        ("Дмитро В. Гарт", "Дмитро Гарт"),
        ("محمد سلمان", "Mohammed Salman"),
        ("Γιώργος Λάμπρος", "Giorgos Lampros"),
        ("徐美", "Xu Mei"),
    ),
    *_all("script", DIFFERENT, ("Вадим Бойченко", "Olena Boichenko"), ("徐美", "Wu Mei")),
    # Titles.
    *_everywhere("title", SAME, ("Sen. Ann Hart", "Ann Hart")),
    *_all(
        "title",
        SAME,
        ("Dr Ann Hart", "Prof. Ann Hart"),
        ("Former Vice President Ann Hart", "Ann Hart"),
        ("Ann Hart, MP", "Ann Hart"),
        ("Ann Hart KC", "Dame Ann Hart"),
        ("Sheikh Hamad al-Farsi", "Hamad al-Farsi"),
        ("Señor Luis Vega", "Luis Vega"),
        ("MR. HART", "Hart"),
        ("Mr Hart", "Dr. Hart"),
    ),
    *_all(
        "title",
        COMPATIBLE,
        ("Mr. Hart", "William Hart", "surname alone"),
        ("President Hart", "Ann Hart"),
        ("Sir Keith", "Keith Marsh"),
    ),
    *_all(
        "title",
        DIFFERENT,
        ("Mr Hart", "Mrs. Hart", "one has a man's title"),
        ("Lord Marsh", "Lady Marsh"),
        ("Mr. Hart", "Ann Lund"),
    ),
    *_all("title", DOUBTFUL, ("Mr", "Ann Hart", "a title without a name"), ("Mrs.", "Mr.")),
    # Misspellings.
    *_everywhere("slip", DOUBTFUL, ("Narong Osottanakorn", "Narong Osatanakorn")),
    *_all(
        "slip",
        DOUBTFUL,
        ("Narong Osottanakorn", "Narong Osatanakorn", "spelt almost alike"),
        ("Ann Clinton", "Ann Clifton"),
        ("Ann Johnston", "Ann Johnson"),
        ("Marta Roe", "Maria Roe"),
        ("Bill Johnson", "William Johnston"),
        ("Osatanakorn", "Narong Osottanakorn"),
        ("Osatanakorn", "Osottanakorn"),
        ("Brian Smith", "Brian Smyth", "sound alike, but are two surnames"),
        ("Smith", "Brian Smyth"),
        ("Ann Asch", "Ann Ash"),
        ("Mohammed Farouk Karimov", "Mohammed Farouk Kerimov"),
        ("Lev Medinskaro", "Lev Madenskiro"),
        ("Stefan Hart", "Stefen Hart"),
    ),
    *_everywhere("slip", DIFFERENT, ("Tim Hart", "Tom Hart"), ("Ann Hart", "Bob Lund")),
    *_all(
        "slip",
        DIFFERENT,
        ("John Harris", "John Harrison"),
        ("David", "Tom Davis", "not a part of the other name"),
        ("Turkey", "Turley"),
        ("Paul Hart", "Paula Hart"),
        ("Marta Clinton", "Maria Clifton"),
        ("A. Clinton", "Ann Clifton"),
        ("Ann Lee", "Ann Leo"),
        ("Ann Barker", "Ann Parker"),
        ("Ann Lind", "Ann Lund"),
    ),
    # One name alone.
    *_all(
        "alone",
        COMPATIBLE,
        ("Hart", "Ann Hart", "one is the surname alone"),
        ("Ann", "Ann Hart", "one is the name Ann alone"),
        ("Xu", "Xu Meiling"),
        ("Nunez", "Maria Nunez Vega"),
        ("TBS", "TBS Marsh", "one is the name"),
    ),
    *_all("alone", SAME, ("Hart", "hart"), ("Pelé", "Pele")),
    *_all(
        "alone",
        DIFFERENT,
        ("Hart", "Ash", "Ash and Hart differ"),
        ("Hart", "Ann Lund", "not a part of the other name"),
        ("Bob", "Ann Hart"),
    ),
    *_all("alone", DOUBTFUL, ("Muhammad", "Mohammed Saleh", "first name alone, spelt otherwise")),
    # Two surnames.
    *_everywhere("two surnames", COMPATIBLE, ("Ann Lee", "Ann Lee Hart")),
    *_all(
        "two surnames",
        COMPATIBLE,
        ("Ann Lee", "Ann Lee Hart", "as by marriage"),
        ("Ann Lee", "Ann Lee-Hart"),
        ("Ann Hart", "Ann Lee-Hart"),
        ("María José Núñez de la Vega", "María Núñez"),
    ),
    *_all("two surnames", DIFFERENT, ("Ann Lee", "Bob Lee Hart"), ("Ann Lee", "Ann Hart")),
    # Organisations.
    *_everywhere("body", SAME, ("Department of Justice", "Justice Department")),
    *_all(
        "body",
        SAME,
        ("the Harbour Trust", "Harbour Trust"),
        ("Bank of Porto", "The Bank of Porto"),
        ("Hartco Group Ltd.", "Hartco Group"),
        ("Klitschko Foundation", "Klychko Foundation"),
    ),
    *_all(
        "body",
        COMPATIBLE,
        ("FBR", "Federal Bureau of Rivers", "initials"),
        ("H.B.T.", "Harbour Bridge Trust"),
        ("BoP", "Bank of Porto"),
    ),
    *_all(
        "body",
        DOUBTFUL,
        ("Hart", "Hart Bank", "more words"),
        ("New Porto", "New Porto Bank"),
        ("Harbour Trust", "Porto Harbour Trust"),
        ("Harbor Trust", "Harbour Trust"),
    ),
    *_everywhere("body", DIFFERENT, ("Harbour Trust", "Ferry Union")),
    *_all(
        "body",
        DIFFERENT,
        ("Ann Hart", "Hart Bank", "an organisation and somebody else"),
        ("Ferry Union", "Rail Union", "two organisations"),
        ("Ann Church", "Harbour Church"),
        ("A", "Bank of Porto"),
    ),
    *_all("body", COMPATIBLE, ("Church", "Ann Church"), ("Bill Church", "William Church")),
]
EVERYWHERE = [case for case in CASES if case.everywhere]
