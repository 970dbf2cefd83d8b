"""The inflected forms of an English word, for `forms of` in word lists.

A word is taken as verb and noun alike ("kill", "kills", "killed", "killing"; "bomb", "bombs"): a
form too many does no harm, as it stands in no text. -ise and -ize spellings come together.
"""

from typing import Literal

Tag = Literal["base", "s", "past", "participle", "ing"]

# base: past, participle (where they are not made with -ed)
_IRREGULAR = {
    word[0]: (word[1].split("/"), word[2].split("/"))
    for line in """
    arise arose arisen; be was/were been; bear bore borne/born; beat beat beaten; become became become
    begin began begun; bend bent bent; bet bet bet; bind bound bound; bite bit bitten; bleed bled bled
    blow blew blown; break broke broken; breed bred bred; bring brought brought
    broadcast broadcast/broadcasted broadcast/broadcasted; build built built
    burn burned/burnt burned/burnt; burst burst burst; buy bought bought; cast cast cast
    catch caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost
    creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn
    dream dreamed/dreamt dreamed/dreamt; drink drank drunk; drive drove driven; eat ate eaten
    fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found
    flee fled fled; fly flew flown; forbid forbade forbidden; forecast forecast/forecasted forecast/forecasted
    foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen
    get got got/gotten; give gave given; go went gone; grow grew grown; hang hanged/hung hanged/hung
    have had had; hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt
    keep kept kept; kneel knelt knelt; know knew known; lay laid laid; lead led led
    lean leaned/leant leaned/leant; leap leaped/leapt leaped/leapt; learn learned/learnt learned/learnt
    leave left left; lend lent lent; let let let; lose lost lost; make made made; mean meant meant
    meet met met; mow mowed mowed/mown; overtake overtook overtaken; pay paid paid
    plead pleaded/pled pleaded/pled; prove proved proved/proven; put put put; quit quit quit
    read read read; retell retold retold; ride rode ridden; ring rang rung; rise rose risen; run ran run
    say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set
    shake shook shaken; shoot shot shot; show showed showed/shown; shrink shrank shrunk; shut shut shut
    sing sang sung; sink sank sunk; sit sat sat; slay slew/slayed slain; sleep slept slept
    slide slid slid; smell smelled/smelt smelled/smelt; sow sowed sowed/sown; speak spoke spoken
    speed sped sped; spell spelled/spelt spelled/spelt; spend spent spent; spill spilled/spilt spilled/spilt
    spin spun spun; split split split; spoil spoiled/spoilt spoiled/spoilt; spread spread spread
    spring sprang sprung; stand stood stood; steal stole stolen; stick stuck stuck; sting stung stung
    strike struck struck/stricken; string strung strung; strive strove striven; swear swore sworn
    sweep swept swept; swell swelled swelled/swollen; swim swam swum; swing swung swung
    take took taken; teach taught taught; tear tore torn; tell told told; think thought thought
    throw threw thrown; thrust thrust thrust; tread trod trodden; undergo underwent undergone
    understand understood understood; undertake undertook undertaken; uphold upheld upheld
    upset upset upset; wake woke woken; wear wore worn; weave wove woven; weep wept wept
    win won won; wind wound wound; withdraw withdrew withdrawn; withhold withheld withheld
    withstand withstood withstood; wring wrung wrung; write wrote written; die died died; lie lied lied
    """.replace("\n", ";").split(";")
    if len(word := line.split()) == 3
}
_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet",
    "policeman": "policemen", "policewoman": "policewomen", "gunman": "gunmen",
    "spokesman": "spokesmen", "spokeswoman": "spokeswomen", "fireman": "firemen",
    "fisherman": "fishermen", "crisis": "crises", "life": "lives", "wife": "wives",
}  # fmt: skip
_VOWELS = "aeiou"
# stressed on the last syllable, so the last consonant doubles
_DOUBLING = set(
    """abet admit allot beg begin ban bar bet blot blur bob brag chat chop clap commit compel concur
    confer control crop defer deter drag drop drum emit equip expel fit flag forbid forget gag get
    grab grin grip gun hit hop incur infer knit lag let log man map mob mug nab nod occur omit
    patrol permit pin plan plot plug pop prefer propel put quip quit quiz rap ram rebel rebut refer regret
    remit repel rig rip rob rub run set shed ship shop shun shut sin sip sit slam slap slip snap
    sob spin split spot stab star stem step stir stop strip stun submit swap swim tag tap thin
    tip top transfer transmit trap trek trim upset wed whip win wrap zip chin dub jab jog
    kid kidnap handicap worship""".split()
)


def _regular(word: str) -> tuple[str, str, str]:
    """-s, -ed and -ing forms."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    if word.endswith("ie"):
        return word + "s", word + "d", word[:-2] + "ying"
    sibilant = word.endswith(("s", "x", "z", "ch", "sh"))
    plural = word + ("es" if sibilant or (word[-1] == "o" and word[-2] not in _VOWELS) else "s")
    if word == "be":
        return plural, "been", "being"
    if word.endswith("ic"):
        return plural, word + "ked", word + "king"
    if word.endswith("e"):
        stem = word if word.endswith(("ee", "oe", "ye")) else word[:-1]
        return plural, word + "d", stem + "ing"
    if word in _DOUBLING:
        return plural, word + word[-1] + "ed", word + word[-1] + "ing"
    return plural, word + "ed", word + "ing"


def _spellings(word: str) -> list[str]:
    """A word with its -ise/-ize, -our/-or and -l/-ll twins."""
    for one, two in (("ise", "ize"), ("yse", "yze"), ("our", "or")):
        for ending, twin in ((one, two), (two, one)):
            if word.endswith(ending) and len(word) > len(ending) + 2 and word not in _KEEP:
                return [word, word[: -len(ending)] + twin]
    return [word]


_KEEP = {
    "advise", "advertise", "apprise", "arise", "comprise", "compromise", "despise", "devise",
    "disguise", "exercise", "excise", "franchise", "improvise", "incise", "merchandise", "praise",
    "premise", "promise", "raise", "revise", "rise", "supervise", "surmise", "surprise",
    "televise", "demise", "seize", "prize", "size", "capsize", "four", "hour", "tour", "pour",
    "detour", "devour", "scour", "sour", "contour", "contractor", "actor", "doctor", "author",
    "monitor", "mentor", "sponsor", "factor", "tailor", "minor", "major", "senior", "terror",
    "error", "mirror", "horror", "director", "investor", "editor", "visitor", "senator", "poor",
    "door", "floor", "motor", "mayor", "emperor", "governor", "survivor", "tutor", "victor",
    "vendor", "anchor", "censor", "razor", "sensor", "suitor", "traitor", "tractor", "warrior",
    "aggressor", "ambassador", "assessor", "commentator", "inspector", "prosecutor", "protector",
}  # fmt: skip


def inflect(base: str) -> dict[Tag, list[str]]:
    """The forms of a word or phrase by tag, most usual first; of a phrase, its first word bends.

    >>> inflect("take out")["past"]
    ['took out']
    """
    first, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    forms: dict[Tag, list[str]] = {"base": [], "s": [], "past": [], "participle": [], "ing": []}
    for spelling in _spellings(first):
        plural, past, ing = _regular(spelling)
        pasts, participles = _IRREGULAR.get(spelling, ([past], [past]))
        if spelling == "be":
            forms["base"] += ["be", "am", "are"]
            plural = "is"
        else:
            forms["base"].append(spelling)
        if spelling in _IRREGULAR and spelling[-1] not in "eywr" and spelling[-2] in _VOWELS:
            if spelling[-3:-2] not in _VOWELS and spelling[-1] not in _VOWELS + "hkdl":
                ing = spelling + spelling[-1] + "ing"
        forms["s"].append(_PLURALS.get(spelling, plural))
        forms["past"] += pasts
        forms["participle"] += participles
        forms["ing"].append(ing)
        single_vowel = spelling[-2:-1] in _VOWELS and spelling[-3:-2] not in _VOWELS
        if spelling.endswith("l") and single_vowel and len(spelling) > 4:
            forms["past"].append(spelling + "led")
            forms["participle"].append(spelling + "led")
            forms["ing"].append(spelling + "ling")
    return {tag: [form + tail for form in dict.fromkeys(found)] for tag, found in forms.items()}


def all_forms(base: str) -> dict[str, Tag]:
    """Every form with its first tag; the base form comes first."""
    forms: dict[str, Tag] = {}
    for tag, found in inflect(base).items():
        for form in found:
            forms.setdefault(form, tag)
    return forms


def bend(replacement: str, tag: Tag) -> str:
    """A replacement in the form that `tag` names."""
    return inflect(replacement)[tag][0]
