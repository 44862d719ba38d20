"""What public lists know of a name: States, capitals, cities, organisations, people; offline, from tables.

Tables and their sources: ``kg/resolve/data/`` (CLDR, rigour and GeoNames, made by ``pipelines/gazetteer.py``),
``ontology/organizations.tsv`` and ``ontology/people.tsv`` (curated, Wikidata identifiers), and for each language
``demonyms``, ``capitals``, ``metonyms``, ``state_words`` in ``kg/lang/``. Read when first asked, then kept.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import VocabularyError
from kg.lang.lexicon import load
from kg.lang.lexicon import rows as language_rows
from kg.resolve.names import bare, name_key, slug, words
from kg.text import fold, is_arabic

LANGUAGES = ("ar", "en")
# A city that is guessed from its bare name, without the recogniser's word for it, must be this large.
LARGE_CITY = 500_000
_NER = {
    "PER": "Person", "PERS": "Person", "PERSON": "Person", "LOC": "Place", "LOCATION": "Place", "GPE": "Place",
    "FAC": "Place", "FACILITY": "Place", "ORG": "Organization", "ORGANIZATION": "Organization", "NORP": "Group",
    "MISC": "Thing", "PRODUCT": "Thing", "EVENT": "Thing", "LAW": "Agreement", "WORK_OF_ART": "Thing",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a public list. ``names`` are (language, name) pairs, the usual one of each language first."""

    key: str
    type: str
    names: tuple[tuple[str, str], ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    country: str = ""
    gender: str = ""
    population: int = 0
    spellings: tuple[str, ...] = ()  # other spellings to be found by, not fit for a label

    def label(self, lang: str) -> str:
        """The usual name in a language, empty where there is none."""
        return next((name for code, name in self.names if code == lang), "")


@dataclass(frozen=True)
class Lists:
    """The loaded lists: records by key, and the keys that a folded name may stand for."""

    records: Mapping[str, Record]
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, name: str) -> tuple[Record, ...]:
        """Records that bear the name, none for an unknown one."""
        return tuple(self.records[key] for key in self.by_name.get(name_key(name), ()))


# --- reading ------------------------------------------------------------------------------------


def _table(lines: Iterable[str], source: str) -> Iterator[dict[str, str]]:
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\n").split("\t")
        if header is None:
            header = cells
        elif len(cells) > len(header):
            raise VocabularyError(f"{source}:{number}: {len(cells)} cells for {len(header)} columns")
        else:
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def data_rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a table of ``kg/resolve/data``, gzipped or not."""
    content = (files("kg.resolve") / "data" / name).read_bytes()
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    return _table(content.decode("utf-8").splitlines(), name)


def ontology_rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a table of ``ontology/``, wherever the package has it."""
    package = Path(str(files("kg")))
    for folder in (package / "_ontology", package.parent / "ontology"):
        if (folder / name).is_file():
            return _table((folder / name).read_text(encoding="utf-8").splitlines(), name)
    raise VocabularyError(f"ontology table {name} is missing from the installation")


def _split(cell: str) -> list[str]:
    return [name.strip() for name in cell.split("|") if name.strip()]


def _index(records: Iterable[Record]) -> Lists:
    table = {record.key: record for record in records}
    names: dict[str, list[str]] = {}
    for record in table.values():
        for name in (*(name for _, name in record.names), *record.spellings):
            keys = names.setdefault(name_key(name), [])
            if record.key not in keys:
                keys.append(record.key)
    return Lists(table, {name: tuple(keys) for name, keys in names.items() if name})


# --- States -------------------------------------------------------------------------------------


@cache
def states() -> Lists:
    """States and a few territories; keys are ``state/`` and the lower-case ISO 3166 code."""
    extra: dict[str, list[tuple[str, str]]] = {}
    for row in data_rows("state_names.tsv"):
        extra.setdefault(row["country"], []).append((row["lang"], row["name"]))
    found = []
    for row in data_rows("states.tsv"):
        code = row["country"]
        usual = row["en"] if row["en"].isascii() else next((n for lg, n in extra.get(code, ()) if lg == "en" and n.isascii()
                                                           and " " not in n), row["en"])
        names = [("ar", row["ar"]), ("en", usual), ("en", row["en"]), *extra.get(code, ()), ("en", row["cldr"]),
                 ("en", row["official"])]
        ids = [("iso3166", f"https://www.iso.org/obp/ui/#iso:code:3166:{code}")]
        if row["wikidata"]:
            ids.append(("wikidata", f"http://www.wikidata.org/entity/{row['wikidata']}"))
        found.append(Record(f"state/{code.lower()}", "State", tuple(dict.fromkeys(n for n in names if n[1])), tuple(ids), code))
    return _index(found)


def state(code: str) -> Record | None:
    """The State with an ISO 3166 code."""
    return states().records.get(f"state/{code.lower()}")


@cache
def _demonyms() -> Mapping[str, str]:
    """Folded adjective or noun of nationality to ISO code, with the regular inflections."""
    found: dict[str, str] = {}
    for row in language_rows("ar", "demonyms"):
        stem = name_key(row["demonym"])
        endings = ("", "ه", "ون", "ين", "ان", "ات", "تان", "تين", "ا") if row["form"] == "nisba" else ("",)
        first, _, last = stem.rpartition(" ")
        for ending in endings:
            # both parts of "كوري شمالي" agree: كوريون شماليون, كورية شمالية
            head = f"{first}{ending} " if first else ""
            found.setdefault(f"{head}{last}{ending}", row["country"])
    for row in language_rows("en", "demonyms"):
        form = name_key(row["demonym"])
        for ending in ("", "s"):
            found.setdefault(form + ending, row["country"])
    return found


@cache
def _capitals() -> Mapping[str, str]:
    return {name_key(row["name"]): row["country"] for lang in LANGUAGES for row in language_rows(lang, "capitals")}


@cache
def _metonyms() -> Mapping[str, str]:
    return {name_key(row["name"]): row["country"] for lang in LANGUAGES for row in language_rows(lang, "metonyms")}


@cache
def state_words(lang: str) -> Mapping[str, tuple[str, frozenset[str]]]:
    """Nouns such as government and country that stand for the State: folded word to kind and countries (none: all)."""
    return {bare(fold(row["word"])): (row["kind"], frozenset(row["countries"].split()))
            for row in language_rows(lang, "state_words")}


@cache
def usual_country(lang: str) -> Mapping[str, str]:
    """The country that newspapers mean by such a noun where the article does not tell: folded word to code (``المملكة``)."""
    return {bare(fold(row["word"])): row["usual"] for row in language_rows(lang, "state_words") if row.get("usual")}


@cache
def place_words(lang: str, kind: str) -> frozenset[str]:
    """Folded nouns before place names (``class``), prepositions of place (``preposition``), or words before a name (``naming``)."""
    return frozenset(bare(fold(r["word"])) for r in language_rows(lang, "place_words") if r["kind"] == kind)


@cache
def actor_nouns(lang: str) -> Mapping[str, str]:
    """Folded common nouns for actors and places, with their type."""
    return {fold(row["lemma"]): row["type"] for row in language_rows(lang, "actors")}


@cache
def title_nouns(lang: str) -> Mapping[str, str]:
    """Folded offices, honorifics and ranks, with their kind."""
    return {bare(fold(row["lemma"])): row["kind"] for row in language_rows(lang, "titles")}


@cache
def epithets(lang: str) -> frozenset[str]:
    """Folded adjectives that are no part of an organisation's name."""
    return frozenset(bare(fold(row["word"])) for row in language_rows(lang, "epithets"))


@cache
def institution_words(lang: str) -> frozenset[str]:
    """Folded nouns of institutions that every country has ("ministry")."""
    return frozenset(bare(fold(row["word"])) for row in language_rows(lang, "institution_words"))


@cache
def surnames(lang: str) -> frozenset[str]:
    """Folded offices that are family names too ("King")."""
    return frozenset(bare(fold(row["word"])) for row in language_rows(lang, "surnames"))


@cache
def gendered(lang: str) -> Mapping[str, str]:
    """Folded titles and nouns that tell a person's gender."""
    return {bare(fold(row["word"])): row["gender"] for row in language_rows(lang, "gendered")}


@cache
def masculine_states() -> frozenset[str]:
    """Keys of the States whose Arabic name is masculine."""
    return frozenset(f"state/{row['country'].lower()}" for row in language_rows("ar", "masculine_states"))


def state_offices(lang: str) -> frozenset[str]:
    """Folded heads of offices that speak for a State ("minister")."""
    return _word_list("state_offices", lang)


def kin(lang: str) -> frozenset[str]:
    """Folded nouns of kinship ("husband")."""
    return _word_list("kin", lang)


def members(lang: str) -> frozenset[str]:
    """Folded nouns for the fighters and arms of a body, which stand for it ("rebel")."""
    return _word_list("members", lang)


def deputies(lang: str) -> frozenset[str]:
    """Folded offices under another office ("deputy")."""
    return _word_list("deputies", lang)


def styles(lang: str) -> frozenset[str]:
    """Folded words of a style of address that name no office ("royal")."""
    return _word_list("styles", lang)


def latter(lang: str) -> frozenset[str]:
    """Folded words that take up the last of those just named ("the latter")."""
    return _word_list("latter", lang)


@cache
def same_offices(lang: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Words of an office to those of its other name ("head of state": president of the republic)."""
    return {words(row["office"]): words(row["usual"]) for row in data_rows("same_offices.tsv") if row["lang"] == lang}


@cache
def _word_list(name: str, lang: str) -> frozenset[str]:
    return frozenset(bare(fold(row["word"])) for row in data_rows(f"{name}.tsv") if row["lang"] == lang)


@cache
def capital_is_place() -> frozenset[str]:
    """Event classes whose target is the capital city itself, not the State."""
    return frozenset(row["class"] for row in data_rows("metonymy.tsv") if row["target"] == "Place")


def country_of(name: str, lang: str = "") -> str | None:
    """ISO 3166 code of a State's name or a nationality ("روسيا", "الروسي", "Russian"), None for anything else."""
    if not is_arabic(name) and name.islower():
        return None  # "polish", "turkey", "us"
    found = states().by_name.get(name_key(name))
    if found:
        return states().records[found[0]].country
    return demonym_of(name)


def demonym_of(name: str) -> str | None:
    """ISO 3166 code of a nationality alone, None for the name of a State."""
    if not is_arabic(name) and name[:1].islower():
        return None
    return _demonyms().get(name_key(name))


def countries_in(text: str, lang: str = "") -> tuple[str, ...]:
    """ISO codes of all States and nationalities named in a phrase, in order ("Jordanian-Palestinian" gives two).

    A region across countries names none of them ("Central America", "the Korean Peninsula").
    """
    tokens = text.replace("-", " ").replace("–", " ").split() if not is_arabic(text) else text.split()
    found, at = [], 0
    while at < len(tokens):
        for length in (4, 3, 2, 1):
            phrase = " ".join(tokens[at:at + length]).strip(".,،؛:()[]«»\"'“”")
            code = country_of(phrase) if phrase and at + length <= len(tokens) else None
            if code is None and length == 1 and phrase[:2] in ("وا", "با", "لل", "كا", "فا") and len(phrase) > 5:
                code = demonym_of(phrase[1:] if phrase[:2] != "لل" else "ال" + phrase[2:])
            if code or (length > 1 and at + length <= len(tokens) and _is_across_countries(phrase)):
                found += [code] if code else []
                at += length
                break
        else:
            at += 1
    return tuple(dict.fromkeys(found))


def _is_across_countries(phrase: str) -> bool:
    region = regions().find(phrase)
    return bool(region) and not region[0].country


def capital_of(name: str, lang: str = "") -> str | None:
    """ISO code of the country whose capital has that name ("بيونغ يانغ", "Tehran")."""
    return _capitals().get(name_key(name))


def metonym_of(name: str, lang: str = "") -> str | None:
    """ISO code of the State for which a palace or seat of government stands ("الكرملين", "White House")."""
    return _metonyms().get(name_key(name))


@cache
def animate_targets() -> frozenset[str]:
    """Event classes whose target is people."""
    return frozenset(row["class"] for row in data_rows("animate.tsv"))


# --- cities, organisations, people --------------------------------------------------------------


@cache
def cities() -> Lists:
    """Cities of GeoNames; keys end in the GeoNames identifier. A name may belong to several."""
    arabic_capitals: dict[str, list[str]] = {}
    for row in language_rows("ar", "capitals"):
        arabic_capitals.setdefault(row["country"], []).append(row["name"])
    english_capitals = {row["country"]: name_key(row["name"]) for row in language_rows("en", "capitals")}
    found, wrong = [], {(name_key(row["name"]), row["geonames"]) for row in data_rows("not_cities.tsv")}
    for row in data_rows("cities.tsv.gz"):
        code = row["country"]
        arabic = [n for n in _split(row["ar"]) if (name_key(n), row["geonames"]) not in wrong]
        is_capital = english_capitals.get(code) == name_key(row["en"])
        usual = arabic_capitals.get(code, [])[:1] if is_capital else []
        usual = usual or (arabic if len(arabic) == 1 else [])
        found.append(Record(
            f"place/{slug(row['en'])}-{row['geonames']}", "Place", (("en", row["en"]), *(("ar", n) for n in usual)),
            (("geonames", f"https://sws.geonames.org/{row['geonames']}/"),), code, population=int(row["population"]),
            spellings=(*arabic, *(arabic_capitals.get(code, ()) if is_capital else ()))))
    found.sort(key=lambda r: (-r.population, r.key))
    return _index(found)


def city(name: str, lang: str = "", countries: Iterable[str] = ()) -> Record | None:
    """The city of that name: in one of the countries where possible, else the most populous one."""
    region = regions().find(name)
    if region:
        return region[0]
    found = cities().find(name)
    near = [r for r in found if r.country in set(countries)]
    return next(iter(near or found), None)


def capital(code: str) -> Record | None:
    """The capital city of a country."""
    for row in language_rows("en", "capitals"):
        if row["country"] == code:
            return city(row["name"], "en", (code,))
    return None


def _curated(rows: Iterable[dict[str, str]], type_: str) -> Iterator[Record]:
    for row in rows:
        names = [("ar", n) for n in _split(row["ar"])] + [("en", n) for n in _split(row["en"])]
        names += [("en", n) for n in _split(row.get("acronym", ""))]
        ids = (("wikidata", f"http://www.wikidata.org/entity/{row['wikidata']}"),) if row["wikidata"] else ()
        kind = row.get("type") or type_
        yield Record(f"{kind.lower()}/{row['id']}", kind, tuple(dict.fromkeys(names)), ids,
                     row.get("country", ""), row.get("gender", ""))


@cache
def organizations() -> Lists:
    """Curated organisations and named groups."""
    return _index(_curated(ontology_rows("organizations.tsv"), "Organization"))


@cache
def people() -> Lists:
    """Curated public figures."""
    return _index(_curated(ontology_rows("people.tsv"), "Person"))


@cache
def regions() -> Lists:
    """Regions, seas and territories that are no cities."""
    return _index(_curated(data_rows("regions.tsv"), "Place"))


@cache
def papers(lang: str) -> frozenset[str]:
    """Nouns that newspapers have before their names, folded (``صحيفة``)."""
    return load(lang).grammar.papers


def organization(name: str, lang: str = "") -> Record | None:
    """The organisation or group of that name, None where none or several bear it."""
    if not is_arabic(name) and name.islower() and " " not in name:
        return None  # "who", "is"
    found = organizations().find(name)
    if len(found) != 1:
        return None
    if is_arabic(name) and len(name.split()) == 1 and fold(name) not in {fold(n) for _, n in found[0].names}:
        return None  # "حماس" is Hamas, "الحماس" enthusiasm
    acronym = len(name_key(name)) <= 3 and not is_arabic(name)
    return None if acronym and not name.replace(".", "").isupper() else found[0]


def person(name: str, lang: str = "") -> Record | None:
    """The public figure of that full or short name, None where none or several bear it."""
    found = people().find(name)
    if len(found) != 1 or (not is_arabic(name) and name[:1].islower() and " " not in name):
        return None
    return found[0]


@cache
def _in_quotes() -> Mapping[tuple[str, str], str]:
    return {(row["lang"], name_key(row["name"])): row["key"] for row in data_rows("in_quotes.tsv")}


def in_quotes(name: str, lang: str) -> Record | None:
    """The paper or station that a name alone between quotation marks means («الشرق الأوسط»)."""
    key = _in_quotes().get((lang, name_key(name)))
    return organizations().records[key] if key else None


@cache
def _usual_bodies() -> Mapping[tuple[str, str, str], str]:
    return {(row["lang"], name_key(row["name"]), row["country"]): row["key"] for row in data_rows("usual_bodies.tsv")}


def usual_body(name: str, lang: str, code: str) -> Record | None:
    """The body that news of a country means by a noun alone ("التحالف" in news of Yemen)."""
    key = _usual_bodies().get((lang, name_key(name), code))
    return organizations().records[key] if key else None


@cache
def _rulers() -> Mapping[str, str]:
    return {name_key(row["name"]): row["country"] for row in data_rows("rulers.tsv")}


def ruled_by(name: str) -> str | None:
    """ISO code of the country whose ruler alone bears a title ("خادم الحرمين الشريفين")."""
    return _rulers().get(name_key(name))


@cache
def _institutions() -> Mapping[str, dict[str, str]]:
    return {name_key(name): row for row in data_rows("institutions.tsv")
            for lang in LANGUAGES for name in _split(row[lang])}


@cache
def _nationality(code: str) -> str:
    return next((row["demonym"] for row in language_rows("en", "demonyms") if row["country"] == code), "")


@cache
def _named_institutions() -> Mapping[tuple[str, str], str]:
    return {(row["country"], row["institution"]): row["key"] for row in data_rows("named_institutions.tsv")}


def institution(phrase: str, code: str, alone: bool = False) -> Record | None:
    """The institution of a State that a phrase without the country names ("وزارة الداخلية" of TN).

    ``alone``: the country is not said with it, only what the article is about.
    """
    row, home = _institutions().get(name_key(phrase)), state(code)
    if row is None or home is None or alone and row["alone"] != "yes":
        return None
    if own := _named_institutions().get((code, row["id"])):
        return organizations().records[own]
    english = f"{_nationality(code) or home.label('en')} {_split(row['en'])[0]}"
    kind = row["type"]
    return Record(f"{kind.lower()}/{code.lower()}-{row['id']}", kind, (("en", english),), (), code)


def is_listed(key: str) -> bool:
    """True for a key that the lists gave: two such keys are never one thing."""
    kind, _, name = key.partition("/")
    listed = any(key in table().records for table in (states, organizations, people, regions))
    return listed or (kind == "place" and key in cities().records) or _of_institution(name)


def _of_institution(name: str) -> bool:
    code, _, rest = name.partition("-")
    return len(code) == 2 and state(code) is not None and rest in {row["id"] for row in _institutions().values()}


# --- guessing the type of a name ----------------------------------------------------------------


def guess_type(name: str, ner_label: str = "", context: Iterable[str] = (), lang: str = "") -> str | None:
    """Entity type of a name, for the mention detector; None where neither the lists nor the recogniser know it.

    Without a label only names that cannot well be anything else are known: States, capitals, organisations,
    full names of people, large cities. ``context`` are words beside the name ("city of", "مدينة").
    """
    label = _NER.get(ner_label.upper())
    if states().by_name.get(name_key(name)) and (is_arabic(name) or name[:1].isupper()):
        return "State"
    if not is_arabic(name) and name[:1].islower():
        return label
    if capital_of(name) or metonym_of(name):
        # People are called Washington and Victoria, but nobody is called Buenos Aires or بيونغ يانغ.
        return "Place" if label != "Person" or len(words(name)) > 1 else label
    found = organization(name, lang)
    if found and label not in ("Person",):
        return found.type
    if person(name, lang) and (label in (None, "Person", "Thing") and (len(words(name)) > 1 or label)):
        return "Person"
    if label is None and not context:
        if regions().find(name):
            return "Place"
        place = city(name, lang)
        return "Place" if place and place.population >= LARGE_CITY and len(name_key(name)) > 4 else None
    if label in (None, "Thing") and city(name, lang):
        return "Place"
    return label


class PublicLists:
    """The lists as the mention detector asks for them (``kg.extract.mentions.Gazetteer``)."""

    def type_of(self, name: str, label: str) -> str | None:
        """Entity type of a name with the recogniser's label (may be empty), None for an unknown one."""
        return guess_type(name, label)

    def is_nationality(self, text: str) -> bool:
        """True for an adjective or noun of nationality, or several joined ("الروسي", "Jordanian-Palestinian")."""
        parts = [p for p in text.replace("–", "-").split("-") if p] if not is_arabic(text) else [text]
        return bool(parts) and all(demonym_of(part) for part in parts)
