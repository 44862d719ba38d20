"""Which entry of the public lists a mention stands for, metonymy included.

"Government of X" and "authorities of X" are the State; a capital or palace is the State where it acts, the place
where something happens there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.model import Extraction
from kg.resolve import gazetteer
from kg.resolve.gazetteer import Record
from kg.resolve.names import FATHER, bare, name_key
from kg.resolve.views import View, head_word
from kg.text import fold, is_arabic

_ACTS = ("agent", "participant", "target")
_HALVES = frozenset(("شمالية", "الشمالية", "الشمالي", "الجنوبية", "الجنوبي", "في", "South", "North", "of", "The"))
_LINKS = frozenset(("of", "the", "central", "مركزيه", "اي", "this", "new"))


class Linker:
    """Looks mentions of one article up; knows which countries the article is about."""

    def __init__(self, extraction: Extraction, views: Sequence[View]) -> None:
        self.lang = extraction.document.article.lang or "en"
        self.sentences = {s.index: s for s in extraction.document.sentences}
        self.views = views
        self.counts: Counter[str] = Counter()
        for view in views:  # a State named, by itself or by its capital, says more than an adjective of nationality
            named = gazetteer.states().find(view.mention.name) if view.named else ()
            self.counts.update({c: 3 if named else 2 if view.headline else 1 for c in view.countries})
            self.counts.update(dict.fromkeys(_place_country(view), 3))
            if view.named and len(view.words) > 1 and (known := gazetteer.person(view.mention.name)) and known.country:
                self.counts[known.country] += 1
        self.full_names = [v.words for v in views if v.named and len(v.words) > 1 and v.mention.type in ("Person", "Thing")]

    def record(self, view: View) -> Record | None:
        """The entry of the lists that the mention stands for, None for an unlisted or ambiguous one."""
        if view.mention.kind == "name":
            return self._of_name(view) or self._without_conjunction(view) or self._usual_body(view)
        if view.mention.kind == "nominal":
            return self._of_description(view) or self._usual_body(view)
        return None

    def _usual_body(self, view: View) -> Record | None:
        """The body that news of the country means by a noun alone, unless the article has another so called ("التحالف الدولي")."""
        if view.mention.type not in ("Organization", "Group", "Thing") or not (view.named or view.definite):
            return None
        home = self.home()
        found = gazetteer.usual_body(view.mention.name or view.mention.text, self.lang, home) if home else None
        if found is None:
            return None
        for other in self.views:
            if other.mention.kind in ("name", "nominal") and view.words[-1] in other.words and len(other.words) > 1:
                listed = gazetteer.organization(other.mention.name or other.mention.text)
                if listed and listed.key != found.key:
                    return None
        return found

    def _without_conjunction(self, view: View) -> Record | None:
        """The entry of a name whose conjunction or preposition was left on it ("وروسيا")."""
        name = view.mention.name
        if self.lang != "ar" or name[:1] not in ("و", "ل", "ب") or len(name) < 5:
            return None
        person = gazetteer.person(name[1:]) if view.mention.type in ("Person", "Thing") and " " in name else None
        return self._state_name(name[1:]) or gazetteer.organization(name[1:]) or person or self._city_behind_a_letter(view)

    @staticmethod
    def _city_behind_a_letter(view: View) -> Record | None:
        """The large city of a place that bears a preposition ("بجدة"), where no place is called so with it."""
        name = view.mention.name
        if view.mention.type != "Place" or gazetteer.city(name):
            return None
        found = gazetteer.city(name[1:])
        return found if found and found.population >= gazetteer.LARGE_CITY else None

    # --- names ----------------------------------------------------------------------------------

    def _of_name(self, view: View) -> Record | None:
        name, kind = view.mention.name, view.mention.type
        if view.title_head and gazetteer.state_words(self.lang).get(view.title_head, ("",))[0] == "capital":
            found = gazetteer.capital(view.countries[0]) if view.countries else None
            return found or gazetteer.city(name, self.lang, self.counts)
        word = view.words[0] if len(view.words) == 1 else ""
        words = gazetteer.state_words(self.lang)
        if word in words and words[word][0] != "modifier" and kind != "Organization":
            return self._state_description(view, *gazetteer.state_words(self.lang)[word])
        whole = f"{view.mention.title} {name}" if view.mention.title else name
        if view.in_quotes and kind != "Person" and (paper := gazetteer.in_quotes(name, self.lang)):
            return paper
        if kind == "Person":
            return self._person(view)
        if kind == "Organization" and view.title_head in gazetteer.papers(self.lang):
            return gazetteer.organization(whole)  # no city or region, though the paper is called after one
        if kind == "State" and (code := gazetteer.demonym_of(name)):
            return gazetteer.state(code)
        if kind in ("Place", "State", "Thing") and (region := gazetteer.regions().find(name)):
            return region[0]
        state = self._state_phrase(whole) or self._state_name(name)
        if state:
            return state
        acting = gazetteer.metonym_of(name) or gazetteer.capital_of(name)
        if acting and kind in ("Place", "State", "Organization", "Thing"):
            return self.capital_or_state(view, acting)
        found = self._organization(view, whole) or self._organization(view, name) or self._institution(whole)
        if found:
            return found
        if kind == "Group" and (people := self._people(name)):
            return people
        return self._city(view) if kind in ("Place", "State", "Thing") else None

    def _organization(self, view: View, text: str) -> Record | None:
        """The listed organisation; one word of a longer listed name in the article is short for that one.

        "القاعدة" is the branch that the article names in full, and no organisation where the article has a base.
        """
        found = gazetteer.organization(text)
        if found is None or len(view.words) != 1:
            return found
        if not view.mention.title and any(v.mention.type == "Place" and len(v.words) > 1 and view.words[0] == v.words[0]
                                          for v in self.views):
            return None
        for other in self.views:
            longer = gazetteer.organization(other.mention.name) if len(other.words) > 2 else None
            if longer and longer.key != found.key and other.words[0] == view.words[0]:
                return longer
        return found

    def _city(self, view: View) -> Record | None:
        """The city of that name; a bare capitalised or proper noun that nobody called a place must be a large one."""
        name = _without_class(view.mention.name or view.mention.text, self.lang)
        if not name or (view.mention.kind == "nominal" and name == view.mention.name):
            return None
        name, countries = _without_nationality(name)
        found = gazetteer.city(name, self.lang, countries or self.counts)
        sure = view.mention.type != "Thing" or view.title_head
        return found if found and (sure or found.population >= gazetteer.LARGE_CITY) else None

    @staticmethod
    def _state_name(name: str) -> Record | None:
        found = gazetteer.states().find(name)
        return found[0] if found and not (name.isascii() and name.islower()) else None

    def _person(self, view: View) -> Record | None:
        """A listed person by full name; by a short name only where no fuller name in the article has it.

        A short name also wants the person's country somewhere in the article: "Johnson" may be anybody.
        """
        found = gazetteer.person(view.mention.name)
        if found is None or (view.countries and found.country and found.country not in view.countries):
            return None
        if len(view.words) > 1:
            return found
        if not self._at_home(found):
            return None
        others = [full for full in self.full_names if view.words[0] in full and not self._names(found, full)]
        return None if others else found

    def _at_home(self, person: Record) -> bool:
        return not person.country or not self.counts or person.country in self.counts

    @staticmethod
    def _names(record: Record, name: tuple[str, ...]) -> bool:
        return any(name_key(n) == " ".join(name) for _, n in record.names)

    def capital_or_state(self, view: View, code: str) -> Record | None:
        """The State where its capital or palace acts, else the city, or None for a palace: a place of its own."""
        if self.acts(view):
            return gazetteer.state(code)
        return gazetteer.city(view.mention.name, self.lang, (code,))

    def acts(self, view: View) -> bool:
        """True where the events or, failing that, the syntax say that a place acts."""
        for role, cls in view.roles:
            if role == "place":
                return False
            if role == "agent" or (role in _ACTS and cls not in gazetteer.capital_is_place()):
                return True
        if any(role in _ACTS for role, _ in view.roles):
            return False
        return not self._is_where(view)

    def _is_where(self, view: View) -> bool:
        """True after a preposition of place or a noun for a place ("in Tehran", "شوارع طهران"), and without a parse."""
        sentence = self.sentences.get(view.mention.sentence)
        word = head_word(view.mention, sentence)
        if word is None or sentence is None:
            return True
        for _ in range(len(sentence.words)):
            if word.relation not in ("conj", "flat", "appos") or (head := sentence.head(word)) is None:
                break
            word = head
        cases = sentence.children(word, "case")
        if any(fold(c.lemma) in gazetteer.place_words(self.lang, "preposition") for c in cases):
            return True
        head = sentence.head(word)
        if cases or head is None or word.relation not in ("nmod", "compound", "flat"):
            return word.relation in ("root", "parataxis", "dep", "orphan")
        return gazetteer.actor_nouns(self.lang).get(fold(head.lemma)) == "Place"

    # --- descriptions ---------------------------------------------------------------------------

    def _of_description(self, view: View) -> Record | None:
        text = view.mention.name or view.mention.text
        table = gazetteer.state_words(self.lang)
        kind, only = table.get(view.head) or table.get(view.words[0] if view.words else "") or ("", frozenset())
        phrase = self._state_phrase(text)
        if phrase:
            return phrase
        one = view.mention.type == "Person" and view.mention.number not in ("Plur", "Dual") and not view.of_another
        if one and (person := self._in_tail(view)):
            return person
        if kind == "government" and self.lang == "en" and (code := self._governed(view)):
            return gazetteer.state(code)
        if kind == "government" and (leader := self._leader_after(view)):
            return gazetteer.state(leader.country)
        lies = kind == "government" and any(table[w][0] == "modifier" for w in view.mods & table.keys())
        if kind not in ("", "modifier") and not lies and not view.mods - _LINKS - table.keys():
            return self._state_description(view, kind, only)
        if view.mention.type == "Place" and not view.countries and (place := self._city(view)):
            return place
        if view.mention.type == "Group" and (code := gazetteer.demonym_of(text)):
            adjective = self.lang == "ar" and view.mention.number == "Sing" and not fold(text).endswith(("ون", "ين"))
            return gazetteer.state(code) if adjective else gazetteer.institution("people", code)
        found = self._organization(view, text) or self._institution(text) or self._of_members(view)
        return found or (self._beginning(text) if view.mention.type in ("Organization", "Group") else None)

    def _of_members(self, view: View) -> Record | None:
        """The listed organisation whose fighters or arms an Arabic description names ("طائرات التحالف العربي")."""
        if self.lang != "ar" or view.head not in gazetteer.members(self.lang) or view.mention.type not in ("Group", "Organization"):
            return None
        _, _, rest = (view.brief or view.mention.name).strip().partition(" ")
        found = gazetteer.organization(rest) if rest else None
        return found if found and found.type == "Organization" else None

    def _beginning(self, text: str) -> Record | None:
        """What an Arabic description begins with, where the parser hung more on it ("وزارة الدفاع خشية")."""
        tokens = text.split()
        for end in range(len(tokens) - 1, 1, -1) if self.lang == "ar" else ():
            if tokens[end].startswith(("ال", "لل")):
                continue  # a definite adjective says which one
            part = " ".join(tokens[:end])
            if found := gazetteer.organization(part) or self._institution(part):
                return found
        return None

    def _governed(self, view: View) -> str | None:
        """The country of a national government called by its seat, or by somebody with the country ("Managua government")."""
        named = {w for v in self.views if v.named and v.mention.type == "Person" for w in v.words}
        others = view.mods - _LINKS - {w for c in view.countries for w in _country_words(c)}
        if len(view.countries) < 2 and others and others <= named:
            return view.countries[0] if view.countries else self.home(view=view)
        left = _tokens(view.mention.name or view.mention.text)
        seat = gazetteer.capital_of(" ".join(w for w in left if fold(w) not in (view.head, "the")))
        return seat if not view.countries else None

    def _leader_after(self, view: View) -> Record | None:
        """The listed person whose name follows a government ("حكومة الرئيس" before "بشار الأسد")."""
        after = [v for v in self.views if v.named and 0 < v.mention.begin - view.mention.end <= 2]
        found = gazetteer.person(after[0].mention.name) if after else None
        return found if found and found.country else None

    def _in_tail(self, view: View) -> Record | None:
        """The listed person whose name ends a description ("الرئيس الأميركي باراك أوباما")."""
        tokens = _tokens(view.mention.name or view.mention.text)
        for at in range(1, len(tokens)):
            found = gazetteer.person(" ".join(tokens[at:]))
            if found and fold(tokens[at - 1]) in FATHER:
                return None  # "سلطان بن سلمان بن عبد العزيز" is the son
            alone = at == len(tokens) - 1
            if found and alone and (at < 2 and self.lang == "ar" or not self._at_home(found) or not self._is_role(tokens[at - 1])):
                return None  # "مدير الصيد" is a director of fisheries, "رفعت الأسد" is not Bashar
            if found and (not view.countries or not found.country or found.country in view.countries):
                return found
        return None

    def _is_role(self, word: str) -> bool:
        """True for a word that may stand between an office and a family name: part of the office, no first name."""
        known = bare(fold(word)) in gazetteer.title_nouns(self.lang) or gazetteer.demonym_of(word) is not None
        return known or self.lang == "ar" and word.startswith("ال")

    def _state_description(self, view: View, kind: str, only: frozenset[str]) -> Record | None:
        if len(view.countries) > 1 or view.mention.number == "Dual":
            return None
        if not view.countries and (not view.definite or kind == "with country"):
            return None
        code = view.countries[0] if view.countries else self.home(only, view) or self._usual(view)
        if code is None:
            return None
        return gazetteer.capital(code) if kind == "capital" else gazetteer.state(code)

    def _usual(self, view: View) -> str | None:
        """The country that a noun with nothing beside it means where the article does not tell ("المملكة")."""
        return gazetteer.usual_country(self.lang).get(view.words[0]) if len(view.words) == 1 else None

    def home(self, only: frozenset[str] = frozenset(), view: View | None = None) -> str | None:
        """The country the article is about: most often named, at least twice as often as the next one or alone."""
        counts = [(n, c) for c, n in sorted(self.counts.items()) if not only or c in only]
        counts.sort(key=lambda pair: -pair[0])
        if not counts:
            return None
        if len(counts) == 1 or counts[0][0] > counts[1][0]:
            return counts[0][1]
        return None

    def _state_phrase(self, text: str) -> Record | None:
        """"حكومة جمهورية كوريا …", "Government of Mongolia", "the Bukele administration": state words round a country.

        What is left when the state words are taken off both ends must be a State, a nationality or a listed leader.
        """
        table, tokens = gazetteer.state_words(self.lang), _tokens(text)
        if self.lang == "ar" and len(tokens) > 2 and _is_state_word(table, bare(fold(tokens[0]))):
            for length in range(min(len(tokens), 6), 1, -1):  # whatever the parser hung on: "السلطات الأميركية …"
                if code := gazetteer.country_of(" ".join(tokens[1:length])):
                    return gazetteer.state(code)
        governs = bool(tokens) and table.get(bare(fold(tokens[0])), ("",))[0] == "government"
        stripped = False
        while tokens:
            rest = " ".join(tokens)
            if listed := gazetteer.states().find(rest):
                return listed[0]
            if stripped and (code := self._country_of_rest(tokens) or (self._country_of_office(tokens) if governs else None)):
                return gazetteer.state(code)
            first, last = bare(fold(tokens[0])), fold(tokens[-1])
            if _is_state_word(table, first) or first in _LINKS:
                stripped, tokens = stripped or first not in _LINKS, tokens[1:]
            elif _is_state_word(table, last):
                stripped, tokens = True, tokens[:-1]
            else:
                return None
        return None

    def _country_of_rest(self, tokens: list[str]) -> str | None:
        """Country of a nationality, or of a listed person with or without title ("الرئيس بشار الأسد")."""
        rest = " ".join(tokens).removesuffix("'s").removesuffix("’s")
        if code := gazetteer.demonym_of(rest) or gazetteer.ruled_by(rest):
            return code
        titles = gazetteer.title_nouns(self.lang)
        while len(tokens) > 1 and bare(fold(tokens[0])) in titles:
            tokens = tokens[1:]
        found = gazetteer.person(" ".join(tokens).removesuffix("'s").removesuffix("’s"))
        return found.country if found else None

    def _country_of_office(self, tokens: list[str]) -> str | None:
        """The nationality in the title of the head of a government ("رئيس الوزراء المجري" and a name)."""
        if self.lang != "ar" or gazetteer.title_nouns(self.lang).get(bare(fold(tokens[0]))) != "office":
            return None
        codes = (gazetteer.demonym_of(token) for token in tokens[1:3])
        return next((code for code in codes if code), None)

    def _institution(self, text: str) -> Record | None:
        """"وزارة الداخلية التونسية", "the Algerian army": an institution and one country, nothing else."""
        codes = gazetteer.countries_in(text)
        if len(codes) > 1:
            return None
        phrase = " ".join(w for w in _tokens(text) if not _is_country_word(w))
        said = () if codes else self._countries_of(phrase)
        code = codes[0] if codes else said[0] if len(said) == 1 else self.home()
        if code is None or len(said) > 1:
            return None
        found = gazetteer.institution(phrase, code, alone=not codes)
        if found and not codes and len(self.counts) > 3:
            return None  # too many countries to say whose
        return found

    def _countries_of(self, phrase: str) -> tuple[str, ...]:
        """The countries with which the article has an institution: "الجيش" alone is the Turkish one after "الجيش التركي"."""
        wanted = name_key(phrase)
        said = [v.countries[0] for v in self.views if len(v.countries) == 1 and v.mention.kind in ("name", "nominal") and wanted
                == name_key(" ".join(w for w in _tokens(v.mention.name or v.mention.text) if not _is_country_word(w)))]
        return tuple(dict.fromkeys(said))

    def _people(self, text: str) -> Record | None:
        """A people by its name: "الفلسطينيون", "Russians", "the Syrian people"."""
        code = gazetteer.demonym_of(text)
        return gazetteer.institution("people", code) if code else None


def _country_words(code: str) -> set[str]:
    record = gazetteer.state(code)
    return {word for _, name in (record.names if record else ()) for word in name_key(name).split()}


def _tokens(text: str) -> list[str]:
    return [t for t in (raw.strip("«»\"“”()[]،,.'’") for raw in text.split()) if t]


def _is_country_word(token: str) -> bool:
    if token.isascii() and token.islower():
        return token in ("of", "the", "in")
    possessive = token.removesuffix("'s").removesuffix("’s")
    return gazetteer.country_of(possessive) is not None or token in _HALVES


def _is_state_word(table: Mapping[str, tuple[str, frozenset[str]]], word: str) -> bool:
    return word in table and table[word][0] not in ("capital", "modifier")


def _without_class(name: str, lang: str) -> str:
    """A place's name without the noun that says what it is ("مدينة سوسة", "Quetta city")."""
    classes = gazetteer.place_words(lang, "class")
    kept = [w for w in name.split() if bare(fold(w)) not in classes and fold(w) not in ("of", "the")]
    return " ".join(kept)


def _without_nationality(name: str) -> tuple[str, tuple[str, ...]]:
    """A place's name without the country or Arabic nationality behind it, and that country ("صعدة اليمنية", "Seoul, South Korea")."""
    first, _, last = name.rpartition(" ") if is_arabic(name) else name.rpartition(", ")
    code = gazetteer.country_of(last) if first and not gazetteer.city(name) else None
    if code and is_arabic(name) and gazetteer.demonym_of(last) is None:
        code = None
    return (first, (code,)) if code and any(r.country == code for r in gazetteer.cities().find(first)) else (name, ())


def _place_country(view: View) -> tuple[str, ...]:
    if view.mention.kind != "name" or view.mention.type not in ("Place", "State"):
        return ()
    code = gazetteer.capital_of(view.mention.name) or gazetteer.metonym_of(view.mention.name)
    return (code,) if code else ()


