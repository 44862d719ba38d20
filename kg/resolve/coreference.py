"""Mentions of one article to clusters: a list of sieves, surest first, each of which may only merge.

Multi-pass sieves after Raghunathan et al. (2010), "A Multi-Pass Sieve for Coreference Resolution", with the lists,
titles and demonyms of news; pronouns come last (``kg.resolve.pronouns``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from kg.model import Extraction
from kg.resolve import gazetteer
from kg.resolve.clusters import Cluster, Clustering
from kg.resolve.linking import Linker
from kg.resolve.names import FATHER, acronym_of, bare, contracts, core, part_of, same_spelling, words
from kg.resolve.pronouns import resolve_pronouns
from kg.resolve.views import REPUBLIC, View, fits, head_word, views
from kg.text import fold, is_arabic

_IN_BRACKETS = re.compile(r"\([^()]*\)")
LONGEST_GAP = 30  # characters between a title and its name
Sieve = Callable[[Clustering, Extraction], None]


def cluster(extraction: Extraction) -> Clustering:
    """The mentions of an article, clustered; pronouns without a clear antecedent are in no cluster."""
    clustering = Clustering(views(extraction))
    link_to_lists(clustering, extraction)
    for sieve in SIEVES:
        sieve(clustering, extraction)
    resolve_pronouns(clustering, extraction)
    return clustering


def link_to_lists(clustering: Clustering, extraction: Extraction) -> None:
    """Mentions that stand for the same entry of a public list are the same."""
    linker = Linker(extraction, clustering.views)
    clustering.home = linker.home() or ""
    first: dict[str, Cluster] = {}
    for view in clustering.views:
        found = clustering.of(view)
        record = linker.record(view)
        if found is None or record is None:
            continue
        found.record = record
        clustering.merge(first.setdefault(record.key, found), found, "same listed entity", 1.0)


def split_names(clustering: Clustering, extraction: Extraction) -> None:
    """Two halves of a listed person's name that came as two mentions ("الباجي", "قائد السبسي")."""
    people = [v for v in clustering.views if v.named and v.mention.type in ("Person", "Thing")]
    text = extraction.document.article.text
    for left, right in pairwise(people):
        if text[left.mention.end:right.mention.begin] != " ":
            continue
        whole = f"{left.mention.name} {text[right.mention.begin:right.mention.end]}"
        own, known = clustering.of(left), gazetteer.person(whole)
        if known is not None and own is not None and own.record is None:
            _join(clustering, left, right, "one listed name", 0.95)
            if (joined := clustering.of(left)) is not None and joined.record is None:
                joined.record = known


def same_names(clustering: Clustering, extraction: Extraction) -> None:
    """Equal names, up to folded spelling."""
    for left, right in _name_pairs(clustering):
        if left.words == right.words and left.words and not _other_country(left, right):
            _join(clustering, left, right, "same name", 1.0)


def apposed(clustering: Clustering, extraction: Extraction) -> None:
    """Mentions that syntax puts side by side."""
    by_id = {v.id: v for v in clustering.views}
    for view in clustering.views:
        for other in view.mention.apposed:
            if other in by_id and not _different_people(clustering, view, by_id[other]):
                _join(clustering, view, by_id[other], "apposition", 0.95)


def apposed_in_the_tree(clustering: Clustering, extraction: Extraction) -> None:
    """A name and one description in apposition to it ("Sam Test, a physician", "their nominee, Sam Test").

    Parsers make long lists appositions too; so one of the two must describe, in the singular, right beside the other.
    """
    text = extraction.document.article.text
    for sentence in extraction.document.sentences:
        here = {v.mention.head: v for v in clustering.views
                if v.mention.sentence == sentence.index and v.mention.kind in ("name", "nominal") and v.mention.head > 0}
        for word in sentence.words:
            left, right = here.get(word.head), here.get(word.index)
            if word.relation != "appos" or left is None or right is None or left.named == right.named \
                    or list(sentence.children(word, "conj")):
                continue
            name, described = (left, right) if left.named else (right, left)
            between = text[left.mention.end:right.mention.begin].strip()
            if between.strip(",،:–—-(«“\" ").lower() not in ("", "a", "an", "the") or described.mention.number in ("Plur", "Dual") \
                    or _other_country(name, described):
                continue
            a, b = clustering.of(name), clustering.of(described)
            if a is not None and b is not None and not b.names:
                clustering.merge(a, b, "apposition", 0.85)


def _different_people(clustering: Clustering, left: View, right: View) -> bool:
    a, b = clustering.of(left), clustering.of(right)
    return a is not None and b is not None and _other_person(a, b)


def title_beside(clustering: Clustering, extraction: Extraction) -> None:
    """A description of a person right before the name or after it.

    "وزير الخارجية السعودي عادل الجبير", "The Minister of Education, Mauricio Pineda,", "Salah Goudjil, speaker of …".
    """
    text = extraction.document.article.text
    offices = [v for v in _descriptions(clustering, "Person") if v.mention.number not in ("Plur", "Dual")]
    for name in [v for v in clustering.views if v.named and v.mention.type in ("Person", "Thing")]:
        before = [d for d in offices if _leads_to(d, name, text, clustering) or _office_of(d, name, extraction)]
        inside = [d for d in before if d.mention.begin >= name.mention.begin]
        outside = max((d for d in before if d not in inside), key=lambda d: (d.mention.end, -d.mention.begin), default=None)
        for title in (*inside, *filter(None, [outside])):
            _join(clustering, name, title, "title before the name", 0.9)
    _title_before_title(clustering, offices, text)
    for name in [v for v in clustering.views if v.named and v.mention.type == "Person"]:
        after = [d for d in offices if _follows(d, name, text) and (own := clustering.of(d)) and not own.names]
        if after:
            _join(clustering, name, min(after, key=lambda d: d.mention.begin), "office after the name", 0.8)


def _title_before_title(clustering: Clustering, offices: Sequence[View], text: str) -> None:
    """An Arabic office right before another one that somebody named has ("وزير الدولة عضو مجلس الوزراء فلان")."""
    titles = [v for v in offices if v.lang == "ar" and not v.of_another and v.head in gazetteer.title_nouns(v.lang)]
    for left, right in reversed(list(pairwise(titles))):
        own, named = clustering.of(left), clustering.of(right)
        if text[left.mention.end:right.mention.begin] == " " and not _is_owner(left, text) and own is not None and named is not None \
                and named.names and not own.names:
            clustering.merge(named, own, "title before the title", 0.8)


def _office_of(title: View, name: View, extraction: Extraction) -> bool:
    """True if only what an office is of, by the parse, and a comma stand before a name ("Director of the Division, Sam Test")."""
    if title.mention.sentence != name.mention.sentence or title.mention.end >= name.mention.begin or name.mention.title:
        return False
    sentence = next((s for s in extraction.document.sentences if s.index == title.mention.sentence), None)
    head = head_word(title.mention, sentence)
    if sentence is None or head is None or gazetteer.title_nouns(title.lang).get(title.head) != "office":
        return False
    inside = {w.index for child in sentence.children(head, "nmod") for w in sentence.subtree(child)}
    between = [w for w in sentence.words if title.mention.end <= w.begin < name.mention.begin]
    return len(between) > 1 and between[-1].text in (",", "،") and all(w.index in inside or w is between[-1] for w in between)


def _leads_to(title: View, name: View, text: str, clustering: Clustering) -> bool:
    """True if nothing but a comma, "called", or where the office is ("إلى ليبيا"), stands between a description and a name."""
    begin = _begin_of_name(title, name, text)
    if not title.mention.end <= begin <= title.mention.end + LONGEST_GAP or title.of_another:
        return False
    between = _IN_BRACKETS.sub("", fold(text[title.mention.end:begin]))
    if "\n" in text[title.mention.end:begin]:
        return False
    naming = gazetteer.place_words(title.lang, "naming")
    skipped = {*gazetteer.title_nouns(title.lang), *naming}
    left = between.strip(" «\"“”»")
    while left.split() and {bare(fold(left.split()[-1])), fold(left.split()[-1])} & skipped:
        left = left.rpartition(" ")[0].strip()
    if not left or _more_of_the_office(title, left):
        return True
    if left in (",", "،"):
        return title.definite and _without_office(name)
    places = [v for v in clustering.views if v.mention.type in ("Place", "State", "Organization")
              and title.mention.end < v.mention.end <= name.mention.begin]
    words_left = {fold(w) for w in left.split()} - {fold(w) for v in places for w in v.mention.text.split()}
    return bool(places) and title.definite and words_left <= gazetteer.place_words(title.lang, "preposition")


def _begin_of_name(title: View, name: View, text: str) -> int:
    """Where a name begins for a description before it: behind its title, where the description stands in that itself.

    "[وزير الإسكان] الدكتور | فلان" in "رئيس الصندوق وزير الإسكان الدكتور فلان", "[نائب الأمين العام] | فلان"; but the
    minister of "مستشار وزير الدفاع فلان" is another.
    """
    bare_name = name.mention.end - len(name.mention.name)
    if title.lang != "ar" or title.mention.end <= name.mention.begin or text[bare_name:name.mention.end] != name.mention.name:
        return name.mention.begin
    if title.mention.begin < name.mention.begin:
        return bare_name if title.head in gazetteer.deputies(title.lang) else name.mention.begin
    return name.mention.begin if title.mention.begin > name.mention.begin and _is_owner(title, text) else bare_name


def _is_owner(title: View, text: str) -> bool:
    """True for an Arabic office right behind another one or a kinship, which is somebody else's ("نائب | رئيس الوزراء")."""
    before = fold((text[:title.mention.begin].split() or [""])[-1])
    titles, relatives = gazetteer.title_nouns(title.lang), gazetteer.kin(title.lang)
    return before in titles or before in relatives


def _without_office(name: View) -> bool:
    """True for a name without a title, or in Arabic with none but honorifics, a rank or a style ("صاحب السمو الملكي الأمير")."""
    if name.lang != "ar":
        return not name.mention.title
    titles, styles = gazetteer.title_nouns(name.lang), gazetteer.styles(name.lang)
    words_of_title = [bare(fold(w.strip(".,"))) for w in (name.mention.title or "").split()]
    return all(titles.get(w) in ("honorific", "rank") or w in styles for w in words_of_title)


def _more_of_the_office(title: View, between: str) -> bool:
    """True for the second half of what an Arabic office is of ("وزير الثقافة | والإعلام"), which names nobody."""
    first, *more = between.split()
    joined = first.startswith("وال") and len(first) > 5 and len(more) < 2 and all(w.startswith("ال") for w in more)
    nouns = gazetteer.actor_nouns(title.lang) if title.lang == "ar" and title.mods else None
    return joined and nouns is not None and not any(
        nouns.get(w) in ("Person", "Group") or w in gazetteer.title_nouns(title.lang)
        for w in (bare(fold(first[1:])), *(bare(fold(w)) for w in more)))


def _follows(title: View, name: View, text: str) -> bool:
    """True for an office right after a name, in apposition to it; no clause, no other name follows it."""
    between = text[name.mention.end:title.mention.begin] if title.mention.begin >= name.mention.end else "x"
    office = gazetteer.title_nouns(title.lang).get(title.head) == "office"
    if not office or not _without_office(name) or between.strip(" \"”»") not in ("", ",", "،") or "\n" in between:
        return False
    bare_title = title.lang == "ar" and title.definite or "," in between or "،" in between
    after = text[title.mention.end:title.mention.end + 2].strip()[:1]
    return bare_title and not (title.lang == "en" and after.isupper())


def names_inside(clustering: Clustering, extraction: Extraction) -> None:
    """A description that ends in a person's name ("رئيس الوزراء العبادي") is that person."""
    for view in _descriptions(clustering, "Person"):
        own = clustering.of(view)
        if own is None or own.names or view.mention.number in ("Plur", "Dual") or view.of_another:
            continue
        found = [c for c in clustering if c is not own and c.type == "Person"
                 and any(len(n.words) < len(view.words) and view.words[-len(n.words):] == n.words for n in c.names)]
        if len(found) == 1:
            clustering.merge(found[0], own, "ends in the name", 0.9)


def members_of_bodies(clustering: Clustering, extraction: Extraction) -> None:
    """The fighters or arms of a body are the body: "متمردي الحركة الفلانية", "طائرات التحالف"."""
    for view in _descriptions(clustering):
        own = clustering.of(view)
        if own is None or own.record or own.names or view.mention.type not in ("Group", "Organization") or len(view.words) < 2 \
                or view.head not in gazetteer.members(view.lang):
            continue
        rest = words(view.brief)[1:] if view.lang == "ar" and view.brief else view.words[1:] if view.lang == "ar" else view.words[:-1]
        bodies = [c for c in clustering if c is not own and c.type in ("Organization", "Group")
                  and any(v.words == rest and (v.named or v.definite) for v in c.described())]
        if (best := _nearest(bodies, view)) is not None:
            clustering.merge(best, own, "its members", 0.8)


def forces_of_people(clustering: Clustering, extraction: Extraction) -> None:
    """Forces of one kind called after one person are the same: "قوات صالح", "قوات الرئيس السابق علي عبد الله صالح"."""
    first: dict[tuple[str, int], Cluster] = {}
    people = [(c, n.words) for c in clustering if c.type == "Person" for n in c.names]
    for view in _descriptions(clustering):
        own, said = clustering.of(view), words(view.brief or view.mention.name)
        if own is None or own.record or own.names or view.lang != "ar" or view.mention.type not in ("Group", "Organization") \
                or view.head not in gazetteer.members(view.lang) or len(said) < 2:
            continue
        leaders = {id(c) for c, name in people if name and said[1:][-len(name):] == name}
        if len(leaders) == 1:
            known = first.setdefault((view.head, leaders.pop()), own)
            clustering.merge(known, own, "forces of one person", 0.8)


def named_by_their_epithet(clustering: Clustering, extraction: Extraction) -> None:
    """Arabic "المتمردون" alone: the nearest earlier body of which the text says that ("الميليشيات المتمردة")."""
    for view in _descriptions(clustering, "Group"):
        own = clustering.of(view)
        if own is None or own.record or own.names or view.lang != "ar" or not view.definite or len(view.words) > 1 \
                or view.mention.number != "Plur":
            continue
        epithets = {view.head, f"{view.head}ه"}
        bodies = [c for c in clustering if c is not own and c.type in ("Organization", "Group") and any(
            v.mention.begin < view.mention.begin and epithets & set(words(v.mention.text)[1:]) for v in c.described())]
        best = _nearest(bodies, view, after=False)
        if best is not None:
            clustering.merge(best, own, "called so before", 0.7)


def hyphenated(clustering: Clustering, extraction: Extraction) -> None:
    """What a tokeniser cut off a name at its hyphen is the name ("sook" of "Kim Hyun-sook")."""
    text = extraction.document.article.text
    ends = {v.mention.end: v for v in clustering.views if v.named}
    for view in clustering.views:
        at = view.mention.begin - 1
        halves = [v for v in (view, ends.get(at)) if v and v.mention.type in ("Person", "Thing") and not v.countries]
        if view.named and text[at:at + 1] == "-" and len(halves) == 2:
            _join(clustering, ends[at], view, "one hyphenated name", 0.95)


def abbreviations(clustering: Clustering, extraction: Extraction) -> None:
    """A name in brackets after another, and acronyms of full names ("National Civil Police (PNC)")."""
    text = extraction.document.article.text
    for left, right in _name_pairs(clustering):
        between = text[left.mention.end:right.mention.begin]
        if left.mention.type == "State":
            continue
        bracketed = between.strip(" «\"“") == "(" and text[right.mention.end:right.mention.end + 1] in (")", "»", "”")
        if bracketed and left.mention.type == "Place" and any(_spells(right, v, text) for v in clustering.views):
            continue  # "Works Agency in the Near East (UNRWA)": a longer name has the letters
        if bracketed and _abbreviates(right, left) or _spells(right, left, text):
            _join(clustering, left, right, "in brackets after the name", 0.95)
        elif acronym_of(right.mention.name, left.mention.name) or acronym_of(left.mention.name, right.mention.name):
            _join(clustering, left, right, "acronym", 0.9)


def _spells(short: View, full: View, text: str) -> bool:
    """True for capitals in brackets whose letters stand in order in a name earlier in the sentence, initial first."""
    if not short.named or not full.named or full.mention.sentence != short.mention.sentence or full.mention.type != "Organization" \
            or full.mention.end > short.mention.begin or len(short.mention.name) < 3 or not short.mention.name.isupper():
        return False
    between = text[full.mention.end:short.mention.begin]
    closed = text[short.mention.end:short.mention.end + 1] == ")"
    return closed and between.endswith("(") and between.count("(") == 1 and len(between) <= LONGEST_GAP \
        and contracts(short.mention.name.capitalize(), full.mention.name)


def _abbreviates(short: View, full: View) -> bool:
    name = short.mention.name
    return name.replace(".", "").isupper() or (not name.isascii() and full.mention.name.isascii()) \
        or contracts(name, full.mention.name)


def parts_of_names(clustering: Clustering, extraction: Extraction) -> None:
    """Short names of people and organisations, for the fuller name nearest before, else after."""
    for view in clustering.views:
        own = clustering.of(view)
        lone = view.mention.kind == "nominal" and view.mention.type == "Person" and len(view.words) == 1 \
            and gazetteer.title_nouns(view.lang).get(view.words[0]) != "honorific"
        if not (view.named or lone) or own is None or own.record or view.mention.type == "State" \
                or any(_shortens(view, n) for n in own.names):
            continue
        candidates = [c for c in clustering if c is not own and any(_shortens(view, n) for n in c.names)
                      and clustering.compatible(own, c) and not _other_office(own, c) and not _other_person(own, c)]
        relatives = gazetteer.kin(view.lang)
        others = [c for c in candidates if not any({v.title_head, v.head} & relatives for v in c.views)]
        titled = [c for c in others if view.title_head and any(v.title_head == view.title_head for v in c.names)]
        best = _nearest(titled or others or candidates, view)
        if best is not None:
            clustering.merge(best, own, "part of a fuller name", 0.9 if len(candidates) == 1 else 0.7)


def _is_father(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True if a lone word is but the father's name in the full one ("سعد" in "عبدالعزيز بن سعد")."""
    if len(short) != 1 or short[0] not in full:
        return False
    at = full.index(short[0])
    return at > 0 and full[at - 1] in FATHER


def _other_office(short: Cluster, full: Cluster) -> bool:
    """True if both have offices and none in common, or a first name has a title that the full name has not.

    "Crown Prince Hussein" is neither "Secretary Hussein Sample" nor "Hussein Test".
    """
    offices = [{v.title_head for v in c.names if gazetteer.title_nouns(v.lang).get(v.title_head) == "office"}
               for c in (short, full)]
    if offices[0] and offices[1] and not offices[0] & offices[1]:
        return True
    given = {core(v.mention.name)[0] for v in full.names if len(core(v.mention.name)) > 1}
    titled = [v for v in short.names if v.title_head and core(v.mention.name)[0] in given]
    known = {word for v in full.names for word in (v.title_head, *v.title_mods)}
    return bool(titled) and not {v.title_head for v in titled} & known


def _other_person(left: Cluster, right: Cluster) -> bool:
    """True if both have full names in one script, and none is short for another ("Carrie Lam", "Jeremy Lam")."""
    if left.type != "Person" or right.type != "Person":
        return False
    full = [[n for v in c.names if len(n := core(v.mention.name)) > 1] for c in (left, right)]
    return all(full) and not any(part_of(a, b) or part_of(b, a) or sorted(a) == sorted(b) or _scripts(a) != _scripts(b)
                                 for a in full[0] for b in full[1])


def _scripts(name: tuple[str, ...]) -> tuple[bool, bool]:
    return is_arabic(" ".join(name)), " ".join(name).isascii()


def _shortens(short: View, full: View) -> bool:
    if short.mention.type == "Person" or full.mention.type == "Person":
        a, b = core(short.mention.name), core(full.mention.name)
        return len(a) < len(b) and part_of(a, b) and (len(a) > 1 or len(a[0]) > 1) and not _other_country(short, full) \
            and not _is_father(short.words, full.words)
    a, b = short.words, full.words
    if len(a) >= len(b) or _other_country(short, full):
        return False
    if short.mention.type == "Place" or full.mention.type == "Place":
        classes = gazetteer.place_words(short.lang, "class") | gazetteer.place_words(short.lang, "facility")
        return a == tuple(w for w in b if w not in classes)
    distinctive = len(a) > 1 or (a and a[0] not in gazetteer.actor_nouns(short.lang) and len(a[0]) > 3)
    return bool(distinctive) and part_of(a, b) and (same_spelling(a[0], b[0]) or len(a) > 1)


def similar_spellings(clustering: Clustering, extraction: Extraction) -> None:
    """Names a letter apart, word by word."""
    for left, right in _name_pairs(clustering):
        a, b = left.words, right.words
        if len(a) == len(b) and a and "".join(a) != "".join(b) and not _other_country(left, right) \
                and (len(a) > 1 or len(a[0]) > 5) and all(same_spelling(x, y) for x, y in zip(a, b, strict=True)):
            _join(clustering, left, right, "spelling one letter apart", 0.85)
        elif "".join(a) == "".join(b) and a:
            _join(clustering, left, right, "same letters", 0.95)
        elif len(a) == len(b) == 1 and left.mention.type == right.mention.type == "Group" and abs(len(a[0]) - len(b[0])) == 1 \
                and a[0].removesuffix("s") == b[0].removesuffix("s"):
            _join(clustering, left, right, "plural of the name", 0.9)


# Before an office that somebody does not hold any more.
PAST = "ex-"


def roles_of_people(clustering: Clustering, extraction: Extraction) -> None:
    """"The president", "الوزير", "الزعيم الكوري الشمالي": the person to whom the text gives that office."""
    for view in _descriptions(clustering, "Person"):
        own = clustering.of(view)
        if (not view.definite and not view.countries) or own is None or own.names or own.record:
            continue
        bearers = [c for c in clustering if c is not own and c.names and c.type == "Person" and _holds(view, c)]
        best = _nearest(bearers, view, after=bool(view.countries) or view.mods == REPUBLIC)
        if best is not None:
            clustering.merge(best, own, "office given to that person", 0.85 if len(bearers) == 1 else 0.65)


def _holds(view: View, person: Cluster) -> bool:
    if view.mention.number in ("Plur", "Dual"):
        return False
    known = person.countries
    if view.countries and known and not set(view.countries) & known:
        return False
    for head, mods, countries in person.roles():
        agree = not view.countries or not countries or set(view.countries) & countries
        if head and head == view.head.removeprefix(PAST) and agree and fits(view.mods, mods):
            return True
    leads = view.head in _leaders(view.lang) and view.mods <= REPUBLIC and person.record is not None
    return bool(leads and view.countries and person.record and person.record.country in view.countries)


def _leaders(lang: str) -> frozenset[str]:
    return frozenset(("president", "leader")) if lang == "en" else frozenset(("رييس", "زعيم"))


def repeated_descriptions(clustering: Clustering, extraction: Extraction) -> None:
    """A definite description takes up the nearest earlier one with its head and nothing against it."""
    for view in _descriptions(clustering):
        own = clustering.of(view)
        if own is None or own.record or own.begin < view.mention.begin:
            continue
        earlier = [c for c in clustering if c is not own and any(_takes_up(view, e) for e in c.described()
                                                                 if e.mention.begin < view.mention.begin)]
        fitting = [c for c in earlier if clustering.compatible(c, own) and not _foreign_to(view, c)]
        if not view.countries and view.head in gazetteer.members(view.lang):  # "القوات" are rather those not listed
            fitting = [c for c in fitting if not c.record] or fitting
        best = _nearest(fitting, view, after=False)
        if best is not None:
            clustering.merge(best, own, "same description", 0.75)


def _foreign_to(view: View, other: Cluster) -> bool:
    return bool(view.countries and other.countries and not set(view.countries) & other.countries)


def _takes_up(later: View, earlier: View) -> bool:
    if earlier.named or earlier.head != later.head or not later.head:
        return False
    if not later.definite and (not earlier.headline or earlier.definite and later.mods < earlier.mods):
        return False
    numbers = {later.mention.number, earlier.mention.number} - {""}
    if len(numbers) > 1 or (later.countries and earlier.countries and set(later.countries) != set(earlier.countries)):
        return False
    return fits(later.mods, earlier.mods) or later.definite and earlier.headline and not earlier.mods


def class_nouns(clustering: Clustering, extraction: Extraction) -> None:
    """"الحزب", "التنظيم", "the ministry" alone: the nearest earlier organisation or agreement whose name has the noun."""
    for view in _descriptions(clustering):
        own = clustering.of(view)
        if own is None or own.record or not view.definite or own.names \
                or view.mention.type not in ("Organization", "Agreement", "Place", "Thing") or view.mods and len(view.words) < 2:
            continue
        noun = view.words[0] if view.mention.number == "Plur" and view.words else view.head
        found = [c for c in clustering if c is not own and c.begin < view.mention.begin
                 and (_shortened(view, c) if view.mods else noun in _classes(c))
                 and clustering.compatible(c, own) and (not view.countries or set(view.countries) <= c.countries)]
        best = _nearest(found, view, after=False)
        if best is not None:
            clustering.merge(best, own, "noun of its class", 0.7)


def the_latter(clustering: Clustering, extraction: Extraction) -> None:
    """"The latter", "الأخير": the last one named before it, in its sentence or the one before."""
    for view in _descriptions(clustering):
        own = clustering.of(view)
        if own is None or own.names or not view.definite or len(view.words) > 2 or view.mention.number in ("Plur", "Dual") \
                or bare(view.words[-1]) not in gazetteer.latter(view.lang):
            continue
        named = [v for v in clustering.views if v.named and v.mention.type in ("Person", "Organization", "State")
                 and v.mention.end <= view.mention.begin and view.mention.sentence - v.mention.sentence <= 1]
        fitting = [c for v in named if (c := clustering.of(v)) is not None and clustering.compatible(c, own)]
        if fitting:
            clustering.merge(fitting[-1], own, "the last one named", 0.7)


def _shortened(view: View, body: Cluster) -> bool:
    """True for the noun and more of a body's name: its end in English ("the traffic police"), its beginning in Arabic.

    "الهيئة العامة" is short for "الهيئة العامة للاستثمار".
    """
    length = len(view.words)
    fuller = [v.words for v in body.described() if len(v.words) > length and (v.named or v.lang == "ar" and v.definite)]
    return any((name[:length] if view.lang == "ar" else name[-length:]) == view.words for name in fuller)


def _classes(found: Cluster) -> set[str]:
    """Nouns by which a named thing may be called: words at the ends of its names, its titles."""
    nouns = {v.title_head for v in found.views if v.title_head} | {v.head for v in found.views if v.head}
    for name in [v.words for v in found.names] + [words(n) for _, n in (found.record.names if found.record else ())]:
        if name:
            nouns |= {name[0], name[-1], _before_preposition(name)}
    return nouns


def _before_preposition(name: tuple[str, ...]) -> str:
    """The noun that an English preposition follows in a name ("agency" of "Works Agency for Refugees in the East")."""
    at = next((i for i, word in enumerate(name) if i and word in ("of", "for", "on", "in", "to", "at")), 0)
    return name[at - 1] if at else name[-1]


SIEVES: tuple[Sieve, ...] = (
    hyphenated, split_names, same_names, abbreviations, apposed, title_beside, apposed_in_the_tree, names_inside, parts_of_names,
    similar_spellings, roles_of_people, the_latter, members_of_bodies, forces_of_people, named_by_their_epithet,
    repeated_descriptions, class_nouns)



# --- helpers ------------------------------------------------------------------------------------


def _join(clustering: Clustering, left: View, right: View, reason: str, score: float) -> None:
    a, b = clustering.of(left), clustering.of(right)
    if a is not None and b is not None:
        clustering.merge(a, b, reason, score)


def _name_pairs(clustering: Clustering) -> list[tuple[View, View]]:
    named = [v for v in clustering.views if v.named]
    return [(a, b) for i, b in enumerate(named) for a in named[:i] if clustering.of(a) is not clustering.of(b)]


def _descriptions(clustering: Clustering, kind: str = "") -> list[View]:
    return [v for v in clustering.views if v.mention.kind == "nominal" and (not kind or v.mention.type == kind)]


def _other_country(left: View, right: View) -> bool:
    return bool(left.countries and right.countries and not set(left.countries) & set(right.countries))


def _nearest(candidates: Sequence[Cluster], view: View, after: bool = True) -> Cluster | None:
    """The cluster mentioned last before a place; failing that the only one after it."""
    before = [(last.mention.begin, c) for c in candidates if (last := c.last_before(view.mention.begin))]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return candidates[0] if after and len(candidates) == 1 else None


