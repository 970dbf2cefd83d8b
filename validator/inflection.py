"""The inflected forms of an English word, for `forms of` in word lists.

A word is taken as verb and noun alike ("kill", "kills", "killed", "killing"; "bomb", "bombs"): a
form too many does no harm, as it stands in no text. British and American spellings come together.
"""

import re
from typing import Literal

from validator.regex import regex

Tag = Literal["base", "s", "past", "participle", "ing"]
Forms = dict[Tag, list[str]]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _table(text: str) -> dict[str, list[list[str]]]:
    """Rows between semicolons: a word, and columns of alternatives between slashes."""
    rows = (row.split() for row in re.split(r"[;\n]", text) if row.strip())
    return {word: [column.split("/") for column in columns] for word, *columns in rows}


# past and participle, where they are not made with -ed
_VERBS = _table(
    """
    arise arose arisen; awake awoke awoken; be was/were been; bear bore borne/born
    beat beat beaten; become became become; befall befell befallen; begin began begun
    bend bent bent; bet bet bet; bid bid/bade bid/bidden; bind bound bound; bite bit bitten
    bleed bled bled; blow blew blown; break broke broken; breed bred bred; bring brought brought
    broadcast broadcast/broadcasted broadcast/broadcasted; build built built
    burn burned/burnt burned/burnt; burst burst burst; buy bought bought; cast cast cast
    catch caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost
    creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; dive dived/dove dived
    do did done; draw drew drawn; dream dreamed/dreamt dreamed/dreamt; drink drank drunk
    drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt
    fight fought fought; find found found; flee fled fled; fling flung flung; fly flew flown
    forbid forbade forbidden; forecast forecast/forecasted forecast/forecasted
    foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven
    forgo forwent forgone; foretell foretold foretold; freeze froze frozen; get got got/gotten
    give gave given; go went gone; grind ground ground; grow grew grown
    hang hanged/hung hanged/hung; have had had; hear heard heard; hide hid hidden; hit hit hit
    hold held held; hurt hurt hurt; keep kept kept; kneel knelt/kneeled knelt/kneeled
    know knew known; lay laid laid; lead led led; lean leaned/leant leaned/leant
    leap leaped/leapt leaped/leapt; learn learned/learnt learned/learnt; leave left left
    lend lent lent; let let let; lie lied lied; light lit/lighted lit/lighted
    lose lost lost; make made made; mean meant meant; meet met met; mislead misled misled
    mistake mistook mistaken; misunderstand misunderstood misunderstood; mow mowed mowed/mown
    offset offset offset; outdo outdid outdone; overcome overcame overcome
    overhear overheard overheard; override overrode overridden; overrun overran overrun
    oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown
    pay paid paid; plead pleaded/pled pleaded/pled; prove proved proved/proven; put put put
    quit quit quit; read read read; rebuild rebuilt rebuilt; repay repaid repaid
    retake retook retaken; rethink rethought rethought; retell retold retold
    rewrite rewrote rewritten; rid rid rid; ride rode ridden; ring rang rung; rise rose risen
    run ran run; say said said
    see saw seen; seek sought sought; sell sold sold; send sent sent; set set set
    shake shook shaken; shed shed shed; shine shone/shined shone/shined; shoot shot shot
    show showed shown/showed; shrink shrank shrunk; shut shut shut; sing sang sung
    sink sank sunk; sit sat sat; slay slew/slayed slain; sleep slept slept; slide slid slid
    sling slung slung; slit slit slit; smell smelled/smelt smelled/smelt
    sneak sneaked/snuck sneaked/snuck; sow sowed sowed/sown; speak spoke spoken
    speed sped sped; spell spelled/spelt spelled/spelt
    spend spent spent; spill spilled/spilt spilled/spilt; spin spun spun; spit spat/spit spat/spit
    split split split; spoil spoiled/spoilt spoiled/spoilt; spread spread spread
    spring sprang sprung; stand stood stood; steal stole stolen; stick stuck stuck
    sting stung stung; stink stank stunk; strike struck struck/stricken; string strung strung
    strive strove/strived striven/strived; swear swore sworn; sweep swept swept
    swell swelled swollen/swelled; swim swam swum; swing swung swung; take took taken
    teach taught taught; tear tore torn; tell told told; think thought thought
    throw threw thrown; thrust thrust thrust; tread trod trodden; undercut undercut undercut
    undergo underwent undergone; underlie underlay underlain; understand understood understood
    undertake undertook undertaken; undo undid undone; uphold upheld upheld; upset upset upset
    wake woke woken; wear wore worn; weave wove woven; weep wept wept; win won won
    wind wound wound; withdraw withdrew withdrawn; withhold withheld withheld
    withstand withstood withstood; wring wrung wrung; write wrote written
    """
)
_PLURALS = _table(
    """
    child children; person people; foot feet; tooth teeth; goose geese; mouse mice; ox oxen
    life lives; wife wives; knife knives; half halves; wolf wolves; thief thieves; leaf leaves
    loaf loaves; shelf shelves; calf calves; hoof hooves; scarf scarves; dwarf dwarves
    criterion criteria; phenomenon phenomena; aircraft aircraft; spacecraft spacecraft
    hovercraft hovercraft; series series; species species; means means; offspring offspring
    personnel personnel; police police; corps corps; headquarters headquarters; sheep sheep
    """
)
_AUXILIARIES = {"be": ["is"], "have": ["has"]}
_VOWELS = "aeiou"
# longer words whose last consonant doubles; where both spellings live, the usual one
_DOUBLING = _words(
    """abet abhor acquit admit allot annul aver befit begin commit compel concur confer control
    deadpan defer demur deter embed emit enrol equip excel expel extol forbid forget format
    handicap impel incur infer inter intermit kidnap occur omit outbid outfit outrun overlap
    overrun patrol permit prefer program propel rebel rebut recap recur refer refit regret remit
    repel reset submit transfer transmit undercut unplug upset withhold worship zigzag"""
)
_SHORT_WORD = regex(r"(?:[^aeiou]|(?<=q)u)*[aeiouy][^aeiouwxyh]")
_TAKES_K = frozenset({"panic", "mimic", "traffic", "picnic", "frolic"})
_NO_MAN = ("human", "german", "roman", "ottoman", "shaman", "talisman")
# -ise words that have no -ize twin
_ONLY_ISE = _words(
    """advertise advise apprise arise braise bruise chemise cerise circumcise comprise compromise
    concise cruise demise despise devise disguise enterprise excise exercise expertise franchise
    improvise incise merchandise noise otherwise poise praise precise premise promise raise revise
    rise supervise surmise surprise televise treatise turquoise uprise vise wise"""
)
_ONLY_IZE = frozenset(
    {"capsize", "prize", "seize", "size", "downsize", "resize", "maize", "assize"}
)
_OUR = _words(
    """arbour ardour armour behaviour candour clamour colour demeanour dishonour endeavour favour
    fervour flavour glamour harbour honour humour labour misbehaviour misdemeanour neighbour odour
    parlour rancour rigour rumour saviour savour splendour tumour valour vapour vigour"""
)
_TWINS: dict[str, str] = dict(
    pair.split("/")
    for pair in _words(
        """centre/center theatre/theater metre/meter litre/liter kilometre/kilometer fibre/fiber
        calibre/caliber defence/defense offence/offense licence/license pretence/pretense
        programme/program dialogue/dialog plough/plow jewellery/jewelry sceptic/skeptic enrol/enroll
        fulfil/fulfill instil/instill artefact/artifact manoeuvre/maneuver aeroplane/airplane
        councillor/councilor traveller/traveler reveller/reveler worshipper/worshiper"""
    )
)
_FROM_AMERICAN = {american: british for british, american in _TWINS.items()}
# what tells that a phrase is a verb with something behind it, not a noun with something before it
_PARTICLES = _words(
    """about across after against ahead along apart around as ashore aside at away back by dead
    down for forth from hostage captive prisoner in into of off on onto open out over shut that
    through to together toward towards under up upon with without a an the his her its their our
    my your him them it me us"""
)
# what ends a phrase and has no plural: "put its" is none of "put it"
_UNBENT = _words(
    """a an the his her its their our my your him them it me us
    as at by for from into of on onto to toward towards upon with without"""
)
_PLAIN_VERBS = _words(
    """accuse ask call carry charge claim close commit consider declare express face fire issue
    kill launch like love open place play point provide raise reach report serve suffer turn use
    voice wound"""
)


def _doubles(word: str) -> bool:
    return word in _DOUBLING or _SHORT_WORD.fullmatch(word) is not None


def _with_s(word: str) -> list[str]:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return [word[:-1] + "ies"]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    if word.endswith("o") and word[-2:-1] not in _VOWELS:
        return [word + "es", word + "s"]
    return [word + "s"]


def _plurals(word: str) -> list[str]:
    """The plural of a noun first, then the -s form of a verb."""
    if word in _PLURALS:
        return [*_PLURALS[word][0], *_with_s(word)]
    if word.endswith("man") and not word.endswith(_NO_MAN):
        return [word[:-3] + "men", *_with_s(word)]
    if word.endswith("sis"):
        return [word[:-2] + "es"]
    return _AUXILIARIES.get(word) or _with_s(word)


def _stem(word: str) -> str:
    """What -ed and -ing are put behind, if the word does not end in -e or -y."""
    if word in _TAKES_K:
        return word + "k"
    return word + word[-1] if _doubles(word) else word


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return _stem(word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return word[:-1] + "ing"
    return _stem(word) + "ing"


def _twin(word: str) -> str | None:
    """The British spelling of an American word, or the other way."""
    if word in _TWINS or word in _FROM_AMERICAN:
        return _TWINS.get(word) or _FROM_AMERICAN[word]
    if word in _OUR:
        return word[:-3] + "or"
    if word[:-2] + "our" in _OUR and word.endswith("or"):
        return word[:-2] + "our"
    if len(word) > 5 and word not in _ONLY_ISE and word not in _ONLY_IZE:
        for one, two in (("ise", "ize"), ("yse", "yze")):
            for ending, other in ((one, two), (two, one)):
                if word.endswith(ending):
                    return word[: -len(ending)] + other
    return None


def _forms(word: str) -> Forms:
    """All forms of one word in one spelling."""
    pasts, participles = _VERBS.get(word, [[_past(word)], [_past(word)]])
    forms: Forms = {
        "base": ["be", "am", "are"] if word == "be" else [word],
        "s": _plurals(word),
        "past": list(pasts),
        "participle": list(participles),
        "ing": [_ing(word)],
    }
    if _has_two_spellings(word):
        other = word if _doubles(word) else word + word[-1]
        forms["past"].append(other + "ed")
        forms["participle"].append(other + "ed")
        forms["ing"].append(other + "ing")
    return forms


def _has_two_spellings(word: str) -> bool:
    """Whether desks differ on the last consonant: "travelled" and "traveled"."""
    single = word[-2:-1] in _VOWELS and word[-3:-2] not in _VOWELS
    return word not in _VERBS and (
        (word.endswith("l") and single and len(word) > 4)
        or word in {"kidnap", "worship", "program", "focus", "benefit", "bias"}
    )


def _is_verbal(words: list[str]) -> bool:
    first = words[0]
    return first in _VERBS or first in _PLAIN_VERBS or not _PARTICLES.isdisjoint(words[1:])


def inflect(base: str) -> Forms:
    """The forms of a word or phrase by tag, most usual first.

    Of a phrase, the first word bends; it has the plural of its last word besides, which comes
    first unless the phrase is a verb with something behind it.

    >>> inflect("take out")["past"]
    ['took out']
    >>> inflect("armed group")["s"][0]
    'armed groups'
    """
    words = base.split()
    spellings = [words]
    twins = [_twin(word) or word for word in words]
    if twins != words:
        spellings.append(twins)
    found: Forms = {"base": [], "s": [], "past": [], "participle": [], "ing": []}
    for first, *rest in spellings:
        for tag, bent in _forms(first).items():
            forms = [" ".join((form, *rest)) for form in bent]
            if tag == "s" and rest and rest[-1] not in _UNBENT:
                plurals = [" ".join((first, *rest[:-1], form)) for form in _plurals(rest[-1])]
                forms = [*forms, *plurals] if _is_verbal([first, *rest]) else [*plurals, *forms]
            found[tag] += forms
    return {tag: list(dict.fromkeys(forms)) for tag, forms in found.items()}


def all_forms(base: str) -> dict[str, Tag]:
    """Every form with its first tag; the base form comes first."""
    forms: dict[str, Tag] = {}
    for tag, found in inflect(base).items():
        for form in found:
            forms.setdefault(form, tag)
    return forms


def participle_of(past: str) -> str:
    """The participle of a verb, of which the past is given, where the two differ: "taken over" for
    "took over"."""
    first, gap, rest = past.partition(" ")
    for pasts, participles in _VERBS.values():
        if first in pasts and first not in participles:
            return participles[0] + gap + rest
    return past
