"""News copy made up by seed, for measuring: tolls, figures, quotations, dates, and plain prose.

python benchmarks/articles.py FOLDER [COUNT]
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

LENGTH = 5_000
"""Characters of an article, about."""
SHARE_OF_CLAIMS = 0.3

WORDS = {
    "place": "Arvenne|Port Lisle|Karsk|the Dolan valley|Mirel|Sant Orso|Upper Tamar|Halvik|Berry",
    "country": "Norland|Estrava|the Tamar Republic|Lisle|Karelia-on-Sea",
    "person": "Mara Levin|Joseph Okello|Ana-Maria Duarte|Tomas Brandt|Leyla Aydin|Peter O’Neill",
    "surname": "Levin|Okello|Duarte|Brandt|Aydin|O’Neill",
    "role": "mayor|interior minister|fire chief|army spokesman|head of the hospital|union leader",
    "body": "the health ministry|the U.N. refugee agency|police|the Coastal Observatory|the army",
    "weekday": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "month": "January|March|May|July|September|Nov.|Dec.",
    "people": "soldiers|civilians|miners|passengers|villagers|police officers|students|rebels",
    "killed": "were killed|died|lost their lives|were wounded|were reported missing|were injured",
    "event": "landslide|ferry accident|shelling|factory fire|car bomb|clash|flood|air strike",
    "hedge": "at least |some |more than |about |as many as |||||nearly |up to ",
    "small": "two|three|six|eight|11|14|20|27|36|dozens of",
    "large": "120|350|1,300|4,500|12,000|1.5 million|hundreds of",
    "money": "$3.4 million|€250,000|£12 billion|40 million crowns",
    "share": "3.2 percent|12%|two thirds|a quarter|0.4 percentage points",
    "said": "said|told reporters|added|announced|confirmed|warned",
    "thing": "bridge|harbour|hospital|school|power station|pipeline|market hall|border crossing",
    "loaded": "regime|terrorist group|martyrs|strongman|so-called council|militants|authorities",
}
CLAIMS = """
{Hedge}{small} {people} {killed} in the {event} near {place} on {weekday}, {body} said.
{Hedge}{large} people fled their homes after the {event}.
According to {body}, {hedge}{small} {people} {killed} when a {event} hit the {thing} in {place}.
The toll had risen to {small} by {weekday} evening, {person}, the {role} of {place}, {said}.
“We have not slept since the {event},” {person} {said}. “Nobody knows who is still under there.”
The {role} denied that {hedge}{small} {people} {killed}.
{Body} expressed concern over the {event}, which cut the road to {place}.
Repairs to the {thing} will cost {money}, {share} more than last year, {body} said in a report.
Officials who asked not to be named {said} the {loaded} had moved {large} fighters towards {place}.
In {month} 2018, {hedge}{small} {people} {killed} in a {event} on the same road.
Unemployment in {country} fell to {share} in {month}, from {share} a year earlier.
{Country} sent {small} lorries of blankets, and {body} {said} {large} more tents were needed.
It was the deadliest {event} in {country} since 2003.
The {loaded} blamed {country} for the {event}; {country} has not answered.
Many experts believe that the {thing} should have been closed years ago.
""".strip().splitlines()
PLAIN = """
“The {thing} will stand again before the winter,” the {role} {said}.
The {thing} was built in 1974 and lies 18 kilometres from {place}.
{Surname}, 47, has led the town since 2011 and will stand again next {month}.
The first ferry left at 6:40 a.m. with {large} passengers, {hedge}{small} of them children.
“They said ‘leave now’, and we left,” {person} recalled. “I took the dog and nothing else.”
The council voted 12-7 against closing the {thing}, with three members absent.
Rain is expected until {weekday}, and temperatures will fall to 4 degrees.
Shops near the {thing} had opened again by noon, and buses went the long way round.
Nobody in the old town could say who had given the order, or whether there had been one.
People carried water up the hill in whatever they had found, and the queue went round the square.
A court in {place} will hear the case of {person} on {month} 12.
Investigators are looking at the brakes, the {role} {said}, and at what the driver had been told.
The talks between {country} and {country} go on in {place}, though neither side says about what.
The road bends twice before it reaches the {thing}, and lorries take both bends slowly.
Her family has lived above the bakery for as long as anyone can remember.
Old maps show a mill where the {thing} stands now, and a ford below it.
Nothing in the report explains why the gate was left open on that day.
The two sides have met often, mostly without result, and mostly in the same hotel.
He studied engineering in {place} and came back when his father fell ill.
What the plan does not say is who would pay for it, or when.
In the evening the lights came on again along the harbour, street by street.
The new rules ask every owner to keep a list of visitors and to show it on request.
Farmers in the hills have begun to sell directly, and the market has grown with them.
The museum keeps its oldest papers in a cellar that has never been wet.
It is a quiet district of small gardens, workshops and a school with a green door.
Trains on the coast line will be slower this week because of work on the track.
The choir sang twice, the second time for those who could not find a seat.
Under the agreement both countries share the water of the river in dry years.
The company makes parts for pumps and has not changed its name since it was founded.
Some of the trees are older than the town, and a few have names of their own.
""".strip().splitlines()
TABLE = {name: words.split("|") for name, words in WORDS.items()}


class _Slots(dict[str, str]):
    """Fills each slot anew; `{Body}` begins a sentence."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance

    def __missing__(self, name: str) -> str:
        words = self._chance.choice(TABLE[name.lower()])
        return words[:1].upper() + words[1:] if name[0].isupper() else words


def article(seed: int) -> str:
    """A draft: headline, byline, dateline, paragraphs of one to four sentences."""
    chance = random.Random(seed)
    slots = _Slots(chance)

    def sentence(form: str) -> str:
        made = form.format_map(slots)
        return made[:1].upper() + made[1:]

    plain = chance.sample(PLAIN, len(PLAIN)) * 3  # each once before one comes again

    def any_sentence() -> str:
        return sentence(chance.choice(CLAIMS) if chance.random() < SHARE_OF_CLAIMS else plain.pop())

    blocks = [
        sentence("{event} near {place} leaves {small} dead"),
        sentence("By {person}"),
        sentence("{place}, {month} {day} (Desk) - ".replace("{day}", str(chance.randint(1, 28))))
        + any_sentence(),
    ]
    while sum(map(len, blocks)) < LENGTH:
        blocks.append(" ".join(any_sentence() for _ in range(chance.randint(1, 4))))
    return "\n\n".join(blocks) + "\n"


def write_articles(folder: Path, count: int) -> Iterator[Path]:
    """Write as many articles, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        path = folder / f"{seed:05}.txt"
        path.write_text(article(seed), encoding="utf-8")
        yield path


if __name__ == "__main__":
    for written in write_articles(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 1000):
        print(written)
