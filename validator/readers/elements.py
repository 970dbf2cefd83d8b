"""What the elements of HTML, NITF and NewsML-G2 say of the words in them: tables."""

from collections.abc import Mapping

from validator.api import regex
from validator.readers.roles import Role

HEADLINE, CROSSHEAD = Role("#"), Role("##")
ITEM, QUOTE, CELL = Role("-"), Role(">"), Role("\t")
BYLINE, DEK, CAPTION = Role(type="byline"), Role(type="dek"), Role(type="caption")
DATELINE = Role(type="dateline")
PAGE = Role(type="boilerplate", reason="page")
"""What a page puts around an article: navigation, links to other stories, comments, the credits of
pictures, the hour of an update."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _roles(table: Mapping[Role, str]) -> dict[str, Role]:
    return {name: role for role, names in table.items() for name in names.split()}


ROLES: Mapping[str, Role] = _roles(
    {
        HEADLINE: "h1 hl1",
        CROSSHEAD: "h2 h3 h4 h5 h6 hl2",
        ITEM: "li dt dd",
        QUOTE: "blockquote bq",
        CELL: "td th",
        CAPTION: "figcaption caption media-caption",
        BYLINE: "byline",
        DEK: "dek",
        DATELINE: "dateline",
        PAGE: "nav footer aside form menu tagline media-producer credit",
    }
)
"""Elements that say what their words are; all are blocks."""

BLOCKS = frozenset(ROLES) | _names(
    "address article body center details div dl fieldset figure header hgroup html legend main "
    "ol p pre search section summary table tbody tfoot thead tr ul "
    # NITF
    "abstract block body.content body.end body.head distributor fn hedline media nitf note"
)
"""Elements whose edges are edges of blocks."""

HIDDEN = _names(
    "applet audio button canvas code datalist del dialog embed head iframe math meter noscript "
    "object option pre progress rp rt s script select strike style svg template textarea title "
    "video docdata media-metadata media-object media-reference pubdata"
)
"""Elements whose words are no prose: code, controls, deleted text."""

VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements of HTML that have no end tag."""

WATCHED = _names("a sup time q")
"""Elements inside a line that matter."""

PLAIN_BLOCKS = BLOCKS - HIDDEN - VOID
"""Blocks that, without an attribute, say no more than that."""

MEANINGFUL = BLOCKS | HIDDEN | VOID | WATCHED
"""Elements that say something without an attribute: all others are as good as not there."""

_ROWS = (frozenset({"td", "th"}), frozenset({"table"}))
_TERMS = (frozenset({"dt", "dd"}), frozenset({"dl"}))
CLOSED_BY: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": _TERMS,
    "dd": _TERMS,
    "td": _ROWS,
    "th": _ROWS,
    "tr": (frozenset({"tr"}), frozenset({"table"})),
}
"""Start tags of HTML that end an open element, and what they do not reach beyond."""

_NAMED_ROLES = _roles(
    {
        BYLINE: "byline bylines",
        DEK: "dek deck standfirst subheadline subtitle",
        CAPTION: "figcaption caption",
        DATELINE: "dateline",
        PAGE: "related recommended recommendations recirc recirculation teaser teasers trending"
        " ad ads advert advertisement breadcrumb breadcrumbs comments cookie cookies copyright"
        " credit menu nav navbar navigation newsletter paywall promo promos share sharing sidebar"
        " social sponsored subscribe tags toolbar widget",
    }
)
"""Words in a class or an id, and what they say."""
_OF_COPY_TOO = frozenset({"copyright", "credit", "menu", "share", "social"})
"""Those that are as well what an article is about: "share-price", "credit-rating"."""
_FURNISHING = _names(
    "article bar block bottom box btn button buttons container content count counts dropdown email "
    "facebook footer group header holder icon icons inner item items label line link links list "
    "media module nav networks notice options page panel post row section sidebar story strip text "
    "this title tool toolbar tools top twitter whatsapp widget wrap wrapper"
)
"""What may stand behind such a word: the parts of a page."""
_NOT_BY_NAME = frozenset({"html", "body", "main", "article", "a", "time", "q", "sup"})
"""Elements that class names say nothing of: they hold the article, or stand inside a line."""
_LANDMARKS = frozenset({"navigation", "complementary", "contentinfo", "search", "menu"})
_WORD = regex(r"[a-z]+")
_INVISIBLE = regex(r"display\s*:\s*none|visibility\s*:\s*hidden")


def role_of(name: str, attributes: Mapping[str, str]) -> Role | None:
    """What class, id and the like say of an element."""
    if name in _NOT_BY_NAME:
        return None
    if attributes.get("role") in _LANDMARKS:
        return PAGE
    if name in BLOCKS and "author" in (attributes.get("itemprop"), attributes.get("rel")):
        return BYLINE
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    for word in _WORD.findall(names):
        if word in _NAMED_ROLES and (word not in _OF_COPY_TOO or _furnishes(word, names)):
            return _NAMED_ROLES[word]
    return None


def _furnishes(word: str, names: str) -> bool:
    """Whether a word stands in some names as that of a part of the page."""
    for name in names.split():
        words = _WORD.findall(name)
        for at, behind in zip(words, (*words[1:], ""), strict=False):
            if at == word and (len(behind) < 3 or behind in _FURNISHING | _NAMED_ROLES.keys()):
                return True
    return False


def is_hidden(attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _INVISIBLE.search(attributes.get("style", "").lower()) is not None
    )
