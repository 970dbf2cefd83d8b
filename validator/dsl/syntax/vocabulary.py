"""The words of the rule language that no plugin adds: clauses, relations, quantifiers, conditions.

One table, for the reference in docs/language.md and for `newslint rules words`.
"""

from typing import Literal

from validator.named_tuples import NamedTuple

Group = Literal["block", "clause", "subject", "relation", "quantifier", "condition"]


class Word(NamedTuple):
    group: Group
    name: str
    """What it is looked up by."""
    form: str
    """How it is written; capitals stand for what is put in, lines for other forms."""
    meaning: str
    example: str


def _words(group: Group, *rows: tuple[str, str, str, str]) -> tuple[Word, ...]:
    return tuple(Word(group, *row) for row in rows)


VOCABULARY = (
    *_words(
        "block",
        ("pack", 'pack NAME "..."', "what the file is called; first in it",
         'pack desk "The rules of our desk."'),
        ("lexicon", "lexicon NAME { ENTRY }", "a word list; in other packs: PACK.NAME",
         'lexicon honours { forms of "martyr" -> "kill" }'),
        ("condition", "condition NAME(NAME: KIND) { CONDITION }",
         "a condition that rules share; in other packs: PACK.NAME",
         "condition sourced(figure: casualty) { some strong attribution covering figure }"),
        ("rule", "rule NAME { CLAUSE }", "what to look for, what must hold, what to say",
         "rule toll-unsourced { find casualty }"),
        ("change", "change PACK/RULE { CLAUSE }",
         "gives a rule of another pack its severity, its settings, and exceptions",
         "change casualties/casualty-unattributed { severity warning }"),
    ),
    *_words(
        "clause",
        ("find", "find SUBJECT, SUBJECT", "what to look for; each subject has a name",
         "find casualty as figure in author voice"),
        ("where", "where CONDITION", "what must hold for a match",
         "where figure.harm is killed"),
        ("unless", "unless CONDITION", "what spares a match",
         "unless figure.background"),
        ("require", "require CONDITION\nrequire LABEL: CONDITION",
         ("what must be there: a match is reported when it is not; `{missing}` lists the labels, "
          "each one word, as `who-paid`"),
         "require some strong attribution covering figure"),
        ("message", 'message "..."', "what the writer is told",
         'message "“{figure}”: who counted?"'),
        ("suggest", 'suggest "..."', "what would mend it",
         'suggest "Name who gave the figure."'),
        ("fix", "fix NAME with VALUE", "a replacement that cannot be wrong",
         "fix term with term.replacement"),
        ("at", "at NAME", "which of several subjects is reported; otherwise the last",
         "at earlier"),
        ("once per", ("once per article\nonce per paragraph\nonce per sentence\nonce per story\n"
         "once per article and VALUE"),
         "only the first is reported; the others become its evidence",
         "once per article and term.headword"),
        ("instead of", "instead of PACK/RULE", "silences that rule on the same words",
         "instead of wording/loaded-term"),
        ("private", "private", "keeps the words of the draft out of every report", "private"),
        ("setting", "setting NAME = 3", "a number or word that a desk may change",
         "setting reach = 1"),
        ("severity", "severity error\nseverity warning\nseverity info\nseverity off",
         "how loud; a warning where nothing is said", "severity error"),
        ("title", 'title "..."', "the rule in one line",
         'title "A casualty figure names who counted"'),
        ("guide", 'guide "..." "..."', "the guides that it comes from",
         'guide "Our house rules, chapter 4"'),
        ("because", 'because "..."', "why it matters to readers",
         'because "Readers cannot weigh a toll without knowing who counted."'),
        ("good", 'good "..."', "an example that the rule spares; a test",
         'good "Six soldiers died, the army said."'),
        ("bad", 'bad "..." flags "...", "..."',
         "an example that the rule reports, and which words; a test",
         'bad "Six soldiers died." flags "Six soldiers"'),
    ),
    *_words(
        "subject",
        ("kind", "KIND\nADJECTIVE KIND", "a kind of thing that newslint finds; adjectives test it",
         "named source"),
        ("term", "term from LEXICON\nterm from PACK.LEXICON", "an entry of a word list",
         "term from honours"),
        ("words", '"..."', "these words: whole, in any case, with any apostrophe or quotation mark",
         '"up to"'),
        ("forms of", 'forms of "..."\ncased "..."',
         "these words as a word list has them: in all their forms; with these capitals alone",
         'forms of "decimate"'),
        ("regular expression", "/.../",
         "RE2: no look-around; begin with `(?i)` for any case, `(?m)` for `^` and `$` of a line",
         "/\\b\\d+ dead\\b/"),
        ("alternatives", "(SUBJECT | SUBJECT)", "either", '("since" | "on record")'),
        ("then", ("SUBJECT then SUBJECT\nSUBJECT then maybe SUBJECT\n"
         "SUBJECT then within 3 words SUBJECT\nSUBJECT then <SUBJECT as NAME>"),
         "one after the other, with nothing but white space between, or so many words",
         '"by" then maybe "about" then <percent quantity as change>'),
        ("as", "SUBJECT as NAME", "names what is found; without it a kind is named by itself",
         "casualty as figure"),
    ),
    *_words(
        "relation",
        ("in", "in X\ncovered by X", "it lies inside; an attribution holds what its source said",
         "figure in headline"),
        ("covering", "covering X", "the other way round", "attribution covering figure"),
        ("overlapping", "overlapping X", "they share a character", "term overlapping figure"),
        ("before", "before X", "anywhere before it in the article, without overlap",
         "source before figure"),
        ("after", "after X", "anywhere after it in the article, without overlap",
         "casualty as later after earlier"),
        ("just before", "just before X", "with nothing but white space and punctuation between",
         '"the" just before figure'),
        ("just after", "just after X", "with nothing but white space and punctuation between",
         "quotation just after attribution"),
        ("alone in", "alone in X", "nothing else is there", "figure alone in sentence"),
        ("in author voice", "in author voice", "it is neither quoted nor said by a source",
         "casualty as figure in author voice"),
        ("in same", "in same sentence as X\nin same paragraph as X\nin same article as X",
         "both begin in one sentence, paragraph or article", "source in same sentence as figure"),
        ("within", ("within 2 sentences of X\nwithin 2 sentences before X\n"
         "within 2 sentences after X\nwithin 3 words of X\nwithin 1 paragraph of X"),
         "so near; 0 sentences is the same one, words are counted strictly between",
         "strong attribution within 1 sentence before figure"),
        ("in another article", "in another article of same story",
         "it stands in another draft of the run about the same story",
         "casualty as theirs in another article of same story"),
        ("in an earlier version", "in an earlier version",
         "it stands in an earlier draft of this article",
         "casualty as before in an earlier version"),
        ("not", "not RELATION", "it does not stand in that relation", "date not in quotation"),
    ),
    *_words(
        "quantifier",
        ("some", "some SUBJECT\nsome SUBJECT where TEST", "at least one is found",
         "some source as other in same sentence as toll where other is named"),
        ("no", "no SUBJECT", "none is found", "no date in same paragraph as figure"),
        ("at least", "at least 2 SUBJECT", "so many or more", "at least 2 source in article"),
        ("at most", "at most 2 SUBJECT", "so many or fewer", "at most 1 quotation in article"),
        ("exactly", "exactly 2 SUBJECT", "so many", "exactly 1 source in article"),
        ("count", "count(SUBJECT)", "how many are found: a number",
         "count(quotation in article) > 3"),
        ("distinct", "distinct(SUBJECT)", "how many different ones: of sources, who they are",
         "distinct(source in article) = 1"),
    ),
    *_words(
        "condition",
        ("comparison", ("VALUE = VALUE\nVALUE != VALUE\nVALUE < VALUE\nVALUE <= VALUE\n"
         "VALUE > VALUE\nVALUE >= VALUE"), "numbers are compared", "figure.value >= 25"),
        ("arithmetic", "VALUE + VALUE\nVALUE - VALUE\nVALUE * VALUE\nVALUE / VALUE",
         "numbers are reckoned with", "old.value * 1.1 < new.value"),
        ("is", "VALUE is WORD\nVALUE is not WORD\nVALUE is none", "words are compared",
         "figure.harm is killed"),
        ("is one of", "VALUE is one of {WORD, WORD}\nVALUE is not one of {WORD, WORD}",
         "one of several words", "figure.harm is one of {killed, injured}"),
        ("has", "NAME has ATTRIBUTE", "something is there", "figure has unit"),
        ("lacks", "NAME lacks ATTRIBUTE", "it is known not to be there", "figure lacks unit"),
        ("condition", "NAME(VALUE, VALUE)\nPACK.NAME(VALUE, VALUE)",
         "what a condition that rules share says of these", "sourced(figure)"),
        ("below", "NAME below NAME", "the most of one is under the least of the other",
         "earlier below later"),
        ("and", "CONDITION and CONDITION", "both hold; binds before `or`",
         "figure.harm is killed and figure.value > 9"),
        ("or", "CONDITION or CONDITION", "one of them holds",
         "figure in headline or figure in lead"),
        ("not", "not CONDITION", "it does not hold; what is unknown stays unknown",
         "not article.dated"),
    ),
)  # fmt: skip
